import { afterAll, beforeAll, expect } from '@jest/globals';
import type { LocalAwsOptions } from '../../../local/server.ts';
import { type Running, startForTest } from './running.ts';

/**
 * One local AWS for all tests of a file: started before them, and closed after them, when it must not have had a fault
 * of its own. What is returned can be used inside of tests and hooks.
 */
export function localAws(options: LocalAwsOptions = {}): Running {
  let running: Running | undefined;
  const started = (): Running => {
    if (running === undefined) {
      throw new Error('The local AWS has not been started yet: use it inside of tests and hooks.');
    }
    return running;
  };
  beforeAll(async () => {
    running = await startForTest(options);
  });
  afterAll(async () => {
    await running?.close();
    expect(running?.faults).toEqual([]);
  });
  return {
    get url() {
      return started().url;
    },
    get accessKeyId() {
      return started().accessKeyId;
    },
    get secretAccessKey() {
      return started().secretAccessKey;
    },
    get clients() {
      return started().clients;
    },
    get faults() {
      return started().faults;
    },
    requests: () => started().requests(),
    close: () => started().close(),
  };
}
