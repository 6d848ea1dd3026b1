import { describe, expect, test } from '@jest/globals';
import type { Attempt, AttemptOutcome } from '../../src/execution/trail.ts';
import type { Failure } from '../../src/policy/failure.ts';
import { headline } from '../../src/report/headline.ts';
import { attempt, execution, failed, named, START } from './reports.ts';

const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input', because: 'Fix the input.' } as const;

describe('the container of a failure', () => {
  const fatal = (failure: Partial<Failure>) =>
    attempt(1, failed({ failure: { exitCode: 3, ...failure }, decision: FATAL }));
  const sentence = (...attempts: readonly Attempt[]) =>
    headline(execution({ status: 'FAILED', error: 'FATAL', attempts, startedAt: undefined }));

  const UNKNOWN: AttemptOutcome = {
    kind: 'failed',
    at: START,
    failure: { error: 'States.Timeout', reason: '' },
    explanation: FATAL,
    verdict: { by: 'machine', decision: { ...FATAL, retryCount: 1 } },
    healed: false,
    followedBy: { kind: 'execution-end' },
  };

  test.each<[string, Attempt, string]>([
    ['a container of another name', fatal({ container: 'sidecar' }), '(exit 3, container sidecar)'],
    [
      'the container of the policy that ended well, so that another one failed',
      fatal({ exitCode: 0 }),
      '(exit 0, container app)',
    ],
    ['one that was ended with another', fatal({ exitCode: 143 }), '(exit 143, container app)'],
  ])('is named if it is %s', (_what, last, where) => {
    expect(sentence(last)).toContain(`InvalidInput ${where} – `);
  });

  test('is named if the attempts failed in different ones', () => {
    expect(sentence(fatal({ container: 'sidecar' }), fatal({}))).toContain('(exit 3, container app)');
  });

  test.each<[string, Attempt]>([
    ['the usual one', fatal({})],
    ['ended with the task that somebody stopped', fatal({ exitCode: 143, stopCode: 'UserInitiated' })],
    ['killed for a reason of its own', fatal({ exitCode: 137, containerReason: 'OutOfMemoryError: x' })],
    [
      'named as the task definition is',
      {
        ...fatal({ container: 'upload' }),
        taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/upload:7',
      },
    ],
    ['not known', attempt(1, UNKNOWN)],
  ])('is not named if it is %s', (_what, last) => {
    expect(sentence(last)).not.toContain('container');
  });
});

describe('an execution that failed outside of a task', () => {
  const sentence = (error: string, cause: string) =>
    headline(execution({ status: 'FAILED', error, cause, attempts: [], startedAt: undefined }));

  test.each([
    [
      'the path that is missing',
      'States.Runtime',
      "The JSONPath '$.commands' could not be found in the input '…'",
      "Failed after 0 attempts: States.Runtime: The JSONPath '$.commands' could not be found in the input '…'",
    ],
    [
      'the failure that the machine tells of in its JSON',
      'FATAL',
      '{"errorState":{"type":"FATAL"},"failure":{"error":"States.QueryEvaluationError","reason":"No such thing."}}',
      'Failed after 0 attempts: States.QueryEvaluationError: No such thing.',
    ],
    [
      'that failure also without a reason',
      'FATAL',
      '{"failure":{"error":"States.Timeout"}}',
      'Failed after 0 attempts: States.Timeout',
    ],
    [
      'the members of JSON that is somebody else’s',
      'Mine',
      '{"failure":"x"}',
      'Failed after 0 attempts: Mine: failure: x',
    ],
  ])('tells %s', (_what, error, cause, told) => {
    expect(sentence(error, cause)).toBe(told);
  });
});

describe('the last words of the container that failed', () => {
  const said = (...lines: readonly string[]) =>
    headline(
      execution({
        status: 'FAILED',
        error: 'FATAL',
        attempts: [attempt(1, failed({ failure: { exitCode: 3 }, decision: { type: 'FATAL' } }))],
        logs: [
          {
            kind: 'lines',
            attempt: named(1),
            container: 'app',
            region: 'eu-west-1',
            group: 'g',
            stream: 's',
            lines,
          },
        ],
      }),
    );

  test.each<[what: string, lines: readonly string[], words: string]>([
    ['the last line', ['read 3 orders', 'NoSuchBucket: nowhere'], 'NoSuchBucket: nowhere'],
    [
      'the error above a stack trace',
      ['Error: no', '    at main (a.js:1:1)', '}', '', 'Node.js v24.1.0'],
      'Error: no',
    ],
    ['one line, whatever signs are in it', ['a\n::error::b\u001b[31m'], 'a ::error::b [31m'],
    ['a line of bounded length', ['x'.repeat(5000)], `${'x'.repeat(199)}…`],
  ])('are %s', (_what, lines, words) => {
    expect(said(...lines)).toContain(` – “${words}” – `);
  });

  test.each([[[]], [['', '  ']]])('are nothing where nothing was said: %j', (lines) => {
    expect(said(...lines)).not.toContain('“');
  });
});
