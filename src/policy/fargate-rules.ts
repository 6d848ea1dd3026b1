import {
  all,
  any,
  backingOff,
  error,
  FATAL,
  reason,
  retriable,
  rule,
  stopCode,
  temporary,
} from './conditions.ts';
import type { Rule } from './policy.ts';

/** The image could not be pulled, and the registry or the network said one of these. */
const pullFailed = (...said: readonly string[]) => reason(...said.map((text) => `CannotPull*${text}*`));

/** What the task needs before its containers start could not be had, and one of these was said. */
const notInitialized = (...said: readonly string[]) =>
  reason(...said.map((text) => `ResourceInitializationError*${text}*`));

/**
 * How Fargate tasks fail, and what to do about it, after the ECS documentation on stopped-task error codes. The
 * order matters, since the first match wins: what ended the task from outside comes before what its container
 * showed, and the particular before the general. Fargate cuts long reasons, so the start is what is matched.
 */
export const FARGATE_RULES: readonly Rule[] = [
  // Ended from outside. The container may show exit 137 or 143 then, which says nothing.
  rule(
    'spot-interrupted',
    any(stopCode('SpotInterruption', 'TerminationNotice'), reason('Your Spot Task was interrupted*')),
    { type: 'RETRIABLE', retry: { free: true, maxRetries: 10 } },
    'AWS took the Spot capacity back; then: { capacity-provider: FARGATE } would end on-demand.',
  ),
  rule(
    'stopped-on-purpose',
    stopCode('UserInitiated'),
    FATAL,
    'Somebody stopped the task: run again if that was a mistake.',
  ),
  rule(
    'platform-error',
    any(
      stopCode('ServiceSchedulerInitiated', 'InfrastructureHealth'),
      reason(
        'Scaling activity initiated by*',
        'Host EC2*terminated*',
        'InternalError*',
        'Timeout waiting for network interface provisioning*',
      ),
    ),
    retriable(),
    'The platform failed, not the task.',
  ),
  rule(
    'platform-timeout',
    reason('Timeout waiting for EphemeralStorage provisioning*', 'ContainerRuntimeTimeoutError*'),
    temporary(30),
    'The platform was too slow.',
  ),

  // The container was killed.
  rule(
    'out-of-memory',
    reason('OutOfMemoryError*'),
    FATAL,
    'The container needs more memory: raise it in the task definition, or by then: { memory: x2 }.',
  ),

  // The image.
  rule(
    'registry-rate-limit',
    pullFailed('toomanyrequests', 'too many requests'),
    backingOff(120),
    'The registry limits pulls: sign in to it, or mirror the image to ECR.',
  ),
  rule(
    'image-access-denied',
    pullFailed('pull access denied', 'no basic auth credentials', 'authorization failed', '403 Forbidden'),
    FATAL,
    'The registry refuses the image: check its name, and whether the execution role may pull it.',
  ),
  rule(
    'image-not-found',
    pullFailed('not found', 'manifest unknown', 'does not exist', 'matching platform'),
    FATAL,
    'There is no such image: push it, or correct its tag.',
  ),
  rule(
    'image-pull-failed',
    reason('CannotPull*'),
    temporary(30, 2),
    'The registry could not be reached: if that stays, add a NAT gateway or VPC endpoints to the subnet.',
  ),

  // What the task needs before its containers start.
  rule(
    'resource-missing',
    notInitialized(
      'AccessDenied',
      'not authorized',
      'ResourceNotFound',
      'does not exist',
      'invalid ssm parameters',
    ),
    FATAL,
    'A secret, log group or permission is missing: create it, or allow it to the execution role.',
  ),
  rule(
    'resource-initialization',
    reason('ResourceInitializationError*'),
    temporary(30, 2),
    'ECR, Secrets Manager or CloudWatch Logs could not be reached: if that stays, add a NAT gateway or VPC endpoints to the subnet.',
  ),
  rule(
    'capacity-unavailable',
    reason('*Capacity is unavailable at this time*'),
    backingOff(60),
    'Fargate has no capacity in the zone now: subnets in more zones help.',
  ),
  rule(
    'network-interface-refused',
    reason('*Unexpected EC2 error while attempting to Create Network Interface*'),
    temporary(60, 2),
    'EC2 gave no network interface: if that stays, the subnet is out of addresses; use larger or more.',
  ),

  rule(
    'container-runtime-error',
    reason(
      'CannotStartContainerError*',
      'ContainerRuntimeError*',
      'CannotCreateVolumeError*',
      'CannotInspectContainerError*',
      'CannotStopContainerError*',
    ),
    FATAL,
    'The container cannot run so: check entry point, command, user and volumes.',
  ),

  // RunTask refused. A throttle can hide in the message of another error.
  rule(
    'throttled',
    any(error('*Throttl*', '*TooManyRequests*'), reason('*Throttling*', '*Rate exceeded*')),
    backingOff(15, 'full'),
    'Too many tasks start at once: start fewer, or ask for a higher quota.',
  ),
  rule(
    'service-error',
    any(
      error('ECS.ServerException*', 'ECS.*ServiceUnavailable*', 'ECS.InternalFailure*'),
      reason('*Status Code: 5*'),
    ),
    temporary(15),
    'ECS had an error of its own.',
  ),
  rule(
    'placement-refused',
    all(
      error('ECS.AmazonECSException', 'AmazonECS.Unknown'),
      reason('*RESOURCE:*', '*AGENT*', '*ATTRIBUTE*', '*LOCATION*'),
    ),
    FATAL,
    'ECS looked for a container instance: run the task on Fargate.',
  ),
  rule(
    'run-task-denied',
    error('ECS.AccessDeniedException'),
    FATAL,
    "The state machine's role may not run the task: allow it ecs:RunTask, and iam:PassRole on the task's roles.",
  ),
  rule(
    'run-task-refused',
    error(
      'ECS.InvalidParameterException',
      'ECS.ClusterNotFoundException',
      'ECS.ClientException',
      'ECS.UnsupportedFeatureException',
      'ECS.Platform*Exception',
      'ECS.BlockedException',
    ),
    FATAL,
    'ECS refuses the task as asked for: see the reason.',
  ),

  // The machine itself.
  rule(
    'machine-failed',
    error('States.QueryEvaluationError', 'States.DataLimitExceeded'),
    FATAL,
    'The input does not fit the machine, or an answer was too large: see the reason.',
  ),
];
