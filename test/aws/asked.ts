import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AwsErrorKind } from '../../src/aws/errors.ts';
import type { BrokenAnswer } from './broken-server.ts';

/** Calls of the real SDK to a server that answers so. */
export interface Scenario {
  readonly answers: readonly BrokenAnswer[];
  readonly arn: string;
  /** Where else the calls go. */
  readonly url?: string;
  /** One unless given. */
  readonly calls?: number;
  readonly requestMs?: number;
  readonly hasCredentials?: boolean;
}

/** What became of the calls, and the requests that came. */
export interface Asked {
  readonly results: readonly (
    | { readonly answered: string }
    | {
        readonly kind: AwsErrorKind;
        readonly passes: boolean;
        readonly mayHave: boolean;
        /** Whether it is the same once it was made a sentence. */
        readonly toldAlike: boolean;
        readonly message: string;
      }
  )[];
  readonly requests: readonly string[];
}

const PROCESS = fileURLToPath(new URL('ask-broken-servers.process.ts', import.meta.url));

/** Plays all scenarios at once, in a process of its own. */
export async function ask(scenarios: readonly Scenario[]): Promise<readonly Asked[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, JSON.stringify(scenarios)], {
    maxBuffer: 10_000_000,
  });
  const asked: readonly Asked[] = JSON.parse(stdout);
  return asked;
}
