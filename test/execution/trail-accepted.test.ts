import { describe, expect, test } from '@jest/globals';
import { endReason } from '../../src/execution/end-reason.ts';
import { trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import { exited } from '../policy/causes.ts';
import { started } from './events.ts';
import { judged, ran } from './paths.ts';

const ACCEPTED = {
  type: 'SUCCEEDED',
  retryCount: 1,
  waitSeconds: 0,
  rule: 'fine',
  because: 'Nothing to do.',
};
const RETRIABLE = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 0, rule: 'again', because: 'Again.' };

describe('an attempt that a rule of the machine takes for success', () => {
  test('has succeeded, with the failure and the rule as a remark', () => {
    const path = judged(started(), 'Run', 'a', 99, ACCEPTED).passed('Accepted').ended('SUCCEEDED');
    expect(trail(path.events, DEFAULT_POLICY)).toMatchObject([
      {
        number: 1,
        outcome: { kind: 'succeeded' },
        remark: { kind: 'accepted', failure: { exitCode: 99 }, rule: 'fine', because: 'Nothing to do.' },
      },
    ]);
  });

  test('is told by a function without a rule as well', () => {
    const answer = { type: 'SUCCEEDED', retryCount: 1, waitSeconds: 0 };
    const path = judged(started(), 'Run', 'a', 99, answer).passed('Accepted').ended('SUCCEEDED');
    expect(trail(path.events, undefined)).toMatchObject([
      { outcome: { kind: 'succeeded' }, remark: { kind: 'accepted', rule: '' } },
    ]);
  });

  test('heals the attempts before it', () => {
    const path = judged(started(), 'Run', 'a', 1, RETRIABLE);
    judged(path, 'Run', 'b', 99, { ...ACCEPTED, retryCount: 2 });
    expect(trail(path.events, DEFAULT_POLICY)).toMatchObject([
      { number: 1, outcome: { kind: 'failed', healed: true, followedBy: { kind: 'retry' } } },
      { number: 2, outcome: { kind: 'succeeded' } },
    ]);
  });

  test('is never the reason for an execution that failed later', () => {
    const path = judged(started(), 'Run', 'a', 1, RETRIABLE);
    judged(path, 'Run', 'b', 99, { ...ACCEPTED, retryCount: 2 });
    path.entered('Last', 'Task').submitted('c').failed(exited(7)).ended('FAILED', 'States.TaskFailed');
    const attempts = trail(path.events, undefined);
    expect(endReason(path.events, attempts).failures).toMatchObject([
      { state: 'Last', outcome: { failure: { exitCode: 7 } } },
    ]);
  });

  test('fails as long as nobody has decided', () => {
    const path = started().entered('Run', 'Task').submitted('a').failed(exited(99));
    expect(trail(path.events, undefined)).toMatchObject([{ outcome: { kind: 'failed' } }]);
  });
});

describe('a policy that takes a failure for success, on a machine that decides by itself', () => {
  const { policy } = parsePolicy('rules: [{ name: fine, when: { exit-code: 99 }, type: SUCCEEDED }]');

  test('changes nothing of what the machine did: the attempt has failed', () => {
    const path = started()
      .entered('Run', 'Task')
      .submitted('a')
      .failed(exited(99))
      .ended('FAILED', 'States.TaskFailed');
    expect(trail(path.events, policy)).toMatchObject([
      {
        outcome: {
          kind: 'failed',
          verdict: { by: 'policy', decision: { type: 'SUCCEEDED', rule: 'fine' } },
          followedBy: { kind: 'execution-end' },
        },
      },
    ]);
  });
});

test('a function of a state machine that answers with a type and no count is work like any other', () => {
  const path = ran(started(), 'Run', 'a');
  path
    .entered('Ask', 'Task')
    .add({ kind: 'task-scheduled', resourceType: 'lambda', resource: 'invoke' })
    .add({ kind: 'task-succeeded', output: '{"Payload":{"type":"SUCCEEDED"}}' })
    .exited('Ask', {}, 'Task')
    .ended('SUCCEEDED');
  expect(trail(path.events, undefined).map(({ state }) => state)).toEqual(['Run', 'Ask']);
});
