import { THROTTLED } from './causes.ts';
import { failures, type KnownFailures, refused, refusedV2 } from './told-by-ecs.ts';

/** Tasks that RunTask refused, and errors of the machine itself. */
export const REFUSED_TASKS: readonly KnownFailures[] = [
  {
    rule: 'throttled',
    type: 'TEMPORARY',
    waitSeconds: 15,
    failures: {
      'a throttled call': { error: 'ECS.ThrottlingException', cause: THROTTLED },
      'a throttled call by the second SDK': refusedV2('ThrottlingException', 'Rate exceeded'),
      'a quota of vCPUs': refused(
        'ThrottlingException',
        "You've reached the limit on the number of vCPUs you can run concurrently",
      ),
      'a throttle that hides in another error': refused(
        'InvalidParameterException',
        'Unable to describe the subnets. (ErrorCode: Throttling)',
      ),
      'a throttle that hides in a ClientException': refusedV2(
        'ClientException',
        'ECS was unable to assume the role. Rate exceeded',
      ),
    },
  },
  {
    rule: 'service-error',
    type: 'TEMPORARY',
    waitSeconds: 15,
    failures: {
      'an error of the service': refused(
        'ServerException',
        'Service Unavailable. Please try again later.',
        500,
      ),
      'a 500 of any name': refused('AmazonECSException', 'Internal Server Error', 500),
      'a 503 of any name by the second SDK': refusedV2('EcsException', 'Service Unavailable', 503),
      'an unavailable service by its name': refused('ServiceUnavailableException', 'Try later', 400),
    },
  },
  {
    rule: 'placement-refused',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'no memory on instances': failures('RESOURCE:MEMORY'),
      'no cpu on instances, under the other name': failures('RESOURCE:CPU', 'ECS.AmazonECSException'),
      'no agent': failures('AGENT'),
      'no such attribute': failures('ATTRIBUTE'),
      'no such location': failures('LOCATION'),
      'no ports on instances, in text': {
        error: 'ECS.AmazonECSException',
        cause: 'Failures: [{Arn: arn:aws:ecs:x, Reason: RESOURCE:PORTS}]',
      },
    },
  },
  {
    rule: 'run-task-denied',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'a call that is not allowed': refused(
        'AccessDeniedException',
        'User is not authorized to perform: ecs:RunTask',
      ),
    },
  },
  {
    rule: 'run-task-refused',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'a parameter that is wrong': refused('InvalidParameterException', 'TaskDefinition is inactive'),
      'no such cluster': refusedV2('ClusterNotFoundException', 'Cluster not found.'),
      'a client that is wrong': refused('ClientException', 'TaskDefinition not found.'),
      'a feature that is not there': refused('UnsupportedFeatureException', 'Not in this region'),
      'a platform that is not there': refused(
        'PlatformUnknownException',
        'The specified platform version does not exist.',
      ),
      'a platform that does not fit': refused(
        'PlatformTaskDefinitionIncompatibilityException',
        'It does not satisfy',
      ),
      'an account that is blocked': refused('BlockedException', 'Your account has been blocked'),
    },
  },
  {
    rule: 'machine-failed',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'an input that does not fit the machine': {
        error: 'States.QueryEvaluationError',
        cause: 'The JSONata expression failed',
      },
      'an answer that is too large': {
        error: 'States.DataLimitExceeded',
        cause: 'The state/task returned a result with a size exceeding the maximum',
      },
    },
  },
];
