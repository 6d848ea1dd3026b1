import { describe, expect, test } from '@jest/globals';
import type { DeploymentNotice } from '../../src/machine/deployment-notices.ts';
import { deploymentText } from '../../src/report/deployment-text.ts';

const CASES: {
  readonly [Kind in DeploymentNotice['kind']]: readonly (readonly [
    Extract<DeploymentNotice, { kind: Kind }>,
    string,
  ])[];
} = {
  'one-argument': [
    [
      { kind: 'one-argument' },
      'Input commands is a single line with blanks, which the container gets as one argument; give each argument a line of its own.',
    ],
  ],
  'no-log-configuration': [
    [
      { kind: 'no-log-configuration', container: 'app' },
      'Container app has no log configuration in the task definition, so what it writes is lost; give it one with the awslogs driver.',
    ],
  ],
  'container-restarts': [
    [
      { kind: 'container-restarts', container: 'app', endsOnSuccess: true },
      'Container app has a restart policy: ECS restarts it when it fails, so the task may never end, and the retry policy sees none of these failures; turn it off, or set task-timeout-minutes.',
    ],
    [
      { kind: 'container-restarts', container: 'app', endsOnSuccess: false },
      'Container app has a restart policy that does not ignore exit code 0: ECS restarts it even when it succeeds, so the task may never end; turn it off, or add 0 to ignoredExitCodes and set task-timeout-minutes.',
    ],
  ],
  'container-missing': [
    [
      { kind: 'container-missing', container: 'appp', known: ['app', 'proxy'] },
      'Input container names appp, which the task definition does not have (app, proxy); RunTask refuses such a task.',
    ],
  ],
  'policy-container-missing': [
    [
      { kind: 'policy-container-missing', container: 'appp', known: ['app'] },
      'The retry policy judges by container appp, which the task definition does not have (app); the container that failed by itself counts instead.',
    ],
  ],
  'rules-never-match': [
    [
      { kind: 'rules-never-match', rules: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], known: ['app'] },
      'These rules of the retry policy never match, because they ask for containers that the task definition does not have (app): a, b, c, d, e and 2 more.',
    ],
  ],
  'no-more-memory': [
    [
      { kind: 'no-more-memory', rule: 'oom', mebibytes: 122_880, mostMebibytes: 122_880 },
      'Rule oom of the retry policy cannot give the task more memory, so its failures are FATAL at once: the task definition has 122880 MiB, and Fargate has 122880 MiB at most.',
    ],
    [
      { kind: 'no-more-memory', rule: 'oom', mebibytes: 8192, mostMebibytes: 4096 },
      'Rule oom of the retry policy cannot give the task more memory, so its failures are FATAL at once: the task definition has 8192 MiB, and the rule allows 4096 MiB at most.',
    ],
  ],
  'container-memory-stays': [
    [
      { kind: 'container-memory-stays', rule: 'oom', container: 'app', mebibytes: 512 },
      'Rule oom of the retry policy gives the task more memory, but container app keeps its own limit of 512 MiB; remove memory from the container in the task definition.',
    ],
  ],
};

describe('what people should know of a deployment', () => {
  test.each(Object.values(CASES).flat())('is a sentence: %j', (notice, text) => {
    expect(deploymentText(notice)).toBe(text);
  });
});
