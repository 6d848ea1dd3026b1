import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { ACCESS_KEY, REGION } from './step.ts';

/** Registers a task that runs until it is stopped, and writes the number of its process into a file of its customer. */
export async function registerEndless(url: string, family: string, directory: string): Promise<void> {
  const program =
    'const { PIDS, CUSTOMER_ID } = process.env; require("node:fs").writeFileSync(PIDS + "/" + CUSTOMER_ID, process.pid + "\\n"); setInterval(() => {}, 1000)';
  const ecs = new ECSClient({
    endpoint: url,
    region: REGION,
    credentials: ACCESS_KEY,
  });
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [
        {
          name: 'endless',
          image: 'endless',
          entryPoint: ['node', '-e', program],
          environment: [{ name: 'PIDS', value: directory }],
        },
      ],
    }),
  );
  ecs.destroy();
}

/** The process of a customer's task, once it runs. */
export async function pidOf(directory: string, customer: string): Promise<number> {
  const file = `${directory}/${customer}`;
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
  return Number(readFileSync(file, 'utf8'));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Looks again every few milliseconds until it is so; half a minute at most, so that no test looks for ever. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const since = Date.now(); !isSo(); ) {
    if (Date.now() - since > 30_000) {
      throw new Error('It never came to be.');
    }
    await delay(20);
  }
}
