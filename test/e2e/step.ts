import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SFNClient } from '@aws-sdk/client-sfn';
import { randomAccessKey } from '../../local/access-key.ts';
import { type ActionResult, type RunningAction, startAction } from '../../scripts/runner.ts';

export const ROLE_ARN = 'arn:aws:iam::123456789012:role/machine';
export const REGION = 'eu-central-1';

/** The key of every local AWS of a test file, through proxies as well; a random one, since a test runs programs. */
export const ACCESS_KEY = randomAccessKey();

/** The inputs that deploy the built-in machine with the sample app. */
export const DEPLOY = {
  'state-machine': 'customer-data-upload',
  deploy: 'true',
  'role-arn': ROLE_ARN,
  cluster: 'default',
  'task-definition': 'customer-data-upload',
  subnets: 'subnet-0ed41e45b216c45a4',
  'customer-ids': 'c-1001',
  'report-id': 'orders',
  'poll-interval-seconds': '1',
} as const;

/** The same for a machine of its own name, with a place for its outputs. */
export function deployed(name: string, more: Texts = {}): Texts {
  return { ...DEPLOY, 'state-machine': name, 'output-location': `s3://local-outputs/${name}`, ...more };
}

/** Files of a workspace: a policy that waits for a day after a network error, which keeps an execution where it is. */
export const SLOW_POLICY = {
  'policy.yml': 'rules:\n  - { name: slow, when: { exit-code: 4 }, type: TEMPORARY, wait-seconds: 86400 }\n',
} as const;

type Texts = Readonly<Record<string, string>>;

export interface StepOptions {
  readonly inputs: Texts;
  readonly env?: Texts;
  /** Files of the workspace: path → text. */
  readonly files?: Texts;
  readonly onLog?: (text: string) => void;
}

/** The environment of a step that is signed in to a local AWS. */
export function signedIn(url: string): Texts {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secretAccessKey,
  };
}

export function sfnClient(url: string): SFNClient {
  return new SFNClient({
    endpoint: url,
    region: REGION,
    credentials: ACCESS_KEY,
  });
}

/** Runs the bundle as a step in a workspace of its own, which is gone afterwards. */
export async function runStep(url: string, options: StepOptions): Promise<ActionResult> {
  return startStep(url, options).result;
}

/** The same, for a step that is to be disturbed while it runs. */
export function startStep(url: string, { inputs, env = {}, files = {}, onLog }: StepOptions): RunningAction {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-test-'));
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  const running = startAction({
    inputs,
    env: { ...signedIn(url), ...env },
    directory,
    workspace,
    ...(onLog !== undefined && { onLog }),
  });
  const result = running.result.finally(() => rmSync(directory, { recursive: true, force: true }));
  return { ...running, result };
}

/** The annotations of a log: what GitHub shows on the run page. */
export function annotations(log: string): readonly string[] {
  return [...log.matchAll(/^::error(?: [^:]*)?::(.*)$/gm)].map(([, message = '']) => message);
}
