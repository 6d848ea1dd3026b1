import fc from 'fast-check';
import type { TaskError } from '../../src/policy/failure.ts';
import {
  CLASSIFICATIONS,
  type Condition,
  EXIT_CODE_RULES,
  fallbackRule,
  type Policy,
  type Rule,
} from '../../src/policy/policy.ts';
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

const CONTAINERS = ['app', 'proxy', 'metrics'];
const STOP_CODES = ['EssentialContainerExited', 'TaskFailedToStart', 'SpotInterruption', 'UserInitiated'];
const ERRORS = ['States.TaskFailed', 'States.Timeout', 'ECS.ThrottlingException', 'AmazonECS.Unknown'];
const REASONS = [
  '',
  'Your Spot Task was interrupted.',
  'OutOfMemoryError: Container killed due to memory usage',
  'CannotPullContainerError: pull access denied for a/b [x] (y) "z"',
  'line\nbreak\ttab \\ back/slash {{ }} %} {% $x',
  'Straße café 🚀 ǅ \ud800 \u2028 \u0000 \u007f',
];

/** Text with all the signs that JSON, JSONata and regular expressions treat on their own. */
const hostileText = fc.oneof(
  fc.constantFrom(...REASONS),
  fc.string({ unit: fc.constantFrom(...'aB *.\\/|[](){}^$+?-"\'`%\n\r\té🚀,:01'), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const hostileName = hostileText.filter((text) => text !== '');
const exitCode = fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 137, 143, 255), fc.integer({ min: 0, max: 255 }));

/** Globs that match one of the reasons, in any case. */
const KNOWN_GLOBS = REASONS.filter((reason) => reason !== '').flatMap((reason) => [
  reason.toUpperCase(),
  `${reason.slice(0, 9).toLowerCase()}*`,
  `*${reason.slice(-5)}`,
  `${reason.slice(0, 3)}*${reason.slice(-3)}`,
]);

const glob = fc.oneof(
  fc.constantFrom(...KNOWN_GLOBS),
  fc.constantFrom('*', 'Your Spot*', '*OutOfMemory*', 'Cannot*Error:*', 'States.*', '*Throttling*', '*i/o*'),
  hostileName,
  fc.tuple(hostileText, hostileText).map(([start, end]) => `${start}*${end}`),
);

const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });

const exitCodes: fc.Arbitrary<Condition> = fc
  .record({ codes: fc.array(fc.tuple(exitCode, exitCode), { maxLength: 3 }), none: fc.boolean() })
  .map(({ codes, none }) => ({
    kind: 'exit-code' as const,
    ranges: codes.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    // A file cannot give a condition without any exit code.
    none: none || codes.length === 0,
  }));

const simple: fc.Arbitrary<Condition> = fc.oneof(
  exitCodes,
  some(fc.oneof(fc.constantFrom(...STOP_CODES), hostileName)).map(
    (anyOf) => ({ kind: 'stop-code', anyOf }) as const,
  ),
  some(fc.oneof(fc.constantFrom(...CONTAINERS), hostileName)).map(
    (anyOf) => ({ kind: 'container', anyOf }) as const,
  ),
  some(glob).map((globs) => ({ kind: 'reason', globs }) as const),
  some(glob).map((globs) => ({ kind: 'error', globs }) as const),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.array(simple, { minLength: 2, maxLength: 3 }).map((of) => ({ kind: 'all', of }) as const),
  },
);

const type = fc.constantFrom(...CLASSIFICATIONS);

const rule: fc.Arbitrary<Rule> = fc
  .record({ when: condition, type, wait: fc.integer({ min: 1, max: 86_400 }), because: hostileName })
  .map(({ when, type: is, wait, because }) => ({
    name: 'own',
    when,
    type: is,
    waitSeconds: is === 'TEMPORARY' ? wait : 0,
    because,
  }));

/** Policies of all kinds of conditions and types. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    container: fc.option(fc.oneof(fc.constantFrom(...CONTAINERS), hostileName), { nil: undefined }),
    maxRetries: fc.nat(5),
    own: fc.array(rule, { maxLength: 4 }),
    defaults: fc.boolean(),
    fallback: fc.oneof(
      { weight: 3, arbitrary: fc.constant('RETRIABLE' as const) },
      { weight: 1, arbitrary: type },
    ),
  })
  .map(({ container, maxRetries, own, defaults, fallback }) => ({
    ...(container !== undefined && { container }),
    maxRetries,
    rules: [
      ...own.map((each, index) => ({ ...each, name: `own-${index}` })),
      ...(defaults ? EXIT_CODE_RULES : []),
    ],
    fallback: fallbackRule(fallback),
  }));

/** Mostly the ends that tell least, so that each way to choose the container that counts is gone. */
const container = fc
  .record({
    name: fc.oneof(fc.constantFrom(...CONTAINERS), hostileText),
    exitCode: fc.oneof(fc.constantFrom(undefined, 0, 137, 143), exitCode),
    reason: fc.option(hostileText, { nil: undefined, freq: 1 }),
  })
  .map(({ name, exitCode: code, reason }) => ({
    name,
    ...(code !== undefined && { exitCode: code }),
    ...(reason !== undefined && { reason }),
  }));

const taskCauses = fc
  .record(
    {
      stopCode: fc.oneof(fc.constantFrom(...STOP_CODES), hostileText),
      stoppedReason: fc.oneof(
        hostileText,
        fc.nat(3).map((times) => 'long 🚀 '.repeat(times * 100)),
      ),
      containers: fc.array(container, { maxLength: 4 }),
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
