import { parseArgs } from 'node:util';
import pMap from 'p-map';
import type { ActionResult } from '../../../scripts/runner.ts';
import { audit } from './audit.ts';
import { ALL, SUITE } from './plan.ts';
import { runJobs } from './run-jobs.ts';
import { runSignal, signalLine, signalRun } from './signals.ts';
import { complaints, table } from './table.ts';
import { startWorld } from './world.ts';

/** They mostly wait. */
const CONCURRENCY = 12;

const { values } = parseArgs({
  options: {
    /** Only what the test suite runs. */
    suite: { type: 'boolean', default: false },
    /** Only jobs with this in their name. */
    only: { type: 'string', default: '' },
    /** How many random signals to send, instead of the matrix. */
    signals: { type: 'string' },
    /** The first of their seeds. */
    seed: { type: 'string', default: '1' },
    /** Shows all logs, and not only those of what is wrong. */
    verbose: { type: 'boolean', default: false },
  },
});

const since = performance.now();
const world = await startWorld();
try {
  const wrong = await (values.signals === undefined
    ? matrix()
    : signals(Number(values.signals), Number(values.seed)));
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await world.close();
}

/** The whole matrix, and its table. */
async function matrix(): Promise<number> {
  // Some of the suite's are among all of them: a name is that of one state machine.
  const plan = new Map((values.suite ? SUITE : [...SUITE, ...ALL]).map((job) => [job.name, job]));
  const jobs = [...plan.values()].filter(({ name }) => name.includes(values.only));
  const results = await runJobs(world, jobs);
  const outcomes = results.flatMap(audit);
  console.log(table(outcomes));
  const wrong = complaints(outcomes);
  for (const complaint of wrong) {
    console.log(`✗ ${complaint}`);
  }
  for (const result of results) {
    const isWrong = audit(result).some(({ wrongs }) => wrongs.length > 0);
    show(result.job.name, result.step, result.post, isWrong);
  }
  console.log(`${outcomes.length} cases in ${jobs.length} jobs, ${wrong.length} wrong, ${seconds()} s`);
  return wrong.length;
}

async function signals(count: number, first: number): Promise<number> {
  const runs = Array.from({ length: count }, (_, index) => signalRun(first + index));
  const results = await pMap(runs, (run) => runSignal(world, run), { concurrency: CONCURRENCY });
  for (const result of results) {
    console.log(signalLine(result));
    show(`seed ${result.run.seed}`, result.step, result.post, result.wrongs.length > 0);
  }
  const wrong = results.filter(({ wrongs }) => wrongs.length > 0).length;
  console.log(`${count} signals with seeds ${first} to ${first + count - 1}, ${wrong} wrong, ${seconds()} s`);
  return wrong;
}

function show(name: string, step: ActionResult, post: ActionResult, isWrong: boolean): void {
  if (values.verbose || isWrong) {
    const logs = `${step.log}--- exit ${step.exitCode}, post:\n${post.log}--- exit ${post.exitCode}`;
    console.log(`=== ${name}\n${logs}`);
  }
}

function seconds(): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
