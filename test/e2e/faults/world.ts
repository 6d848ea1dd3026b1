import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws } from '../../../local/server.ts';
import { ACCESS_KEY, sfnClient } from '../step.ts';
import type { World } from './job.ts';

export interface ClosableWorld extends World {
  close(): Promise<void>;
}

/** One local AWS for all jobs. A second of waiting is less there, since jobs wait for nothing else. */
export async function startWorld(): Promise<ClosableWorld> {
  const aws = await startLocalAws({ accessKey: ACCESS_KEY, waitScale: 0.4 });
  const sfn = sfnClient(aws.url);
  const compileCache = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-cache-'));
  return {
    url: aws.url,
    sfn,
    compileCache,
    close: async () => {
      sfn.destroy();
      await aws.close();
      rmSync(compileCache, { recursive: true, force: true });
    },
  };
}
