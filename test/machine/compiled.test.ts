import { describe, expect, test } from '@jest/globals';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import type { Condition, Policy, Rule } from '../../src/policy/policy.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import {
  exited,
  IMAGE_NOT_FOUND,
  OUT_OF_MEMORY,
  SPOT_INTERRUPTED,
  STOPPED_BY_USER,
  THROTTLED,
  taskCause,
} from '../policy/causes.ts';
import { type Failed, functionAgrees, machineAgrees } from './agree.ts';
import { runMachine } from './interpreter.ts';
import { TASK } from './settings.ts';

async function agree(policy: Policy, errors: readonly Failed[]): Promise<void> {
  functionAgrees(policy, errors);
  await machineAgrees(policy, errors);
}

describe('the compiled machine and the function decide as the policy does', () => {
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
    const rule: Rule = { name: 'own', when, type: 'FATAL', because: 'So it is.' };
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

  const ran = (memory: string, more: object = {}) => ({
    error: 'States.TaskFailed',
    cause: taskCause({
      containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: killed' }],
      more: { Memory: memory, Cpu: '1024', ...more },
    }),
  });

  test.each([
    [
      'more memory, up to its limit',
      'then: { memory: x2, max-memory: 8192 }',
      [ran('2048'), ran('4096'), ran('8192')],
    ],
    ['more memory, with the cpu it takes', 'then: { memory: +8192 }', [ran('8192')]],
    ['a part more, just above a size', 'then: { memory: x1.1 }', [ran('1862')]],
    ['more memory of an unknown size', 'then: { memory: x2 }', [ran(''), ran('2048')]],
    ['as much memory as Fargate has', 'then: { memory: x16 }', [ran('30720'), ran('122880')]],
    ['another cpu', 'then: { cpu: 4096 }', [ran('2048')]],
    ['more storage', 'then: { ephemeral-storage: 100 }', [ran('2048')]],
    ['another capacity provider', 'then: { capacity-provider: FARGATE }', [ran('2048'), ran('2048')]],
    ['variables', 'then: { environment: { MODE: "slow \\"%}", B: "{% 1 %}" } }', [ran('2048'), ran('2048')]],
    [
      'all of it',
      'then: { memory: 16384, cpu: 256, environment: { A: b } }\n    free: true',
      [ran('2048'), ran('2048')],
    ],
    [
      'a wait that grows',
      'type: TEMPORARY\n    wait-seconds: 5\n    backoff-rate: 3.7\n    max-wait-seconds: 30',
      [ran(''), ran(''), ran('')],
    ],
    ['a wait that is drawn', 'type: TEMPORARY\n    jitter: full', [ran(''), ran('')]],
    ['a budget of its own', 'max-retries: 1', [ran(''), ran('')]],
  ])('on a rule with %s', async (_what, more, errors) => {
    const type = more.includes('type:') ? '' : '    type: RETRIABLE\n';
    const source = `rules:\n  - name: own\n    when: { reason: "OutOf*" }\n${type}    ${more}\n`;
    const { policy } = parsePolicy(source);
    for (const task of [TASK, { ...TASK, capacityProvider: 'FARGATE_SPOT' }]) {
      functionAgrees(policy, errors);
      await machineAgrees(policy, errors, task);
    }
  });

  test('on the last moment at which a retry may start', async () => {
    const { policy } = parsePolicy('max-duration: 60s\nmax-retries: 9');
    for (const after of [59_999, 60_000, 60_001]) {
      await agree(policy, [{ error: 'States.Timeout', cause: '', after }]);
    }
  });
});

describe('a hostile Cause', () => {
  const nested = (levels: number) => `{"StopCode":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  test.each([
    ['1 MB of text', 'x'.repeat(1_000_000)],
    ['1 MB of stars and dashes', 'CannotPull* '.repeat(83_000)],
    [
      '1 MB of the starts of what rules look for',
      `CannotPull${'toomanyrequest not foun does not exis '.repeat(27_000)}`,
    ],
    ['1 MB of JSON', `{"StopCode":"x","a":"${'\\u0041'.repeat(166_000)}"}`],
    ['256 KiB of JSON', `{"StopCode":"x","a":[${'1,'.repeat(131_000)}1]}`],
    ['256 KiB of quotes', `{"StopCode":"x","a":"${'\\"'.repeat(131_000)}"}`],
    ['256 KiB of open quotes', `{${'"'.repeat(262_000)}`],
    ['256 KiB of open brackets', `{${'['.repeat(262_000)}`],
    ['256 KiB of open objects', '{"a":'.repeat(52_000)],
    ['objects 10,000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['lists 10,000 deep', nested(10_000)],
    ['a task whose reason is 200 KB', taskCause({ stoppedReason: 'Timeout waiting for '.repeat(10_000) })],
    ['lone surrogates', '\ud800 \udfff\ud800'],
    ['lone surrogates in JSON', '{"StopCode":"\\ud800","StoppedReason":"\udc00 \\udfff"}'],
    ['a lone surrogate where a reason is cut', `${'x'.repeat(1023)}\ud83d\ude80\ud800`],
    ['a creation time that no Date holds', `{"StopCode":"x","CreatedAt": ${'9'.repeat(300)}}`],
  ])('neither breaks nor slows any executor: %s', async (_what, cause) => {
    const error = { error: 'States.TaskFailed', cause };
    const took = async (work: () => unknown) => {
      const start = cpuTimeMs();
      await work();
      return cpuTimeMs() - start;
    };
    expect(await took(() => functionAgrees(DEFAULT_POLICY, [error]))).toBeLessThan(2000);
    const once = { ...DEFAULT_POLICY, maxRetries: 0 };
    const run = () => runMachine(builtInDefinition(once, TASK), {}, [error, { result: 1 }]);
    expect(await took(run)).toBeLessThan(2000);
    await machineAgrees(DEFAULT_POLICY, [error]);
  });
});
