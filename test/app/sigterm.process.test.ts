import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

let silent: Server;
let asked: Promise<void>;
beforeAll(async () => {
  asked = new Promise((resolve) => {
    // S3 that never answers.
    silent = createServer(() => resolve());
  });
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

const addressOf = (server: Server): string => {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
};

describe('an upload that is told to stop', () => {
  // Windows has no signals: a process is ended without being told.
  const onPosix = process.platform === 'win32' ? test.skip : test;

  onPosix('ends at once on SIGTERM, with the code by which a shell tells of it', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../app/main.ts', import.meta.url))], {
      env: {
        AWS_ENDPOINT_URL: addressOf(silent),
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'any',
        AWS_SECRET_ACCESS_KEY: 'any',
        CUSTOMER_ID: 'c-1',
        REPORT_ID: 'r-1',
        OUTPUT_LOCATION: 's3://bucket/prefix',
      },
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const ended = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    await asked;
    child.kill('SIGTERM');
    // A code, and not a signal: it was the program that ended, as it must be where it is process 1.
    expect(await ended).toEqual({ code: 143, signal: null });
    expect(stderr).toBe('Stopped by SIGTERM.\n');
  });
});
