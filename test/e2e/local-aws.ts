import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../local/server.ts';
import { COMPILED } from '../compiled.ts';
import { type FaultFor, type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, REGION, ROLE_ARN, sfnClient } from './step.ts';

/** A local AWS that runs during the tests of a file. */
export interface TestAws {
  readonly url: string;
  readonly sfn: SFNClient;
  /** A directory that is gone after the tests. */
  readonly directory: string;
  requests(): ReturnType<LocalAws['requests']>;
  /** Starts a proxy in front of it, which is closed after the test. */
  proxy(fault?: FaultFor): Promise<FaultyProxy>;
}

/** Starts a local AWS before the tests of a file, and closes it after them. */
export function useLocalAws(options: Omit<LocalAwsOptions, 'accessKey'> = {}): TestAws {
  let started: { readonly aws: LocalAws; readonly sfn: SFNClient; readonly directory: string } | undefined;
  const proxies: FaultyProxy[] = [];
  beforeAll(async () => {
    const aws = await startLocalAws({ ...options, accessKey: ACCESS_KEY, containerEnvironment: COMPILED });
    const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-e2e-'));
    started = { aws, sfn: sfnClient(aws.url), directory };
  });
  afterEach(async () => {
    await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
  });
  afterAll(async () => {
    if (started !== undefined) {
      started.sfn.destroy();
      await started.aws.close();
      rmSync(started.directory, { recursive: true, force: true });
    }
  });
  const running = () => {
    if (started === undefined) {
      throw new Error('The local AWS runs only during the tests.');
    }
    return started;
  };
  return {
    get url() {
      return running().aws.url;
    },
    get sfn() {
      return running().sfn;
    },
    get directory() {
      return running().directory;
    },
    requests: () => running().aws.requests(),
    proxy: async (fault) => {
      const proxy = await startProxy(running().aws.url, fault);
      proxies.push(proxy);
      return proxy;
    },
  };
}

/** The executions of a machine, the latest first. */
export async function executionsOf({ sfn }: TestAws, machine: string) {
  const stateMachineArn = `arn:aws:states:${REGION}:123456789012:stateMachine:${machine}`;
  return (await sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
}

/** How an execution stands, as the service tells. */
export async function statusOf({ sfn }: TestAws, executionArn: string | undefined) {
  return (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status;
}

/** Starts an execution, on a machine of its own, that waits longer than any test. */
export async function startWaiting({ sfn }: TestAws, name: string): Promise<string> {
  const definition = '{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 86400, "End": true}}}';
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn: ROLE_ARN, definition }),
  );
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
  return executionArn;
}
