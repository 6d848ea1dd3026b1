import pMap from 'p-map';
import { type Job, type JobResult, runJob, type World } from './job.ts';

/** Jobs mostly wait. */
const CONCURRENCY = 9;

/** But the requests of dozens of executions at once keep the one local AWS busy, and their time is scaled. */
const CROWDS_AT_ONCE = 4;

const CROWD = 12;

/** Runs jobs, as many at once as a machine with two cores can. */
export async function runJobs(world: World, jobs: readonly Job[]): Promise<readonly JobResult[]> {
  const run = (some: readonly Job[], concurrency: number) =>
    pMap(some, (job) => runJob(world, job), { concurrency });
  const [crowds = [], others = []] = [true, false].map((isCrowd) =>
    jobs.filter(({ cells }) => new Set(cells.map(({ customer }) => customer)).size > CROWD === isCrowd),
  );
  return (await Promise.all([run(crowds, CROWDS_AT_ONCE), run(others, CONCURRENCY)])).flat();
}
