import { describe, expect, test } from '@jest/globals';
import type { Attempt, AttemptOutcome } from '../../src/execution/trail.ts';
import type { Failure } from '../../src/policy/failure.ts';
import { headline } from '../../src/report/headline.ts';
import type { ExecutionReport } from '../../src/report/report.ts';
import { attempt, execution, failed, HOSTILE, START, SUCCEEDED } from './reports.ts';

const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input', because: 'Fix the input.' } as const;

describe('the outcome in one sentence', () => {
  test.each<[string, Partial<ExecutionReport>, string]>([
    ['at once', {}, 'Succeeded after 1 attempt in 1m 0s'],
    [
      'after retries',
      {
        attempts: [
          attempt(1, failed()),
          attempt(2, failed({ decision: { type: 'RETRIABLE' } })),
          attempt(3, failed()),
          attempt(4, SUCCEEDED),
        ],
        stoppedAt: undefined,
      },
      'Succeeded after 4 attempts: 3 retries (2 TEMPORARY, 1 RETRIABLE)',
    ],
    ['without running a task', { attempts: [], stoppedAt: undefined }, 'Succeeded after 0 attempts'],
    [
      'by the decision of the machine',
      {
        status: 'FAILED',
        error: 'FATAL',
        cause: '{"errorState":{}}',
        attempts: [attempt(1, failed({ failure: { exitCode: 3 }, decision: FATAL }))],
      },
      'FATAL after 1 attempt in 1m 0s: InvalidInput (exit 3) – rule invalid-input – Fix the input.',
    ],
    [
      'with a reason that tells something',
      {
        status: 'FAILED',
        error: 'FATAL',
        attempts: [
          attempt(
            1,
            failed({
              failure: { exitCode: 137, containerReason: 'OutOfMemoryError: killed' },
              decision: { ...FATAL, rule: 'default' },
            }),
          ),
        ],
      },
      'FATAL after 1 attempt in 1m 0s: OutOfMemoryError (exit 137) – killed – rule default – Fix the input.',
    ],
    [
      'because a machine with a Retry of its own has no more',
      {
        status: 'FAILED',
        error: 'States.TaskFailed',
        attempts: [attempt(1, failed({ decidedBy: 'policy', decision: { because: 'Wait.' } }))],
      },
      'FAILED after 1 attempt in 1m 0s: NetworkError (exit 4) – rule network-error – Wait. – TEMPORARY, but the machine retries no more',
    ],
    [
      'because of something other than the failure of the task',
      {
        status: 'FAILED',
        error: 'Lambda.Unknown',
        cause: 'It broke.',
        attempts: [attempt(1, failed({ decidedBy: 'policy', failure: { exitCode: 3 }, decision: FATAL }))],
      },
      'FATAL after 1 attempt in 1m 0s: InvalidInput (exit 3) – rule invalid-input – Fix the input. – the execution ended with Lambda.Unknown: It broke.',
    ],
    [
      'after its task had succeeded',
      { status: 'FAILED', error: 'States.Runtime', cause: 'No such path.' },
      'FAILED after 1 attempt in 1m 0s: States.Runtime: No such path.',
    ],
    [
      'before it ran a task',
      { status: 'FAILED', error: 'States.Runtime', cause: '', attempts: [], startedAt: undefined },
      'FAILED after 0 attempts: States.Runtime',
    ],
    [
      'without an error, which Step Functions allows',
      { status: 'FAILED', attempts: [], startedAt: undefined },
      'FAILED after 0 attempts',
    ],
    [
      'out of time',
      { status: 'TIMED_OUT', error: 'States.Timeout' },
      'TIMED_OUT after 1 attempt in 1m 0s: States.Timeout',
    ],
    [
      'stopped by hand',
      { status: 'ABORTED', attempts: [attempt(1, { kind: 'stopped', at: 0 })], startedAt: undefined },
      'ABORTED after 1 attempt',
    ],
    [
      'stopped by the step',
      {
        status: 'ABORTED',
        error: 'Cancelled',
        attempts: [attempt(1, failed({ decision: { because: 'Wait.' } }))],
        startedAt: undefined,
        problem: 'The job was cancelled. The execution was stopped.',
      },
      'ABORTED after 1 attempt: The job was cancelled. The execution was stopped; the last failure was NetworkError (exit 4) – rule network-error – Wait.',
    ],
    [
      'without expected outputs',
      { missing: ['*.csv', 'report.json'], attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] },
      'Succeeded after 2 attempts in 1m 0s: 1 retry (1 TEMPORARY), but 2 expected outputs are missing: *.csv, report.json',
    ],
    [
      'without more expected outputs than a sentence can name',
      { missing: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], startedAt: undefined },
      'Succeeded after 1 attempt, but 7 expected outputs are missing: a, b, c, d, e and 2 more',
    ],
    ['started by somebody else', { attached: true }, 'Succeeded after 1 attempt in 1m 0s (attached)'],
    [
      'not started',
      { status: 'NOT_STARTED', arn: undefined, attempts: [], problem: 'Another one failed.' },
      'Not started: Another one failed',
    ],
    ['not started for no known reason', { status: 'NOT_STARTED', attempts: [] }, 'Not started'],
    [
      'in an item of a Map, whose failure stopped the other items',
      {
        status: 'FAILED',
        error: 'FATAL',
        startedAt: undefined,
        attempts: [
          attempt(1, failed({ failure: { exitCode: 3 }, decision: FATAL }), { item: 'UploadAll[3]' }),
          attempt(2, { kind: 'stopped', at: 0 }, { item: 'UploadAll[4]' }),
        ],
      },
      'FATAL after 2 attempts: InvalidInput (exit 3, in UploadAll[3]) – rule invalid-input – Fix the input.',
    ],
    [
      'still running',
      {
        status: 'RUNNING',
        attempts: [attempt(1, { kind: 'running' })],
        startedAt: undefined,
        problem: 'It did not end.',
      },
      'RUNNING after 1 attempt: It did not end',
    ],
  ])('%s', (_what, changes, sentence) => {
    expect(headline(execution(changes))).toBe(sentence);
  });

  test.each<[string, Partial<ExecutionReport>, string]>([
    ['started', { attempts: [] }, 'Started, and left running'],
    ['attached to', { attached: true }, 'Attached, and left running after 1 attempt'],
    [
      'that could not be looked at',
      { attempts: [], problem: 'AWS refused.' },
      'Started, and left running: AWS refused',
    ],
  ])('of an execution that the step did not wait for, %s', (_what, changes, sentence) => {
    const running = execution({ status: 'RUNNING', startedAt: undefined, stoppedAt: undefined, ...changes });
    expect(headline(running, { waited: false })).toBe(sentence);
  });

  test.each(HOSTILE)('stays on one line: %j', (text) => {
    const outcome = failed({
      failure: { error: text, reason: text, containerReason: text, stopCode: text },
      decision: { rule: text, because: text },
    });
    for (const status of ['FAILED', 'ABORTED', 'TIMED_OUT', 'RUNNING'] as const) {
      const sentence = headline(
        execution({ status, error: text, cause: text, problem: text, attempts: [attempt(1, outcome)] }),
      );
      expect(sentence).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(sentence).toMatch(/^[A-Z]/);
    }
  });
});

describe('the container of a failure', () => {
  const fatal = (failure: Partial<Failure>) =>
    attempt(1, failed({ failure: { exitCode: 3, ...failure }, decision: FATAL }));
  const sentence = (...attempts: readonly Attempt[]) =>
    headline(execution({ status: 'FAILED', error: 'FATAL', attempts, startedAt: undefined }));

  const UNKNOWN: AttemptOutcome = {
    kind: 'failed',
    at: START,
    failure: { error: 'States.Timeout', reason: '' },
    decision: { ...FATAL, retryCount: 1 },
    decidedBy: 'machine',
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
      'the path that is missing, without the input that it is missing in',
      'States.Runtime',
      'The JSONPath \'$.commands\' could not be found in the input \'{"environment":{"TOKEN":"hush"}}\'',
      "FAILED after 0 attempts: States.Runtime: The JSONPath '$.commands' could not be found in the input",
    ],
    [
      'an input behind a colon, over several lines',
      'States.Runtime',
      'Invalid input: \'{\n"TOKEN": "hush"}\'',
      'FAILED after 0 attempts: States.Runtime: Invalid input:',
    ],
    [
      'the failure that the machine tells of in its JSON',
      'FATAL',
      '{"errorState":{"type":"FATAL"},"failure":{"error":"States.QueryEvaluationError","reason":"No such thing."}}',
      'FAILED after 0 attempts: States.QueryEvaluationError: No such thing.',
    ],
    [
      'that failure also without a reason',
      'FATAL',
      '{"failure":{"error":"States.Timeout"}}',
      'FAILED after 0 attempts: States.Timeout',
    ],
    [
      'JSON of other people as it is',
      'Mine',
      '{"failure":"x"}',
      'FAILED after 0 attempts: Mine: {"failure":"x"}',
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
            ...{ kind: 'lines', attempt: 1, item: undefined, container: 'app', region: 'eu-west-1' },
            ...{ group: 'g', stream: 's', lines },
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
    expect(said(...lines)).toContain(` – “${words}” – rule `);
  });

  test.each([[[]], [['', '  ']]])('are nothing where nothing was said: %j', (lines) => {
    expect(said(...lines)).not.toContain('“');
  });
});
