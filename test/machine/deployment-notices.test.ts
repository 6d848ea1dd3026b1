import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { type Deployed, deploymentNotices } from '../../src/machine/deployment-notices.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { policy } from './large-policy.ts';

const LOGS: ContainerDefinition = { logConfiguration: { logDriver: 'awslogs', options: {} } };
const APP: ContainerDefinition = { ...LOGS, name: 'app' };
const TASK: TaskDefinition = { cpu: '256', memory: '512', containerDefinitions: [APP] };

const notices = (changes: Partial<Deployed> = {}) =>
  deploymentNotices({
    definition: TASK,
    container: 'app',
    commands: ['node', 'main.js'],
    policy: DEFAULT_POLICY,
    ...changes,
  });

const withContainers = (...containerDefinitions: readonly ContainerDefinition[]): Partial<Deployed> => ({
  definition: { ...TASK, containerDefinitions: [...containerDefinitions] },
});

test('an ordinary deployment has nothing to know of', () => {
  expect(notices()).toEqual([]);
});

describe('a command that is one argument', () => {
  test.each([['node main.js'], ['--mode fast'], ['a\tb'], ['  node   main.js  ']])('is known: %j', (line) => {
    expect(notices({ commands: [line] })).toEqual([{ kind: 'one-argument' }]);
  });

  test('is known where the task definition is not', () => {
    expect(notices({ commands: ['node main.js'], definition: undefined })).toEqual([
      { kind: 'one-argument' },
    ]);
  });

  test.each([
    ['no command', []],
    ['one word', ['upload']],
    ['one word with blanks around it', [' upload ']],
    ['an argument a line', ['node', 'main.js', 'a b']],
    ['a value with blanks', ['--message=all is well']],
    ['a variable before it', ['MESSAGE=all is well']],
  ])('is not seen in %s', (_what, commands) => {
    expect(notices({ commands })).toEqual([]);
  });

  test.each([[['sh', '-c']], [['/bin/bash', '-lc']], [['bash', '-euxc']]])(
    'is not seen where the entry point is a shell that parts it: %j',
    (entryPoint) => {
      expect(notices({ commands: ['node main.js'], ...withContainers({ ...APP, entryPoint }) })).toEqual([]);
    },
  );

  test('is seen where the entry point is another program, or the shell is that of another container', () => {
    for (const containers of [
      [{ ...APP, entryPoint: ['node', 'main.js'] }],
      [APP, { ...LOGS, name: 'proxy', entryPoint: ['sh', '-c'] }],
    ]) {
      expect(notices({ commands: ['node main.js'], ...withContainers(...containers) })).toEqual([
        { kind: 'one-argument' },
      ]);
    }
  });
});

describe('a container without a log configuration', () => {
  test('is known', () => {
    expect(notices(withContainers({ name: 'app' }, { ...LOGS, name: 'proxy' }))).toEqual([
      { kind: 'no-log-configuration', container: 'app' },
    ]);
  });

  test.each([
    ['several log drivers', [APP, { name: 'proxy', logConfiguration: { logDriver: 'splunk' } }]],
    ['another log driver', [{ name: 'app', logConfiguration: { logDriver: 'fluentd' } }]],
    [
      'FireLens',
      [
        { name: 'app', logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'cloudwatch' } } },
        { name: 'router', firelensConfiguration: { type: 'fluentbit' } },
      ],
    ],
    ['a sidecar alone that has none', [APP, { name: 'proxy', essential: false }]],
  ] satisfies readonly (readonly [string, ContainerDefinition[]])[])(
    'is not seen in %s',
    (_what, containers) => {
      expect(notices(withContainers(...containers))).toEqual([]);
    },
  );

  test('is not seen in the log router itself', () => {
    const router: ContainerDefinition = { name: 'router', firelensConfiguration: { type: 'fluentbit' } };
    expect(notices({ ...withContainers(APP, router), container: 'router' })).toEqual([]);
  });

  test('is not seen where the task definition may not be looked at', () => {
    expect(notices({ definition: undefined })).toEqual([]);
  });
});

describe('a container that ECS restarts', () => {
  test.each([
    ['whatever its exit code', { enabled: true }, false],
    ['whatever its exit code, with an empty list', { enabled: true, ignoredExitCodes: [] }, false],
    ['also when it succeeds', { enabled: true, ignoredExitCodes: [3] }, false],
    ['when it fails', { enabled: true, ignoredExitCodes: [0, 3] }, true],
  ])('%s is known', (_what, restartPolicy, endsOnSuccess) => {
    expect(notices(withContainers({ ...APP, restartPolicy }))).toEqual([
      { kind: 'container-restarts', container: 'app', endsOnSuccess },
    ]);
  });

  test.each([
    ['a restart policy that is off', [{ ...APP, restartPolicy: { enabled: false } }]],
    ['a sidecar that is restarted', [APP, { ...LOGS, name: 'proxy', restartPolicy: { enabled: true } }]],
  ] satisfies readonly (readonly [string, ContainerDefinition[]])[])(
    'is not seen in %s',
    (_what, containers) => {
      expect(notices(withContainers(...containers))).toEqual([]);
    },
  );
});

const grow = (then: string) =>
  policy(`rules: [{ name: oom, when: { reason: "OutOfMemoryError*" }, type: RETRIABLE, then: ${then} }]`);
const size = (cpu: string | undefined, memory: string | undefined): Partial<Deployed> => ({
  definition: {
    containerDefinitions: [APP],
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  },
});

describe('a retry that needs more memory than there is', () => {
  test.each([
    ['Fargate has no more', '16384', '122880', '{ memory: x2 }', 122_880],
    ['the rule allows no more', '1024', '8192', '{ memory: x2, max-memory: 8192 }', 8192],
    ['the rule allows less', '1024', '8192', '{ memory: x2, max-memory: 4096 }', 4096],
    ['the rule names what the task has', '1024', '4096', '{ memory: 4096 }', 122_880],
    ['the rule names less than the task has', '1024', '8192', '{ memory: 4096 }', 122_880],
  ])('is known: %s', (_what, cpu, memory, then, mostMebibytes) => {
    expect(notices({ ...size(cpu, memory), policy: grow(then) })).toEqual([
      { kind: 'no-more-memory', rule: 'oom', mebibytes: Number(memory), mostMebibytes },
    ]);
  });

  test.each([
    ['a larger cpu has it', '256', '2048', '{ memory: x2 }'],
    ['the most of Fargate is more than now', '8192', '61440', '{ memory: x16 }'],
    ['the most of the rule is more than now', '1024', '4096', '{ memory: x16, max-memory: 8192 }'],
    ['the cpu is raised as well', '256', '2048', '{ memory: +1, cpu: 4096 }'],
    ['no memory is asked for', '16384', '122880', '{ cpu: 16384 }'],
    ['the size is that of instances', undefined, undefined, '{ memory: x2 }'],
    ['the memory is that of instances', '1024', undefined, '{ memory: x2 }'],
  ])('is not seen where %s', (_what, cpu, memory, then) => {
    expect(notices({ ...size(cpu, memory), policy: grow(then) })).toEqual([]);
  });

  test('is known of a fallback, and of no rule where a function decides', () => {
    const of = grow('{ memory: x2 }');
    const [rule] = of.rules;
    const retry = rule?.type === 'RETRIABLE' ? rule.retry : undefined;
    const fallback = {
      ...DEFAULT_POLICY,
      fallback: { ...of.fallback, type: 'RETRIABLE', retry: retry ?? { free: false } },
    } as const;
    expect(notices({ ...size('16384', '122880'), policy: fallback })).toMatchObject([
      { kind: 'no-more-memory', rule: 'default' },
    ]);
    expect(notices({ ...size('16384', '122880'), policy: undefined })).toEqual([]);
  });

  test('is none for the container, where that has a limit of its own', () => {
    expect(notices({ ...withContainers({ ...APP, memory: 512 }), policy: grow('{ memory: x2 }') })).toEqual([
      { kind: 'container-memory-stays', rule: 'oom', container: 'app', mebibytes: 512 },
    ]);
    for (const container of [{ ...APP, memoryReservation: 512 }, APP]) {
      const others = [container, { ...LOGS, name: 'proxy', memory: 128 }];
      expect(notices({ ...withContainers(...others), policy: grow('{ memory: x2 }') })).toEqual([]);
    }
    expect(notices(withContainers({ ...APP, memory: 512 }))).toEqual([]);
  });
});

describe('a container that is not there', () => {
  const rule = (name: string, when: string) => `{ name: ${name}, when: ${when}, type: FATAL }`;
  const rules = (...all: readonly string[]) => policy(`rules: [${all.join(', ')}]`);

  test('is known of rules that ask for it', () => {
    expect(
      notices({
        policy: rules(
          rule('typo', '{ container: appp }'),
          rule('both', '{ container: [a, b], exit-code: 1 }'),
          rule('inner', '{ any: [{ container: a }, { container: b, exit-code: 2 }] }'),
          rule('fine', '{ container: app }'),
        ),
      }),
    ).toEqual([{ kind: 'rules-never-match', rules: ['typo', 'both', 'inner'], known: ['app'] }]);
  });

  test.each([
    ['one of several is there', '{ container: [old-name, app] }'],
    ['another alternative can hold', '{ any: [{ container: gone }, { exit-code: 1 }] }'],
    ['it must not be that container', '{ not: { container: gone } }'],
    ['no container is asked for', '{ exit-code: 7 }'],
  ])('is not seen where %s', (_what, when) => {
    expect(notices({ policy: rules(rule('a', when)) })).toEqual([]);
  });

  test('is not seen where it is a sidecar, the task definition is unknown, or a function decides', () => {
    const of = rules(rule('a', '{ container: proxy }'));
    expect(notices({ ...withContainers(APP, { ...LOGS, name: 'proxy' }), policy: of })).toEqual([]);
    expect(notices({ definition: undefined, policy: of })).toEqual([]);
    expect(notices({ policy: undefined })).toEqual([]);
  });

  test('is known of the policy and of the input', () => {
    expect(notices({ policy: policy('container: sidecar') })).toEqual([
      { kind: 'policy-container-missing', container: 'sidecar', known: ['app'] },
    ]);
    expect(notices({ policy: policy('container: app') })).toEqual([]);
    expect(notices({ container: 'appp' })).toEqual([
      { kind: 'container-missing', container: 'appp', known: ['app'] },
    ]);
  });
});
