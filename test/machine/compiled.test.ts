import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { type Decision, decide } from '../../src/policy/decide.ts';
import { type Failure, parseFailure, type TaskError } from '../../src/policy/failure.ts';
import { type Condition, DEFAULT_POLICY, type Policy, type Rule } from '../../src/policy/policy.ts';
import {
  exited,
  IMAGE_NOT_FOUND,
  OUT_OF_MEMORY,
  SPOT_INTERRUPTED,
  STOPPED_BY_USER,
  THROTTLED,
} from '../policy/causes.ts';
import { policies, taskErrors } from './arbitraries.ts';
import { runMachine } from './interpreter.ts';
import { TASK } from './settings.ts';

interface Decided {
  readonly failure: Omit<Failure, 'unread'>;
  readonly errorState: Decision;
}

/** What the policy says of failures that follow each other, up to the first FATAL. */
function decideAll(policy: Policy, errors: readonly TaskError[]): readonly Decided[] {
  const decided: Decided[] = [];
  for (const error of errors) {
    // What could not be read is told to people only; the machine leaves it to the action.
    const { unread: _unread, ...failure } = parseFailure(error, policy.container);
    const errorState = decide(
      policy,
      failure,
      decided.map((each) => each.errorState),
    );
    decided.push({ failure, errorState });
    if (errorState.type === 'FATAL') {
      break;
    }
  }
  return decided;
}

async function agree(policy: Policy, errors: readonly TaskError[]): Promise<void> {
  const expected = decideAll(policy, errors);
  const run = await runMachine(builtInDefinition(policy, TASK), { customer_id: 'c1' }, [
    ...errors,
    { result: { TaskArn: 'arn', Overrides: {} } },
  ]);
  expect(run.decided).toEqual(expected);
  expect(run.waits).toEqual(
    expected.flatMap(({ errorState }) => (errorState.type === 'TEMPORARY' ? [errorState.waitSeconds] : [])),
  );
  const trail = expected.map((each, index) => ({
    number: index + 1,
    startedAt: '2026-01-02T03:04:05.678Z',
    stoppedAt: expect.any(String),
    ...each,
  }));
  const last = expected.at(-1);
  if (last?.errorState.type === 'FATAL') {
    expect('error' in run.end && run.end.error).toBe('FATAL');
    const cause: unknown = 'cause' in run.end ? JSON.parse(run.end.cause) : undefined;
    expect(cause).toEqual({ errorState: last.errorState, failure: last.failure, trail });
  } else {
    expect(run.end).toEqual({ output: { result: { TaskArn: 'arn' }, errorState: null, trail } });
  }
}

describe('the compiled machine decides as the policy does', () => {
  test('on any failures, by any policy', async () => {
    await fc.assert(fc.asyncProperty(policies, fc.array(taskErrors, { minLength: 1, maxLength: 6 }), agree), {
      numRuns: 400,
      seed: 20_260_102,
    });
  }, 60_000);

  const deep = (levels: number) => `${'{"Failures":'.repeat(levels)}[]${'}'.repeat(levels)}`;

  test.each([
    ['an empty Cause', ''],
    ['white space', ' \t\r\n'],
    ['white space before JSON', ' \n\t{"StopCode":"x"}\r\n '],
    ['a no-break space before JSON', '\u00a0{"StopCode":"x"}'],
    ['JSON as deep as is read', deep(31)],
    ['JSON one level deeper', deep(32)],
    ['JSON two levels deeper', deep(33)],
    ['JSON far deeper', deep(300)],
    ['a number that is none', '{"ExitCode":01,"StopCode":"x"}'],
    ['numbers of all kinds', '{"StopCode":"x","a":[-0,1.5e+3,-2E-7,1e400]}'],
    ['a comma too many', '{"StopCode":"x",}'],
    ['a comma too few', '{"StopCode":"x" "a":1}'],
    ['tokens that run together', '{"StopCode":"x","a":truefalse}'],
    ['numbers that run together', '{"StopCode":"x","a":1-2}'],
    ['tokens parted by white space', '{"StopCode":"x","a":1 2}'],
    ['a word broken by white space', '{"StopCode":"x","a":tr ue}'],
    ['two objects', '{"StopCode":"x"}{"StopCode":"y"}'],
    ['a raw line break in a string', '{"StopCode":"x\ny"}'],
    ['a wrong escape', String.raw`{"StopCode":"x\q"}`],
    ['a short unicode escape', String.raw`{"StopCode":"\u12"}`],
    ['a string that ends in a backslash', String.raw`{"StopCode":"x\\"}`],
    ['a string that does not end', '{"StopCode":"x'],
    ['a key that is a number', '{1:"x"}'],
    ['a letter v for a value', '{"StopCode":v}'],
    ['a key given twice', '{"StopCode":"x","StopCode":"y"}'],
    ['a key of every object', '{"constructor":1,"toString":2,"StopCode":"x"}'],
    ['a key __proto__', '{"__proto__":{"StopCode":"x"}}'],
    ['a mark of a sequence', '{"sequence":true,"StopCode":"x"}'],
    ['a quote that opens no string', '{"StopCode":"}'],
    ['quotes that open and close too often', '{"StopCode":"x""y"}'],
    ['a list under StopCode', '{"StopCode":["x"],"TaskArn":"y"}'],
    ['a task that is no list under Tasks', '{"Tasks":{"StopCode":"x"}}'],
    ['a task that is second under Tasks', '{"Tasks":[1,{"StopCode":"x"}]}'],
    ['a task in a list in a list', '{"Tasks":[[{"StopCode":"x"}]]}'],
    ['a failure that is no list under Failures', '{"Failures":{"Reason":"x"}}'],
    ['an empty reason of a failure', '{"Failures":[{"Reason":""}]}'],
    ['a container in a list in a list', '{"Containers":[[{"ExitCode":3}]]}'],
    ['an exit code that is null', '{"Containers":[{"ExitCode":null},{"ExitCode":0}]}'],
    [
      'a container that never ran behind one that did its work',
      '{"Containers":[{"ExitCode":0},{"Name":"b"}]}',
    ],
    [
      'a container that never ran before one that was killed',
      '{"Containers":[{"Name":"a"},{"ExitCode":137}]}',
    ],
    ['a killed container before one that failed', '{"Containers":[{"ExitCode":143},{"ExitCode":1}]}'],
    ['containers that all did their work', '{"Containers":[{"Name":"a","ExitCode":0},{"ExitCode":0}]}'],
    [
      'containers of the same name',
      '{"Containers":[{"Name":"app","ExitCode":2},{"Name":"app","ExitCode":3}]}',
    ],
    ['containers that are null', '{"Containers":null,"TaskArn":"x"}'],
    ['a long text', 'x'.repeat(5000)],
    ['a long text of wide characters', '🚀'.repeat(1500)],
    ['a cut in a wide character', `${'x'.repeat(1023)}🚀🚀`],
  ])('on %s', async (_what, cause) => {
    await agree(DEFAULT_POLICY, [{ error: 'States.TaskFailed', cause }]);
    await agree({ ...DEFAULT_POLICY, container: 'app' }, [{ error: 'States.TaskFailed', cause }]);
  });

  test.each<[string, Condition]>([
    ["the task's reason", { kind: 'reason', globs: ['your spot*'] }],
    ["the container's reason", { kind: 'reason', globs: ['x', 'OUTOFMEMORYERROR:*'] }],
    ['the error', { kind: 'error', globs: ['states.*FAILED'] }],
    ['the stop code', { kind: 'stop-code', anyOf: ['spotinterruption', 'UserInitiated'] }],
    ['the container', { kind: 'container', anyOf: ['app'] }],
    ['no exit code', { kind: 'exit-code', ranges: [], none: true }],
    ['exit codes', { kind: 'exit-code', ranges: [{ from: 4, to: 137 }], none: false }],
  ])('on a rule about %s, for failures of all kinds', async (_what, when) => {
    const rule: Rule = { name: 'own', when, type: 'FATAL', waitSeconds: 0, because: 'So it is.' };
    const policy: Policy = { ...DEFAULT_POLICY, rules: [rule] };
    for (const cause of [
      SPOT_INTERRUPTED,
      OUT_OF_MEMORY,
      STOPPED_BY_USER,
      IMAGE_NOT_FOUND,
      exited(1),
      exited(4),
      THROTTLED,
      '',
    ]) {
      await agree(policy, [{ error: 'States.TaskFailed', cause }]);
      await agree(policy, [{ error: 'States.Timeout', cause }]);
    }
  });

  test('on a rule whose explanation looks like an expression', async () => {
    const because = '{% $nothing("of the kind") %}';
    const policy = { ...DEFAULT_POLICY, fallback: { ...DEFAULT_POLICY.fallback, because } };
    await agree(policy, [{ error: 'States.Timeout', cause: '' }]);
    await agree({ ...policy, maxRetries: 0 }, [{ error: 'States.Timeout', cause: '' }]);
  });

  test('on data beyond the limit, which States.ALL does not catch', async () => {
    const cause = 'The state/task returned a result with a size exceeding the maximum number of bytes.';
    await agree(DEFAULT_POLICY, [{ error: 'States.DataLimitExceeded', cause }]);
  });
});
