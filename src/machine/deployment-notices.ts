import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { nextOverrides } from '../policy/overrides.ts';
import { type Condition, mayRetry, type NextRun, type Policy } from '../policy/policy.ts';

/** Something about a machine that is deployed which will hardly do what is meant. It keeps nothing from being deployed. */
export type DeploymentNotice =
  /** The command is a single line with blanks, which the container gets as one argument. */
  | { readonly kind: 'one-argument' }
  /** What the container writes goes nowhere. */
  | { readonly kind: 'no-log-configuration'; readonly container: string }
  /** ECS itself starts the container again, at least where it fails. */
  | { readonly kind: 'container-restarts'; readonly container: string; readonly endsOnSuccess: boolean }
  /** The container that gets the command is not in the task definition. */
  | { readonly kind: 'container-missing'; readonly container: string; readonly known: readonly string[] }
  /** Nor is the one whose exit code counts. */
  | {
      readonly kind: 'policy-container-missing';
      readonly container: string;
      readonly known: readonly string[];
    }
  /** These rules want containers that are not there. */
  | {
      readonly kind: 'rules-never-match';
      readonly rules: readonly string[];
      readonly known: readonly string[];
    }
  /** The task has as much memory already as the rule, or Fargate, gives at most. */
  | {
      readonly kind: 'no-more-memory';
      readonly rule: string;
      readonly mebibytes: number;
      readonly mostMebibytes: number;
    }
  /** More memory for the task is none for the container, whose own limit stays. */
  | {
      readonly kind: 'container-memory-stays';
      readonly rule: string;
      readonly container: string;
      readonly mebibytes: number;
    };

/** What a deployment is made of. */
export interface Deployed {
  /** Undefined where the step may not look at it. */
  readonly definition: TaskDefinition | undefined;
  /** The container that gets the command. */
  readonly container: string;
  readonly commands: readonly string[];
  /** Undefined where a function decides. */
  readonly policy: Policy | undefined;
}

/** What people should know about a deployment, in a sensible order. */
export function deploymentNotices(deployed: Deployed): readonly DeploymentNotice[] {
  const { definition, policy } = deployed;
  const containers = definition?.containerDefinitions ?? [];
  const known = containers.flatMap(({ name }) => name ?? []);
  const own = containers.find(({ name }) => name === deployed.container);
  return [
    ...commandNotices(deployed.commands, own),
    ...(own === undefined && known.length > 0
      ? [{ kind: 'container-missing', container: deployed.container, known } as const]
      : []),
    ...(own === undefined ? [] : containerNotices(own, deployed.container)),
    ...(policy === undefined || known.length === 0 ? [] : matchNotices(policy, known)),
    ...(policy === undefined ? [] : memoryNotices(policy, definition, own)),
  ];
}

/** The shell of an entry point such as `["sh", "-c"]` parts one argument itself. */
const SHELL_OPTION = /^-\w*c$/;

function commandNotices(
  commands: readonly string[],
  container: ContainerDefinition | undefined,
): readonly DeploymentNotice[] {
  const [only = '', ...more] = commands;
  const [first = '', ...words] = only.trim().split(/\s+/);
  const isShell = SHELL_OPTION.test(container?.entryPoint?.at(-1) ?? '');
  // Blanks behind `--name=` are meant to be part of a value.
  return more.length > 0 || words.length === 0 || isShell || first.includes('=')
    ? []
    : [{ kind: 'one-argument' }];
}

function containerNotices(
  { logConfiguration, firelensConfiguration, restartPolicy }: ContainerDefinition,
  container: string,
): readonly DeploymentNotice[] {
  const restarts = restartPolicy?.enabled === true;
  return [
    // The log router of FireLens is what others log to.
    ...(logConfiguration === undefined && firelensConfiguration === undefined
      ? [{ kind: 'no-log-configuration', container } as const]
      : []),
    ...(restarts
      ? [
          {
            kind: 'container-restarts',
            container,
            // By default no exit code is ignored, not even 0.
            endsOnSuccess: restartPolicy.ignoredExitCodes?.includes(0) === true,
          } as const,
        ]
      : []),
  ];
}

function matchNotices(policy: Policy, known: readonly string[]): readonly DeploymentNotice[] {
  const { container, rules } = policy;
  const never = rules.filter(({ when }) => !canMatch(when, known)).map(({ name }) => name);
  return [
    ...(container === undefined || known.includes(container)
      ? []
      : [{ kind: 'policy-container-missing', container, known } as const]),
    ...(never.length === 0 ? [] : [{ kind: 'rules-never-match', rules: never, known } as const]),
  ];
}

/** Whether a condition can hold for a task with these containers: yes in doubt. */
function canMatch(condition: Condition, known: readonly string[]): boolean {
  switch (condition.kind) {
    case 'container':
      return condition.anyOf.some((name) => known.includes(name));
    case 'all':
      return condition.of.every((part) => canMatch(part, known));
    case 'any':
      return condition.of.some((part) => canMatch(part, known));
    default:
      return true;
  }
}

function memoryNotices(
  policy: Policy,
  definition: TaskDefinition | undefined,
  container: ContainerDefinition | undefined,
): readonly DeploymentNotice[] {
  const size = sizeOf(definition);
  return growing(policy).flatMap(({ rule, next }): readonly DeploymentNotice[] => {
    if (size !== undefined && nextOverrides(next, size, {}) === undefined) {
      return [{ kind: 'no-more-memory', rule, mebibytes: size.memory, mostMebibytes: next.maxMemory }];
    }
    return container?.name === undefined || container.memory === undefined
      ? []
      : [
          {
            kind: 'container-memory-stays',
            rule,
            container: container.name,
            mebibytes: container.memory,
          },
        ];
  });
}

/** The rules that give more memory to the next attempt. */
function growing({ rules, fallback }: Policy): readonly { readonly rule: string; readonly next: NextRun }[] {
  return [...rules, fallback].flatMap((rule) =>
    mayRetry(rule) && rule.retry.next?.memory !== undefined
      ? [{ rule: rule.name, next: rule.retry.next }]
      : [],
  );
}

/** What each attempt runs with at first; undefined if the task definition leaves it open. ECS writes digits. */
function sizeOf(
  definition: TaskDefinition | undefined,
): { readonly cpu: number; readonly memory: number } | undefined {
  const [cpu = 0, memory = 0] = [definition?.cpu, definition?.memory].map(Number);
  return cpu > 0 && memory > 0 ? { cpu, memory } : undefined;
}
