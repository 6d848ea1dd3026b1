import type { TaskError } from '../../src/policy/failure.ts';
import { THROTTLED } from './causes.ts';
import { failures, INIT, type KnownFailures, refused, refusedV2, unstarted } from './told-by-ecs.ts';

/** RunTask answered with a failure for each instance. */
const several = (...reasons: readonly string[]): TaskError => ({
  error: 'AmazonECS.Unknown',
  cause: JSON.stringify({
    Failures: reasons.map((reason, index) => ({
      Arn: `arn:aws:ecs:eu-west-1:111122223333:container-instance/uploads/${index}`,
      Reason: reason,
    })),
    Tasks: [],
  }),
});

/** Tasks that RunTask refused, and errors of the machine itself. */
export const REFUSED_TASKS: readonly KnownFailures[] = [
  {
    rule: 'throttled',
    type: 'TEMPORARY',
    waitSeconds: 30,
    freeRetries: 20,
    failures: {
      'a throttled call': { error: 'ECS.ThrottlingException', cause: THROTTLED },
      'a throttled call by the second SDK': refusedV2('ThrottlingException', 'Rate exceeded'),
      'a throttle that hides in another error': refused(
        'InvalidParameterException',
        'Unable to describe the subnets. (ErrorCode: Throttling)',
      ),
      'a throttle that hides in a ClientException': refusedV2(
        'ClientException',
        'ECS was unable to assume the role. Rate exceeded',
      ),
      'a throttle of EC2 that hides in another error': refused(
        'InvalidParameterException',
        'Error retrieving subnet information for [subnet-0a1b2c3d]: Request limit exceeded. (ErrorCode: RequestLimitExceeded)',
      ),
      'a throttle of EC2 without its code': refusedV2(
        'InvalidParameterException',
        'Error retrieving security group information for [sg-0a1b2c3d]: Request limit exceeded.',
      ),
      'a rate of EC2 in another error': refused(
        'InvalidParameterException',
        'Error retrieving subnet information for [subnet-0a1b2c3d]: Rate exceeded (ErrorCode: Throttling)',
      ),
      'a network interface that EC2 throttled': unstarted(
        "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d': RequestLimitExceeded",
      ),
      'a secret that Secrets Manager throttled': unstarted(
        `${INIT} failed: unable to retrieve secret from asm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded`,
      ),
    },
  },
  {
    rule: 'vcpu-quota-reached',
    type: 'TEMPORARY',
    waitSeconds: 30,
    freeRetries: 20,
    failures: {
      'a quota of vCPUs, as RunTask answers': failures(
        'You’ve reached the limit on the number of vCPUs you can run concurrently',
      ),
      'a quota of vCPUs, as a ClientException': refused(
        'ClientException',
        'You’ve reached the limit on the number of vCPUs you can run concurrently',
      ),
      'a quota of vCPUs, as a throttle with an ASCII apostrophe': refused(
        'ThrottlingException',
        "You've reached the limit on the number of vCPUs you can run concurrently",
      ),
      'a quota of tasks': failures(
        "You've reached the limit on the number of tasks you can run concurrently",
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
    rule: 'placement-unavailable',
    type: 'TEMPORARY',
    waitSeconds: 60,
    failures: {
      'no memory on instances': failures('RESOURCE:MEMORY'),
      'no cpu on instances, under the other name': failures('RESOURCE:CPU', 'ECS.AmazonECSException'),
      'no network interface on instances': failures('RESOURCE:ENI'),
      'no agent': failures('AGENT'),
      'no ports on instances, in text': {
        error: 'ECS.AmazonECSException',
        cause: 'Failures: [{Arn: arn:aws:ecs:x, Reason: RESOURCE:PORTS}]',
      },
      'no agent, in text': {
        error: 'ECS.AmazonECSException',
        cause: 'Failures: [{Arn: arn:aws:ecs:x, Reason: AGENT}]',
      },
      'one instance that can never run it, and one without an agent': several('ATTRIBUTE', 'AGENT'),
      'one instance that can never run it, and one that is full': several('ATTRIBUTE', 'RESOURCE:CPU'),
    },
  },
  {
    rule: 'placement-refused',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'no such attribute': failures('ATTRIBUTE'),
      'no such location': failures('LOCATION'),
      'no such attribute, in text': {
        error: 'ECS.AmazonECSException',
        cause: 'Failures: [{Arn: arn:aws:ecs:x, Reason: ATTRIBUTE}]',
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
