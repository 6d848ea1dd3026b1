import fc from 'fast-check';
import type { TaskError } from '../../src/policy/failure.ts';
import { codePoint } from '../code-points.ts';
import {
  exited,
  IMAGE_NOT_FOUND,
  NO_CAPACITY,
  OUT_OF_MEMORY,
  SIDECARS_ENDED_WITH_THE_APP,
  SPOT_INTERRUPTED,
  STOPPED_BY_USER,
  stoppedTask,
  THROTTLED,
} from '../policy/causes.ts';

export const CONTAINERS = ['app', 'proxy', 'metrics'];
export const STOP_CODES = [
  'EssentialContainerExited',
  'TaskFailedToStart',
  'SpotInterruption',
  'UserInitiated',
];
const ERRORS = ['States.TaskFailed', 'States.Timeout', 'ECS.ThrottlingException', 'AmazonECS.Unknown'];
export const REASONS = [
  '',
  'Your Spot Task was interrupted.',
  'OutOfMemoryError: Container killed due to memory usage',
  'CannotPullContainerError: pull access denied for a/b [x] (y) "z"',
  'line\nbreak\ttab \\ back/slash {{ }} %} {% $x',
  'Straße café 🚀 ǅ \ud800 \u2028 \u0000 \u007f',
];

/** Text with all the signs that JSON, JSONata and regular expressions treat on their own. */
export const hostileText = fc.oneof(
  fc.constantFrom(...REASONS),
  fc.string({ unit: fc.constantFrom(...'aB *.\\/|[](){}^$+?-"\'`%\n\r\té🚀,:01'), maxLength: 12 }),
  fc.string({ unit: codePoint, maxLength: 8 }),
);

export const hostileName = hostileText.filter((text) => text !== '');
export const exitCode = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 4, 137, 143, 255),
  fc.integer({ min: 0, max: 255 }),
);

/** Mostly the ends that tell least, so that each way to choose the container that counts is gone. */
const container = fc
  .record({
    name: fc.oneof(fc.constantFrom(...CONTAINERS), hostileText),
    exitCode: fc.oneof(fc.constantFrom(undefined, 0, 137, 143), exitCode),
    reason: fc.option(hostileText, { nil: undefined, freq: 2 }),
  })
  .map(({ name, exitCode: code, reason }) => ({
    name,
    ...(code !== undefined && { exitCode: code }),
    ...(reason !== undefined && { reason }),
  }));

/** What a task ran with, as ECS writes it and as it never would; mostly whole, so that `then` finds something. */
const ranWith = fc.record(
  {
    Cpu: fc.constantFrom<unknown>('256', '1024', '16384', '256 ', '', 512, null, '9999999999'),
    Memory: fc.constantFrom<unknown>('512', '1862', '2048', '30720', '122880', '777', 1024, 1.5, [2], '-1'),
    EphemeralStorage: fc.constantFrom<unknown>(
      { SizeInGiB: 21 },
      { SizeInGiB: '30' },
      {},
      null,
      [{ SizeInGiB: 9 }],
      20,
    ),
    CapacityProviderName: fc.constantFrom<unknown>('FARGATE', 'FARGATE_SPOT', '', null, 7),
  },
  { requiredKeys: [] },
);

const taskCauses = fc
  .record(
    {
      stopCode: fc.oneof(fc.constantFrom(...STOP_CODES), hostileText),
      stoppedReason: fc.oneof(
        hostileText,
        fc.nat(3).map((times) => 'long 🚀 '.repeat(times * 100)),
      ),
      containers: fc.array(container, { maxLength: 4 }),
      more: ranWith,
    },
    { requiredKeys: [] },
  )
  .map((end) => JSON.stringify(stoppedTask(end)));

/** Objects with the keys of a task or an answer, and values of any type under them. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, '', 0, {}, [], [null], [[]], 'text'),
);
const oddContainer = fc.record(
  { Name: odd, ExitCode: fc.oneof(odd, exitCode), Reason: odd },
  { requiredKeys: [] },
);
const oddTask = fc.record(
  {
    TaskArn: odd,
    StopCode: odd,
    StoppedReason: odd,
    Containers: fc.oneof(odd, fc.array(fc.oneof(oddContainer, odd), { maxLength: 3 })),
  },
  { requiredKeys: [] },
);
const oddFailures = fc.oneof(
  odd,
  fc.array(fc.oneof(odd, fc.record({ Reason: odd, Arn: odd }, { requiredKeys: [] })), { maxLength: 3 }),
);
const oddCauses = fc
  .oneof(
    oddTask,
    fc.record(
      {
        Tasks: fc.oneof(odd, oddTask, fc.array(fc.oneof(odd, oddTask), { maxLength: 2 })),
        Failures: oddFailures,
      },
      { requiredKeys: [] },
    ),
  )
  .chain((value) => fc.constantFrom(JSON.stringify(value), JSON.stringify(value, null, 2)));

const known = fc.constantFrom(
  exited(1),
  exited(3),
  exited(4),
  exited(7),
  IMAGE_NOT_FOUND,
  NO_CAPACITY,
  OUT_OF_MEMORY,
  SIDECARS_ENDED_WITH_THE_APP,
  SPOT_INTERRUPTED,
  STOPPED_BY_USER,
  THROTTLED,
  '',
);

/** JSON with its end cut off, or one character of it replaced: what starts like JSON and is not, or is again. */
const damaged = fc
  .record({
    cause: fc.oneof(taskCauses, oddCauses),
    at: fc.nat(400),
    put: fc.option(fc.constantFrom(...'"\\{}[],:0e.-\n\u0001tx')),
  })
  .map(({ cause, at, put }) => {
    const place = at % (cause.length + 1);
    return cause.slice(0, place) + (put === null ? '' : put + cause.slice(place + 1));
  });

const causes = fc.oneof(
  { weight: 4, arbitrary: known },
  { weight: 4, arbitrary: taskCauses },
  { weight: 3, arbitrary: oddCauses },
  { weight: 3, arbitrary: damaged },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
);

/** Errors and Causes of all shapes, whole and damaged. */
export const taskErrors: fc.Arbitrary<TaskError> = fc.record({
  error: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ERRORS) },
    { weight: 1, arbitrary: hostileName },
  ),
  cause: causes,
});
