import { parseArgs } from 'node:util';
import pMap from 'p-map';
import { audit } from './audit.ts';
import { runJob } from './job.ts';
import { ALL, SUITE } from './plan.ts';
import { complaints, table } from './table.ts';
import { startWorld } from './world.ts';

/** They mostly wait. */
const CONCURRENCY = 12;

const { values } = parseArgs({
  options: {
    suite: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});

const since = performance.now();
const world = await startWorld();
try {
  const jobs = (values.suite ? SUITE : [...SUITE, ...ALL]).filter(({ name }) => name.includes(values.only));
  const results = await pMap(jobs, (job) => runJob(world, job), { concurrency: CONCURRENCY });
  const outcomes = results.flatMap(audit);
  console.log(table(outcomes));
  const wrong = complaints(outcomes);
  for (const complaint of wrong) {
    console.log(`✗ ${complaint}`);
  }
  if (values.verbose) {
    for (const { job, step, post } of results) {
      console.log(
        `=== ${job.name}\n${step.log}--- exit ${step.exitCode}, post:\n${post.log}--- exit ${post.exitCode}`,
      );
    }
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${outcomes.length} cells in ${jobs.length} jobs, ${wrong.length} wrong, ${seconds} s`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await world.close();
}
