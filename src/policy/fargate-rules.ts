import type { Rule } from './policy.ts';
import {
  all,
  any,
  error,
  exitCode,
  FATAL,
  patient,
  reason,
  retriable,
  rule,
  stopCode,
  temporary,
} from './rule-builders.ts';

/** The image could not be pulled, and the registry or the network said one of these. */
const pullFailed = (...said: readonly string[]) => reason(...said.map((text) => `CannotPull*${text}*`));

/** What the task needs before its containers start could not be had, and one of these was said. */
const notInitialized = (...said: readonly string[]) =>
  reason(...said.map((text) => `ResourceInitializationError*${text}*`));

/** RunTask answered, but placed no task, for one of these reasons. */
const notPlaced = (...reasons: readonly string[]) =>
  all(error('ECS.AmazonECSException', 'AmazonECS.Unknown'), reason(...reasons));

/** An instance that ECS adds takes some minutes to come. */
const PLACEMENT_WAIT = { seconds: 60, backoffRate: 2, maxSeconds: 300, jitter: 'none' } as const;

const unreachable = (what: string) =>
  `${what} could not be reached: assign a public IP in a public subnet; add a NAT gateway or VPC endpoints to a private one.`;

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
    'AWS took Spot capacity back. Run on demand what must not wait.',
  ),
  rule(
    'stopped-on-purpose',
    stopCode('UserInitiated'),
    FATAL,
    'Somebody stopped the task: run again if by mistake.',
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
    'The container needs more memory: give the task definition more.',
  ),

  // The image.
  rule(
    'registry-rate-limit',
    pullFailed('toomanyrequests', 'too many requests', 'Rate exceeded', 'Throttling'),
    patient(),
    'The registry limits pulls: sign in, or mirror the image to ECR.',
  ),
  rule(
    'image-access-denied',
    pullFailed('pull access denied', 'no basic auth credentials', 'authorization failed', '403 Forbidden'),
    FATAL,
    'The registry refuses the image: check its name, and the execution role.',
  ),
  rule(
    'image-not-found',
    pullFailed('not found', 'manifest unknown', 'does not exist', 'matching platform'),
    FATAL,
    'There is no such image: push it, or correct its tag.',
  ),
  rule('image-pull-failed', reason('CannotPull*'), temporary(30, 2), unreachable('The registry')),

  // Not the task's fault. A throttle can hide in the message of any error, such as that of a network interface.
  rule(
    'capacity-unavailable',
    reason('*Capacity is unavailable at this time*'),
    patient(),
    'Fargate has no capacity now: subnets in more zones help.',
  ),
  rule(
    'vcpu-quota-reached',
    // Before it: You've, with U+2019. After it: vCPUs, or tasks in older accounts.
    reason('*reached the limit on the number of*'),
    patient(),
    "The account's Fargate quota is used up: raise it in Service Quotas, or run fewer tasks at once.",
  ),
  rule(
    'throttled',
    any(
      error('*Throttl*', '*TooManyRequests*', '*RequestLimitExceeded*'),
      reason('*Throttling*', '*Rate exceeded*', '*Request limit exceeded*', '*RequestLimitExceeded*'),
    ),
    // Tasks that were throttled together must not come back together.
    patient('full'),
    'Too many tasks start at once: start fewer, or raise the quota.',
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
    'A secret, log group or permission of the execution role is missing.',
  ),
  rule(
    'resource-initialization',
    reason('ResourceInitializationError*'),
    temporary(30, 2),
    unreachable('ECR, Secrets Manager or CloudWatch Logs'),
  ),
  rule(
    'network-interface-refused',
    reason('*Unexpected EC2 error while attempting to Create Network Interface*'),
    temporary(60, 2),
    'EC2 gave no network interface: if that stays, the subnet is out of addresses.',
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
    'The container cannot start: check entry point, command, user and volumes.',
  ),

  // Exit codes that a shell and a container runtime give, whatever the program is.
  rule(
    'command-not-runnable',
    exitCode(126, 127),
    FATAL,
    'The command is not executable (126) or not there (127): correct command, entry point or image.',
  ),

  // RunTask refused.
  rule(
    'service-error',
    any(
      error('ECS.ServerException*', 'ECS.*ServiceUnavailable*', 'ECS.InternalFailure*'),
      reason('*Status Code: 5*'),
    ),
    temporary(15),
    'ECS had an error of its own.',
  ),
  // With the launch type FARGATE, ECS places tasks on no instances.
  rule(
    'placement-unavailable',
    notPlaced('*RESOURCE:*', 'AGENT*', '*; AGENT*', '*Reason: AGENT*'),
    { type: 'TEMPORARY', retry: { free: false, maxRetries: 3 }, wait: PLACEMENT_WAIT },
    'No container instance has room now, which passes where ECS adds instances; on Fargate, correct the launch type.',
  ),
  rule(
    'placement-refused',
    notPlaced('ATTRIBUTE*', 'LOCATION*', '*Reason: ATTRIBUTE*', '*Reason: LOCATION*'),
    FATAL,
    'No container instance can ever run the task: correct its attributes and zones, or run it on Fargate.',
  ),
  rule(
    'run-task-denied',
    error('ECS.AccessDeniedException', 'States.Permissions'),
    FATAL,
    "Grant the state machine's role ecs:RunTask, and iam:PassRole on the task's roles.",
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
  rule('attempt-timed-out', error('States.Timeout'), retriable(), 'The attempt took longer than it may.'),
  rule(
    'machine-failed',
    error('States.QueryEvaluationError', 'States.DataLimitExceeded'),
    FATAL,
    'Input or answer do not fit the machine: see the reason.',
  ),
];
