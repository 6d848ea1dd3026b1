import type { Attempt } from '../../src/execution/trail.ts';
import type { Report } from '../../src/report/report.ts';
import { attempt, failed, report, START } from '../report/reports.ts';

export const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input' } as const;
const RETRIABLE = { type: 'RETRIABLE', waitSeconds: 0, rule: 'uncaught-exception' } as const;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** All kinds of bars, over some span: TEMPORARY, a wait, RETRIABLE, FATAL, stopped, succeeded, running. */
export function everything(unit: number): Report {
  const at = (units: number) => START + units * unit;
  return report({
    startedAt: START,
    stoppedAt: at(60),
    attempts: [
      attempt(1, failed({ at: at(8), followedBy: { kind: 'retry', at: at(14) } })),
      attempt(2, failed({ decision: RETRIABLE, at: at(20) }), { startedAt: at(14) }),
      attempt(3, failed({ decision: FATAL, at: at(30) }), { startedAt: at(21) }),
      attempt(4, { kind: 'stopped', at: at(38) }, { startedAt: at(31) }),
      attempt(5, { kind: 'succeeded', at: at(50) }, { startedAt: at(39) }),
      attempt(6, { kind: 'running' }, { startedAt: at(50) }),
    ],
  });
}

interface Row {
  readonly first?: number;
  readonly changes?: Partial<Attempt>;
  /** How each attempt ends, and how long it and the wait behind it take, as shares of the span. */
  readonly runs: readonly (readonly [
    end: 'TEMPORARY' | 'RETRIABLE' | 'FATAL' | 'unclassified' | 'succeeded',
    took: number,
    waited?: number,
  ])[];
}

/** Attempts one after the other, each of which but the last ran again. */
function inTurn({ first = 0, changes = {}, runs }: Row, span: number): readonly Attempt[] {
  let at = START + first * span;
  return runs.map(([end, took, waited = 0], index) => {
    const startedAt = at;
    const endsAt = startedAt + took * span;
    at = endsAt + waited * span;
    const followedBy =
      index + 1 < runs.length ? ({ kind: 'retry', at } as const) : ({ kind: 'execution-end' } as const);
    const outcome =
      end === 'succeeded'
        ? ({ kind: 'succeeded', at: endsAt } as const)
        : end === 'unclassified'
          ? failed({ decidedBy: 'nobody', at: endsAt, followedBy })
          : failed({
              decision: { type: end, rule: end === 'TEMPORARY' ? 'network-error' : 'uncaught-exception' },
              at: endsAt,
              followedBy,
            });
    return attempt(index + 1, outcome, { startedAt, id: Math.round(first * 1e6) + index, ...changes });
  });
}

export function ofAttempts(
  rows: readonly Row[],
  span: number,
  status: 'FAILED' | 'SUCCEEDED' = 'FAILED',
): Report {
  const attempts = rows.flatMap((row) => inTurn(row, span));
  return report({ status, stoppedAt: START + span, attempts });
}

export function ofThree(span: number): Report {
  return ofAttempts(
    [
      {
        runs: [
          ['TEMPORARY', 0.2, 0.3],
          ['RETRIABLE', 0.2],
          ['succeeded', 0.3],
        ],
      },
    ],
    span,
    'SUCCEEDED',
  );
}

/** Short ones and long ones. */
export function ofTwenty(span: number): Report {
  const runs: Row['runs'] = Array.from({ length: 20 }, (_item, index) => [
    index === 19 ? 'FATAL' : index % 3 === 0 ? 'RETRIABLE' : 'TEMPORARY',
    [0.001, 0.02, 0.05][index % 3] ?? 0,
    index % 3 === 0 ? 0 : 0.03,
  ]);
  return ofAttempts([{ runs }], span);
}

/** Moments of work between long waits. */
export function ofMoments(span: number): Report {
  const runs: Row['runs'] = Array.from({ length: 20 }, (_item, index) => [
    index === 19 ? 'succeeded' : 'TEMPORARY',
    0.000_01,
    index === 19 ? 0 : 0.052,
  ]);
  return ofAttempts([{ runs }], span, 'SUCCEEDED');
}

/** The items of a Map, each in several states, some with retries. */
export function ofMap(items: number, span: number): Report {
  return ofAttempts(
    Array.from({ length: items }, (_item, index) => ({
      first: index * 0.004,
      changes: { item: `EachCustomerOfTheRegion[${index}]` },
      runs:
        index === 4
          ? [['TEMPORARY', 0.1, 0.3] as const, ['FATAL', 0.05] as const]
          : index % 3 === 0
            ? [['TEMPORARY', 0.1, 0.2] as const, ['RETRIABLE', 0.01] as const, ['succeeded', 0.4] as const]
            : [['succeeded', 0.2 + (index % 4) * 0.1] as const],
    })),
    span,
  );
}

export function ofParallel(span: number): Report {
  return ofAttempts(
    [
      {
        changes: { item: 'Both[0]', state: 'Orders' },
        runs: [
          ['TEMPORARY', 0.2, 0.1],
          ['succeeded', 0.2],
        ],
      },
      { changes: { item: 'Both[1]', state: 'Invoices' }, runs: [['unclassified', 0.4]] },
      { first: 0.6, changes: { state: 'Publish' }, runs: [['succeeded', 0.4]] },
    ],
    span,
  );
}

/** States one after the other, of which one has nothing to do and another fails. */
export function ofStates(span: number): Report {
  return ofAttempts(
    [
      {
        changes: { state: 'Extract' },
        runs: [
          ['RETRIABLE', 0.2],
          ['succeeded', 0.2],
        ],
      },
      { first: 0.4, changes: { state: 'Transform' }, runs: [['succeeded', 0.001]] },
      {
        first: 0.401,
        changes: { state: 'Load' },
        runs: [
          ['unclassified', 0.1, 0.1],
          ['unclassified', 0.3],
        ],
      },
    ],
    span,
  );
}

export const ODD_NAMES: readonly string[] = [
  'constructor',
  '2',
  '1',
  'click',
  '__proto__',
  'section',
  'toString',
  'done',
  'crit',
  'end',
  'title x',
];

/** States with names that mean something to Mermaid, or to JavaScript. */
export function ofOddStates(span: number): Report {
  return ofAttempts(
    ODD_NAMES.map((state, index) => ({
      first: index * 0.05,
      changes: { state },
      runs: [
        ['RETRIABLE', 0.2],
        ['succeeded', 0.1 * (index % 3) + 0.01],
      ],
    })),
    span,
    'SUCCEEDED',
  );
}

/** A machine that failed although all that it ran succeeded. */
export function ofMachine(span: number): Report {
  return ofAttempts(
    [
      {
        runs: [
          ['RETRIABLE', 0.5],
          ['succeeded', 0.4],
        ],
      },
    ],
    span,
  );
}
