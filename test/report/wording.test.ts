import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import { InputError } from '../../src/errors.ts';
import type { Ended, Ending, Interruption, StartFailure, TaskEnds } from '../../src/execution/ending.ts';
import { ecs } from '../../src/integrations/ecs.ts';
import type { Terms, WorkState } from '../../src/integrations/integration.ts';
import { endingClause, endingText, interruptionText, OUTCOME_WORDS } from '../../src/report/wording.ts';
import { execution, HOSTILE, lost } from './reports.ts';

const CANCELLED: Interruption = { kind: 'cancelled' };
const TIMEOUT: Interruption = { kind: 'timeout' };
const FAIL_FAST: Interruption = { kind: 'fail-fast', failed: 'customer c2' };
const KILLED: Interruption = { kind: 'killed' };
const { terms } = ecs;
const NO_TASKS: TaskEnds = { kind: 'seen', terms, tasks: [] };
const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1';
const REFUSAL = new AwsError('AWS refused ecs:DescribeTasks on uploads: No. Grant it.', {
  kind: 'access-denied',
  action: 'ecs:DescribeTasks',
});

const notStarted = (why: StartFailure): Ending => ({ kind: 'not-started', why });
const running = (why: Extract<Ending, { kind: 'left-running' }>['why']): Ending => ({
  kind: 'left-running',
  why,
});
const ended = (stop: Ended['stop'], status: Ended['status'] = 'ABORTED'): Ending =>
  execution({ status, stop });
const stopped = (by: Interruption, tasks: TaskEnds = NO_TASKS) =>
  ended({ result: 'stopped', by, tasks: [tasks] });
const tasks = (...states: readonly WorkState['state'][]): TaskEnds => ({
  kind: 'seen',
  terms,
  tasks: states.map((state, index) => ({
    taskArn: `arn:aws:ecs:eu-west-1:111122223333:task/uploads/task${index + 1}`,
    state,
  })),
});

describe('an ending that nothing disturbed', () => {
  test.each<[string, Ending]>([
    ['succeeded', ended(undefined, 'SUCCEEDED')],
    ['failed', ended(undefined, 'FAILED')],
    ['was stopped by somebody else', ended(undefined)],
    ['was not waited for', running({ kind: 'not-waited' })],
  ])('needs no words: it %s', (_what, ending) => {
    expect(endingText(ending)).toBeUndefined();
    expect(endingClause(ending)).toBe('');
  });
});

describe('an execution that was not started', () => {
  const refused: StartFailure = { kind: 'refused', error: new InputError('input', 'it is too long.') };

  test.each<[string, StartFailure, string]>([
    ['a cancelled job', { kind: 'interrupted', by: CANCELLED }, 'The job was cancelled.'],
    [
      'the end of the time',
      { kind: 'interrupted', by: TIMEOUT },
      'timeout-minutes were over before its turn.',
    ],
    [
      'fail-fast',
      { kind: 'interrupted', by: FAIL_FAST },
      'customer c2 failed, and fail-fast ends the others.',
    ],
    ['an input', refused, 'Input input: it is too long.'],
    [
      'an error of somebody else, without a full stop',
      { kind: 'refused', error: new Error('It broke') },
      'It broke.',
    ],
    [
      'an answer that was lost',
      { kind: 'unanswered', after: refused, arn: ARN, outcome: 'stopped' },
      `Input input: it is too long. The execution ${ARN} had been started, and was stopped.`,
    ],
    [
      'an answer that was lost in a cancelled job, and nobody knows more',
      { kind: 'unanswered', after: { kind: 'interrupted', by: CANCELLED }, arn: ARN, outcome: 'unknown' },
      `The job was cancelled. Whether the execution was started is not known: look for ${ARN}.`,
    ],
  ])('says so by %s', (_what, why, says) => {
    expect(endingText(notStarted(why))).toBe(says);
  });
});

describe('an execution that was left running', () => {
  test.each<[string, Ending, string]>([
    [
      'as on-timeout says',
      running({ kind: 'interrupted', by: TIMEOUT, because: 'on-timeout' }),
      'The execution did not end within timeout-minutes. The execution was left running, as on-timeout says.',
    ],
    [
      'since it is somebody else’s',
      running({ kind: 'interrupted', by: CANCELLED, because: 'attached' }),
      'The job was cancelled. The execution was left running, since this step did not start it; stop-attached would stop it.',
    ],
    [
      'since fail-fast may not stop it',
      running({ kind: 'interrupted', by: FAIL_FAST, because: 'attached' }),
      'customer c2 failed, and fail-fast ends the others. The execution was left running, since this step did not start it; stop-attached would stop it.',
    ],
    [
      'out of sight',
      running(lost('The credentials expired.')),
      'The credentials expired. The execution was left alone; a step with its ARN as execution-arn follows it to its end.',
    ],
    [
      'since it could not be stopped',
      running({ kind: 'stop-failed', by: KILLED, error: new Error('AWS refused. Grant it.') }),
      'The step ended before the execution did. The execution could not be stopped: AWS refused. Grant it.',
    ],
    [
      'since nobody knows whether it was stopped',
      running({
        kind: 'stop-unanswered',
        by: CANCELLED,
        error: new AwsError('AWS did not answer in time.', { kind: 'no-answer' }),
      }),
      'The job was cancelled. Whether the execution was stopped is not known: AWS did not answer in time.',
    ],
    [
      'for all that was seen of its end',
      running({ kind: 'end-not-seen', by: CANCELLED, tasks: [NO_TASKS] }),
      'The job was cancelled. The execution was told to stop; its end was not seen.',
    ],
    [
      'for all that was seen of its end, unlike its task',
      running({ kind: 'end-not-seen', by: CANCELLED, tasks: [tasks('stopped')] }),
      'The job was cancelled. The execution was told to stop; its end was not seen. Its task has stopped.',
    ],
  ])('%s', (_what, ending, says) => {
    expect(endingText(ending)).toBe(says);
  });
});

describe('an execution that ended since the step was interrupted', () => {
  test.each<[string, Interruption, string]>([
    ['a cancelled job', CANCELLED, 'The job was cancelled.'],
    ['the end of the time', TIMEOUT, 'The execution did not end within timeout-minutes.'],
    ['fail-fast', FAIL_FAST, 'customer c2 failed, and fail-fast ends the others.'],
    ['a kill', KILLED, 'The step ended before the execution did.'],
  ])('says so of %s, whether it was stopped or came before', (_what, by, says) => {
    expect(interruptionText(by)).toBe(says);
    expect(endingText(stopped(by))).toBe(`${says} The execution was stopped.`);
    expect(endingText(ended({ result: 'ended-before', by }, 'SUCCEEDED'))).toBe(
      `${says} The execution had ended by itself before.`,
    );
  });

  test.each<[string, TaskEnds, string]>([
    ['there are none', NO_TASKS, ''],
    ['there was no time to ask', { kind: 'not-seen', terms }, ' Whether its task stops was not seen.'],
    [
      'ECS refuses to tell',
      { kind: 'refused', terms, error: REFUSAL },
      ' Whether its task stops is not known: AWS refused ecs:DescribeTasks on uploads: No. Grant it.',
    ],
    ['it has stopped', tasks('stopped'), ' Its task has stopped.'],
    ['all have stopped', tasks('stopped', 'stopped'), ' Its 2 tasks have stopped.'],
    ['it stops', tasks('stopping'), ' Its task has been told to stop.'],
    ['one of them still stops', tasks('stopping', 'stopped'), ' Its 2 tasks have been told to stop.'],
    [
      'ECS does not tell of it',
      tasks('unknown'),
      ' ECS does not tell of its task, so whether it stops is not known.',
    ],
    [
      'ECS does not tell of one',
      tasks('stopped', 'unknown'),
      ' ECS does not tell of all of its tasks, so whether it stops is not known.',
    ],
    [
      'nobody told it to stop',
      tasks('running'),
      ' ECS has not been told yet to stop task1: if it goes on, grant the role of the state machine ecs:StopTask.',
    ],
    [
      'nobody told some of them to stop, which counts most',
      tasks('running', 'unknown', 'stopped', 'running', 'stopping'),
      ' ECS has not been told yet to stop task1, task4: if it goes on, grant the role of the state machine ecs:StopTask.',
    ],
  ])('tells of its tasks where %s', (_what, ends, says) => {
    expect(endingText(stopped(CANCELLED, ends))).toBe(
      `The job was cancelled. The execution was stopped.${says}`,
    );
  });

  test('tells of each kind of work in its own words', () => {
    const other: Terms = { service: 'Step Functions', unit: 'execution', stopAction: 'states:StopExecution' };
    const child = 'arn:aws:states:eu-west-1:111122223333:execution:child:run-1';
    const ends: TaskEnds = { kind: 'seen', terms: other, tasks: [{ taskArn: child, state: 'running' }] };
    expect(endingText(ended({ result: 'stopped', by: CANCELLED, tasks: [tasks('stopped'), ends] }))).toBe(
      'The job was cancelled. The execution was stopped. Its task has stopped. Step Functions has not been told yet to stop run-1: if it goes on, grant the role of the state machine states:StopExecution.',
    );
  });

  test('is worded inside of a sentence as by itself, but for the full stop', () => {
    for (const ending of [
      stopped(CANCELLED, tasks('stopped')),
      running(lost('No.')),
      notStarted({ kind: 'interrupted', by: TIMEOUT }),
    ]) {
      expect(`${endingClause(ending)}.`).toBe(endingText(ending));
    }
  });
});

describe('foreign text in an ending', () => {
  const sentences = (text: string): readonly (string | undefined)[] => {
    const refused: StartFailure = { kind: 'refused', error: new Error(text) };
    const tasks: TaskEnds = { kind: 'refused', terms, error: new AwsError(text, { kind: 'rejected' }) };
    return [
      notStarted({ kind: 'interrupted', by: { kind: 'fail-fast', failed: text } }),
      notStarted(refused),
      notStarted({ kind: 'unanswered', after: refused, arn: text, outcome: 'unknown' }),
      running(lost(text)),
      running({ kind: 'stop-failed', by: CANCELLED, error: new Error(text) }),
      stopped({ kind: 'fail-fast', failed: text }),
      stopped(CANCELLED, tasks),
    ].map(endingText);
  };

  test.each(HOSTILE)('is passed on as it is to whoever shows it: %j', (text) => {
    expect(sentences(text)).toEqual(
      sentences('MARK').map((sentence) => sentence?.replaceAll('MARK', () => text)),
    );
  });
});

test('every outcome has a word of its own', () => {
  const words = Object.values(OUTCOME_WORDS);
  expect(new Set(words).size).toBe(words.length);
});
