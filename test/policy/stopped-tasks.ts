import { FALLBACK_RULE } from '../../src/policy/policy.ts';
import {
  exited,
  NO_CAPACITY,
  OUT_OF_MEMORY,
  SIDECARS_ENDED_WITH_THE_APP,
  SPOT_INTERRUPTED,
  STOPPED_BY_USER,
} from './causes.ts';
import { container, EXITED, type KnownFailures, stopped, stoppedAs, unstarted } from './told-by-ecs.ts';

/** Tasks that were ended from outside, by their platform, or by their own exit code. */
export const STOPPED_TASKS: readonly KnownFailures[] = [
  {
    rule: 'spot-interrupted',
    type: 'RETRIABLE',
    waitSeconds: 0,
    freeRetries: 10,
    failures: {
      'Spot took its capacity back, and the app was killed': stoppedAs(SPOT_INTERRUPTED),
      'a Spot notice alone': stopped({
        stopCode: 'TerminationNotice',
        containers: [{ name: 'app', exitCode: 143 }],
      }),
      'a Spot notice beside an exit code that is otherwise final': stopped({
        stopCode: 'SpotInterruption',
        containers: [{ name: 'app', exitCode: 127 }],
      }),
      'Spot by its reason alone, beside an app that ended with 3': stopped({
        stoppedReason: 'Your Spot Task was interrupted.',
        containers: [{ name: 'app', exitCode: 3 }],
      }),
    },
  },
  {
    rule: 'stopped-on-purpose',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'somebody stopped it, and the app was ended': stoppedAs(STOPPED_BY_USER),
      'somebody stopped it, and the app gave an error': stopped({
        stopCode: 'UserInitiated',
        stoppedReason: 'Task stopped by the user',
        containers: [{ name: 'app', exitCode: 1 }],
      }),
      'somebody stopped it before it ran': stopped({
        stopCode: 'UserInitiated',
        stoppedReason: 'Timeout waiting for network interface provisioning to complete.',
        containers: [{ name: 'app' }],
      }),
    },
  },
  {
    rule: 'platform-error',
    type: 'RETRIABLE',
    waitSeconds: 0,
    failures: {
      'a scheduler stopped it': stopped({
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1234)',
      }),
      'the infrastructure was not well': stopped({
        stopCode: 'InfrastructureHealth',
        containers: [{ name: 'app', exitCode: 137 }],
      }),
      'scaling by its reason alone': stopped({
        stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1234)',
        containers: [{ name: 'app', exitCode: 143 }],
      }),
      'its host was gone': stopped({ stoppedReason: 'Host EC2 (instance i-0a1b2c3d) terminated.' }),
      'no network interface in time': unstarted(
        'Timeout waiting for network interface provisioning to complete.',
      ),
      'an internal error': unstarted('InternalError: Fargate had an internal error.'),
      'an internal error that says no more': unstarted('InternalError'),
    },
  },
  {
    rule: 'platform-timeout',
    type: 'TEMPORARY',
    waitSeconds: 30,
    failures: {
      'no storage in time': unstarted('Timeout waiting for EphemeralStorage provisioning to complete.'),
      'a runtime that was too slow': container(
        'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 3m0s',
      ),
    },
  },
  {
    rule: 'capacity-unavailable',
    type: 'TEMPORARY',
    waitSeconds: 30,
    freeRetries: 20,
    failures: {
      'no capacity for the task': unstarted(
        'Capacity is unavailable at this time. Please try again later or in a different availability zone',
      ),
      'no capacity, as RunTask answers': { error: 'AmazonECS.Unknown', cause: NO_CAPACITY },
      'no capacity, as RunTask answers in text': {
        error: 'ECS.AmazonECSException',
        cause: 'RunTask failed: Capacity is unavailable at this time. Please try again later',
      },
    },
  },
  {
    rule: 'network-interface-refused',
    type: 'TEMPORARY',
    waitSeconds: 60,
    failures: {
      'a subnet out of addresses': unstarted(
        "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet 'subnet-0a1b2c3d': InsufficientFreeAddressesInSubnet",
      ),
    },
  },
  {
    rule: 'out-of-memory',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'out of memory, which is exit 137': stoppedAs(OUT_OF_MEMORY),
      'out of memory, which a task says without an exit code': unstarted(
        'OutOfMemoryError: Container killed due to memory usage',
      ),
    },
  },
  {
    rule: 'uncaught-exception',
    type: 'RETRIABLE',
    waitSeconds: 0,
    failures: {
      'an uncaught exception': stoppedAs(exited(1)),
      'an uncaught exception beside a sidecar that did its work': stopped({
        ...EXITED,
        containers: [
          { name: 'proxy', exitCode: 0 },
          { name: 'app', exitCode: 1 },
        ],
      }),
      'an uncaught exception before a sidecar that did its work': stopped({
        ...EXITED,
        containers: [
          { name: 'app', exitCode: 1 },
          { name: 'proxy', exitCode: 0 },
        ],
      }),
    },
  },
  {
    rule: 'invalid-input',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'invalid input': stoppedAs(exited(3)),
      'invalid input beside a sidecar that was killed': stopped({
        ...EXITED,
        containers: [
          { name: 'proxy', exitCode: 137 },
          { name: 'app', exitCode: 3 },
        ],
      }),
      'invalid input beside a sidecar that was ended': stopped({
        ...EXITED,
        containers: [
          { name: 'app', exitCode: 3 },
          { name: 'proxy', exitCode: 143 },
        ],
      }),
    },
  },
  {
    rule: 'network-error',
    type: 'TEMPORARY',
    waitSeconds: 60,
    failures: {
      'a network error': stoppedAs(exited(4)),
      'a network error among sidecars': stoppedAs(SIDECARS_ENDED_WITH_THE_APP),
    },
  },
  {
    rule: 'attempt-timed-out',
    type: 'RETRIABLE',
    waitSeconds: 0,
    failures: {
      'an attempt that took too long': { error: 'States.Timeout', cause: '' },
    },
  },
  {
    rule: 'command-not-runnable',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'a command that is not executable': stoppedAs(exited(126)),
      'a command that a shell does not find': stoppedAs(exited(127)),
      'a command that is not there beside a sidecar that was ended': stopped({
        ...EXITED,
        containers: [
          { name: 'proxy', exitCode: 143 },
          { name: 'app', exitCode: 127 },
        ],
      }),
    },
  },
  {
    rule: FALLBACK_RULE,
    type: 'RETRIABLE',
    waitSeconds: 0,
    failures: {
      'a kill that nothing explains': stoppedAs(exited(137)),
      'an exit code beside those of a shell': stoppedAs(exited(125)),
      'an exit code of a signal': stoppedAs(exited(128)),
      'no exit code at all, and no reason': stopped({
        stopCode: 'TaskFailedToStart',
        containers: [{ name: 'app' }],
      }),
    },
  },
];
