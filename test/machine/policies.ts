import fc from 'fast-check';
import { withoutUndefined } from '../../src/json.ts';
import { DEFAULT_RULES, fallback } from '../../src/policy/default-policy.ts';
import { FARGATE_CPUS, FARGATE_SIZES } from '../../src/policy/fargate-sizes.ts';
import type {
  Action,
  Condition,
  ConditionKind,
  MemoryChange,
  NextRun,
  Policy,
  Retry,
  Rule,
  Wait,
} from '../../src/policy/policy.ts';
import { CONTAINERS, exitCode, hostileName, hostileText, REASONS, STOP_CODES } from './arbitraries.ts';

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

const exitCodes = fc
  .record({ codes: fc.array(fc.tuple(exitCode, exitCode), { maxLength: 3 }), none: fc.boolean() })
  .map(({ codes, none }) => ({
    kind: 'exit-code' as const,
    ranges: codes.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    // A file cannot give a condition without any exit code.
    none: none || codes.length === 0,
  }));

/** Conditions of each kind, of which some are made of others. */
const byKind = (
  whole: fc.Arbitrary<Condition>,
): { readonly [Kind in ConditionKind]: fc.Arbitrary<Condition<Kind>> } => {
  const parts = fc.array(whole, { minLength: 1, maxLength: 3 });
  return {
    'exit-code': exitCodes,
    'stop-code': some(fc.oneof(fc.constantFrom(...STOP_CODES), hostileName)).map((anyOf) => ({
      kind: 'stop-code',
      anyOf,
    })),
    container: some(fc.oneof(fc.constantFrom(...CONTAINERS), hostileName)).map((anyOf) => ({
      kind: 'container',
      anyOf,
    })),
    reason: some(glob).map((globs) => ({ kind: 'reason', globs })),
    error: some(glob).map((globs) => ({ kind: 'error', globs })),
    all: parts.map((of) => ({ kind: 'all', of })),
    any: parts.map((of) => ({ kind: 'any', of })),
    not: whole.map((of) => ({ kind: 'not', of })),
  };
};

/** Conditions of every kind, made of each other a few levels deep. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ readonly whole: Condition }>((tie) => {
  const { all, any, not, ...simple } = byKind(tie('whole'));
  return {
    whole: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { weight: 5, arbitrary: fc.oneof(...Object.values(simple)) },
      { weight: 1, arbitrary: all },
      { weight: 1, arbitrary: any },
      { weight: 1, arbitrary: not },
    ),
  };
}).whole;

/** Undefined as often as not. */
const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined, freq: 2 });

const memoryChange: fc.Arbitrary<MemoryChange> = fc.oneof(
  fc.constantFrom(1.1, 1.5, 2, 3.7, 16).map((factor) => ({ kind: 'times', factor }) as const),
  fc.integer({ min: 1, max: 122_880 }).map((mebibytes) => ({ kind: 'plus', mebibytes }) as const),
  fc.constantFrom(1, 512, 1024).map((mebibytes) => ({ kind: 'plus', mebibytes }) as const),
  fc.integer({ min: 512, max: 122_880 }).map((mebibytes) => ({ kind: 'to', mebibytes }) as const),
);

const nextRun: fc.Arbitrary<NextRun> = fc
  .record({
    memory: fc.option(memoryChange, { nil: undefined, freq: 3 }),
    // A file's max-memory is rounded down to a legal one.
    maxMemory: fc.oneof(
      fc.constantFrom(2048, 4096, 122_880),
      fc.constantFrom(...FARGATE_SIZES.map(({ memory }) => memory)),
    ),
    cpu: maybe(fc.constantFrom(...FARGATE_CPUS)),
    ephemeralStorage: maybe(fc.integer({ min: 21, max: 200 })),
    capacityProvider: maybe(fc.constantFrom('FARGATE', 'FARGATE_SPOT')),
    environment: maybe(
      fc.dictionary(fc.constantFrom('A', 'MODE', 'CUSTOMER_ID', '_x9'), hostileName, {
        minKeys: 1,
        maxKeys: 2,
      }),
    ),
  })
  // A file that changes nothing is refused.
  .filter(({ maxMemory: _bound, ...changes }) =>
    Object.values(changes).some((change) => change !== undefined),
  )
  .map((fields) => withoutUndefined(fields));

const retry: fc.Arbitrary<Retry> = fc
  .record({ free: fc.boolean(), maxRetries: maybe(fc.nat(3)), next: maybe(nextRun) })
  .map((fields) => withoutUndefined(fields));

const wait: fc.Arbitrary<Wait> = fc.record({
  seconds: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 86_400 })),
  backoffRate: fc.constantFrom(1, 1.1, 1.5, 2, 3.7, 10),
  maxSeconds: fc.oneof(fc.constant(86_400), fc.integer({ min: 1, max: 900 })),
  jitter: fc.constantFrom('none', 'full'),
});

const retriables = retry.map((own) => ({ type: 'RETRIABLE' as const, retry: own }));

/** What a failure may mean that no rule matches. */
const failures = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ type: 'FATAL' as const }) },
  { weight: 3, arbitrary: retriables },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('TEMPORARY'), retry, wait }) },
);

const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 7, arbitrary: failures },
  { weight: 1, arbitrary: fc.constant<Action>({ type: 'SUCCEEDED' }) },
);

/** Rules of every kind of condition and action, by the names `own-0`, `own-1` … */
export const rules: fc.Arbitrary<readonly Rule[]> = fc
  .array(fc.record({ when: conditions, action: actions, because: hostileName }), { maxLength: 4 })
  .map((own) =>
    own.map(({ when, action, because }, index) => ({ name: `own-${index}`, when, ...action, because })),
  );

/** Policies of all that the language knows. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    container: fc.option(fc.oneof(fc.constantFrom(...CONTAINERS), hostileName), { nil: undefined }),
    maxRetries: fc.oneof(fc.nat(5), fc.constant(100)),
    maxDurationSeconds: maybe(fc.constantFrom(1, 60, 3600, 86_400)),
    own: rules,
    defaults: fc.boolean(),
    rest: fc.oneof({ weight: 3, arbitrary: retriables }, { weight: 1, arbitrary: failures }),
  })
  .map(({ own, defaults, rest, ...fields }) => ({
    ...withoutUndefined(fields),
    rules: [...own, ...(defaults ? DEFAULT_RULES : [])],
    fallback: fallback(rest),
  }));
