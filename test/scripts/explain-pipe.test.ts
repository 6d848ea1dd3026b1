import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

test('explain waits for a producer that takes its time', async () => {
  const child = spawn(process.execPath, [join(root, 'scripts', 'explain.ts'), '--json'], { cwd: root });
  const event = JSON.stringify({ Error: 'States.TaskFailed', Cause: 'It was throttled.' });
  child.stdin.write(event.slice(0, 20));
  const rest = setTimeout(() => child.stdin.end(event.slice(20)), 2500);
  // Whoever has ended early reads no more.
  child.stdin.on('error', () => clearTimeout(rest));
  const [out, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  expect(errors).toBe('');
  expect(JSON.parse(out).failure).toMatchObject({ reason: 'It was throttled.' });
  expect(status).toBe(0);
});
