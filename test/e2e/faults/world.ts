import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { startLocalAws } from '../../../local/server.ts';
import { ACCESS_KEY, REGION, ROLE_ARN, sfnClient } from '../step.ts';
import type { World } from './job.ts';

export interface ClosableWorld extends World {
  close(): Promise<void>;
}

/** One local AWS for all jobs. A second of waiting is less there, since jobs wait for nothing else. */
export async function startWorld(): Promise<ClosableWorld> {
  const aws = await startLocalAws({ accessKey: ACCESS_KEY, waitScale: 0.4 });
  const sfn = sfnClient(aws.url);
  await registerTasks(aws.url);
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

/** What the ECS tasks of jobs do, by the names of their task definitions. */
const TASKS = {
  failing: 'echo This is how it ends.; exit 3',
  endless: 'exec sleep 3600',
} as const;

async function registerTasks(url: string): Promise<void> {
  const ecs = new ECSClient({ endpoint: url, region: REGION, credentials: ACCESS_KEY });
  for (const [family, program] of Object.entries(TASKS)) {
    const options = { 'awslogs-group': family, 'awslogs-region': REGION, 'awslogs-stream-prefix': 'ecs' };
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: ROLE_ARN,
        containerDefinitions: [
          {
            name: family,
            image: family,
            entryPoint: ['sh', '-c', program],
            logConfiguration: {
              logDriver: 'awslogs',
              options: { ...options, 'awslogs-create-group': 'true' },
            },
          },
        ],
      }),
    );
  }
  ecs.destroy();
}
