import { expect, test } from '@jest/globals';
import { trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { started } from './events.ts';
import { judged } from './paths.ts';

test('a decision that a machine recorded is told without environment, and without the Cause that it repeats', () => {
  const cause = '{"StopCode":"x","Overrides":{"ContainerOverrides":[{"Command":["hush"]}]}}';
  const path = judged(started(), 'Run', 'a', 1, {
    type: 'RETRIABLE',
    rule: 'own',
    retryCount: 1,
    because: `The task ended with ${cause}.`,
    overrides: { memory: 2048, environment: { TOKEN: 'hush' } },
  });
  const [attempt] = trail(path.events, DEFAULT_POLICY);
  expect(attempt?.outcome).toMatchObject({
    verdict: {
      by: 'machine',
      decision: {
        because: 'The task ended with {"StopCode":"x"}.',
        overrides: { memory: 2048 },
      },
    },
  });
  expect(JSON.stringify(attempt)).not.toContain('hush');
});
