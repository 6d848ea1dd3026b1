import { failedExecutions } from '../../src/report/report.ts';
import { loadSdk } from '../scripted-aws.ts';
import type { Fate } from '../simulated-states.ts';
import { customers, MINUTE_MS, reportOf, several, step } from '../step/simulated-step.ts';
import type { Figure } from './figure.ts';
import { mean, median, normal } from './statistics.ts';

/** How a step saw the ends of its executions. */
interface Seen {
  /** In seconds, of each execution. */
  readonly latenessS: readonly number[];
  /** Executions that the step did not see succeed. */
  readonly lost: number;
  readonly throttled: number;
  readonly historyCalls: number;
}

/** Runs a step whose executions take so long, each for a customer of its own. */
async function seen(
  durationsMs: readonly number[],
  inputs: Readonly<Record<string, string>> = {},
  earlierMs: readonly number[] = [],
): Promise<Seen> {
  const names = customers(durationsMs.length);
  const fates = Object.fromEntries(durationsMs.map((forMs, index) => [names[index] ?? '', lasting(forMs)]));
  const earlier = earlierMs.map(lasting);
  const { outcome, states } = await step({ inputs: several(names.length, inputs), fates, earlier });
  return {
    latenessS: states.lateMs().map((late) => late / 1000),
    lost: failedExecutions(reportOf(outcome)).length,
    throttled: states.throttled(),
    historyCalls: states.operations().filter((operation) => operation === 'GetExecutionHistory').length,
  };
}

function lasting(forMs: number): Fate {
  return { kind: 'runs', forMs };
}

const MEAN_MS = 10 * MINUTE_MS;

/** A tenth of the mean: as much as the durations of one machine may well vary. */
const DEVIATION_MS = MEAN_MS / 10;

/** How many executions a step can look back on. */
const EARLIER = 30;

/** One execution of about ten minutes, again and again. */
export async function singleFigures(rounds: number): Promise<readonly Figure[]> {
  await loadSdk();
  const durations = normal(rounds, { mean: MEAN_MS, deviation: DEVIATION_MS, seed: 1 });
  const runs: { readonly informed: Seen; readonly uninformed: Seen }[] = [];
  for (const [round, duration] of durations.entries()) {
    const earlier = normal(EARLIER, { mean: MEAN_MS, deviation: DEVIATION_MS, seed: round + 2 });
    runs.push({ informed: await seen([duration], {}, earlier), uninformed: await seen([duration]) });
  }
  const figures = (
    what: string,
    executions: readonly Seen[],
    atMost: { readonly lateness: number; readonly calls?: number },
  ): readonly Figure[] => [
    {
      name: `One execution of ten minutes, ${what}: seen late by, in the mean`,
      value: mean(executions.flatMap(({ latenessS }) => latenessS)),
      unit: 's',
      atMost: atMost.lateness,
      method: 'clock',
    },
    {
      name: `One execution of ten minutes, ${what}: GetExecutionHistory, in the mean`,
      value: mean(executions.map(({ historyCalls }) => historyCalls)),
      unit: 'calls',
      ...(atMost.calls !== undefined && { atMost: atMost.calls }),
      method: 'clock',
    },
  ];
  return [
    ...figures(
      'earlier ones known',
      runs.map(({ informed }) => informed),
      { lateness: 3.5, calls: 45 },
    ),
    ...figures(
      'none before',
      runs.map(({ uninformed }) => uninformed),
      { lateness: 6 },
    ),
  ];
}

/** Many executions within the quotas of a small region. */
export async function manyFigures(): Promise<readonly Figure[]> {
  await loadSdk();
  return [
    ...manyOf('500 executions', await seen(spread(500, MEAN_MS), { 'max-parallel': '500' }), 10),
    ...manyOf('5,000 executions', await seen(spread(5000, MEAN_MS), { 'max-parallel': '1000' }), 40),
  ];
}

/** Durations that are spread evenly up to the longest, in no order: by the golden ratio, each falls into the widest gap. */
function spread(count: number, longestMs: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => longestMs * (((index + 1) * GOLDEN_RATIO) % 1));
}

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

function manyOf(what: string, { latenessS, lost, throttled }: Seen, atMost: number): readonly Figure[] {
  return [
    {
      name: `${what}: seen late by, in the median`,
      value: median(latenessS),
      unit: 's',
      atMost,
      method: 'clock',
    },
    { name: `${what}: lost`, value: lost, unit: 'executions', atMost: 0, method: 'clock' },
    { name: `${what}: throttled`, value: throttled, unit: 'calls', atMost: 0, method: 'clock' },
  ];
}
