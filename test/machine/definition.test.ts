import { describe, expect, test } from '@jest/globals';
import { getLanguageService } from 'amazon-states-language-service';
import validate from 'asl-validator';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtInDefinition } from '../../src/machine/definition.ts';
import type { TaskSettings } from '../../src/machine/run-task.ts';
import type { Definition } from '../../src/machine/states-language.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { fields, list } from './interpreter.ts';
import { HUNDRED_RULES, policy } from './large-policy.ts';
import { TASK } from './settings.ts';

const POLICIES: readonly (readonly [what: string, policy: Policy])[] = [
  ['the default policy', DEFAULT_POLICY],
  ['a policy without rules', policy('include-defaults: false')],
  ['a policy without retries', policy('max-retries: 0\ndefault: FATAL')],
  [
    'a policy of all conditions',
    policy(String.raw`
container: "it's"
rules:
  - name: all
    when: { exit-code: ["64-78", none, 0], stop-code: [A, B], reason: ["a/b\\c", "(x)*[y]", "*"], error: ECS.*, container: app }
    type: TEMPORARY
    because: 'It says "{% no %}" and $nothing.'
  - name: nested
    when: { any: [{ exit-code: 3 }, { not: { any: [{ error: "a*b*c" }, { container: "it's" }] } }] }
    type: FATAL
`),
  ],
  ['a policy of 100 rules of all features', HUNDRED_RULES],
  [
    'a policy that takes an exit code for success',
    policy('rules: [{ name: nothing-to-do, when: { exit-code: 99 }, type: SUCCEEDED }]'),
  ],
];

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:process-error';

const TASKS: readonly (readonly [what: string, task: TaskSettings])[] = [
  ['the least', TASK],
  ['China', { ...TASK, partition: 'aws-cn' }],
  ['GovCloud', { ...TASK, partition: 'aws-us-gov' }],
  ['a capacity provider', { ...TASK, capacityProvider: 'FARGATE_SPOT' }],
  ['a function', { ...TASK, processErrorFunction: FUNCTION }],
  [
    'a function and a capacity provider',
    { ...TASK, processErrorFunction: FUNCTION, capacityProvider: 'FARGATE' },
  ],
  [
    'all that can be set',
    {
      ...TASK,
      container: 'main-container',
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: ['sg-1'],
      assignPublicIp: true,
      capacityProvider: 'FARGATE_SPOT',
      timeoutMinutes: 90,
    },
  ],
];

const CASES = POLICIES.flatMap(([what, policy]) =>
  TASKS.map(([how, task]) => ({ what: `${what}, ${how}`, definition: builtInDefinition(policy, task) })),
);

describe.each(CASES)('the machine of $what', ({ definition }) => {
  test('passes asl-validator', () => {
    // It writes into what it checks.
    const { isValid, errorsText } = validate(structuredClone(definition));
    expect(isValid ? '' : errorsText()).toBe('');
  });

  test('passes the language service', async () => {
    const document = TextDocument.create(
      'file:///machine.asl.json',
      'asl',
      1,
      JSON.stringify(definition, null, 2),
    );
    const service = getLanguageService({});
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });
});

function state(definition: Definition, name: string) {
  return fields(fields(definition['States'])[name]);
}

describe('the built-in machine', () => {
  const machine = builtInDefinition(DEFAULT_POLICY, TASK);

  test('is JSONata and has the states that the field knows', () => {
    expect(machine['QueryLanguage']).toBe('JSONata');
    const types = Object.entries(fields(machine['States'])).map(([name, value]) => [
      name,
      fields(value)['Type'],
    ]);
    expect(Object.fromEntries(types)).toEqual({
      KeepInput: 'Pass',
      RunECSTask: 'Task',
      ProcessError: 'Choice',
      WaitBeforeRetry: 'Wait',
      FatalError: 'Fail',
    });
  });

  test('catches what States.ALL does not match first, and all else last', () => {
    const catchers = list(state(machine, 'RunECSTask')['Catch']).map((each) => fields(each)['ErrorEquals']);
    expect(catchers).toEqual([['States.DataLimitExceeded'], ['States.ALL']]);
  });

  test('waits, gives up and keeps its state by a function too, which has a Choice behind it', () => {
    const states = fields(
      builtInDefinition(DEFAULT_POLICY, { ...TASK, processErrorFunction: FUNCTION })['States'],
    );
    expect(Object.entries(states).map(([name, value]) => [name, fields(value)['Type']])).toEqual([
      ['KeepInput', 'Pass'],
      ['RunECSTask', 'Task'],
      ['ProcessError', 'Task'],
      ['ErrorStateChoice', 'Choice'],
      ['WaitBeforeRetry', 'Wait'],
      ['Accepted', 'Succeed'],
      ['FatalError', 'Fail'],
    ]);
  });

  test('keeps the environment of the task out of its output', () => {
    const output = JSON.stringify(state(machine, 'RunECSTask')['Output']);
    expect(output).toMatch(/\$sift.*'Overrides'/);
  });

  test('has no state that nothing leads to, which Step Functions would refuse', () => {
    const states = fields(builtInDefinition(policy('include-defaults: false'), TASK)['States']);
    expect(Object.keys(states)).toEqual(['KeepInput', 'RunECSTask', 'ProcessError', 'FatalError']);
  });

  test('is the same whenever it is made from the same', () => {
    expect(JSON.stringify(builtInDefinition(DEFAULT_POLICY, TASK))).toBe(JSON.stringify(machine));
  });
});

describe('the task of the machine', () => {
  const run = (changes: Partial<TaskSettings>) =>
    state(builtInDefinition(DEFAULT_POLICY, { ...TASK, ...changes }), 'RunECSTask');

  test.each(['aws', 'aws-cn', 'aws-us-gov'])(
    'runs by the service integration of its partition: %s',
    (partition) => {
      expect(run({ partition })['Resource']).toBe(`arn:${partition}:states:::ecs:runTask.sync`);
    },
  );

  test('runs on Fargate unless a capacity provider is named, and never names both', () => {
    expect(run({})['Arguments']).toMatchObject({ LaunchType: 'FARGATE' });
    expect(run({})['Arguments']).not.toHaveProperty('CapacityProviderStrategy');
    const spot = run({ capacityProvider: 'FARGATE_SPOT' })['Arguments'];
    expect(spot).toMatchObject({
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
    });
    expect(spot).not.toHaveProperty('LaunchType');
  });

  test('gets its network', () => {
    const network = (changes: Partial<TaskSettings>) =>
      fields(fields(run(changes)['Arguments'])['NetworkConfiguration'])['AwsvpcConfiguration'];
    expect(network({})).toEqual({ Subnets: TASK.subnets, AssignPublicIp: 'DISABLED' });
    expect(network({ securityGroups: ['sg-1'], assignPublicIp: true })).toEqual({
      Subnets: TASK.subnets,
      SecurityGroups: ['sg-1'],
      AssignPublicIp: 'ENABLED',
    });
  });

  test('has a time limit only if one is set', () => {
    expect(run({})).not.toHaveProperty('TimeoutSeconds');
    expect(run({ timeoutMinutes: 90 })['TimeoutSeconds']).toBe(5400);
  });

  test('is the task of the settings, in their cluster', () => {
    expect(run({ cluster: 'c', taskDefinition: 'family:7' })['Arguments']).toMatchObject({
      Cluster: 'c',
      TaskDefinition: 'family:7',
    });
  });
});
