import type { Json } from '../json.ts';
import type { Policy } from '../policy/policy.ts';
import { nextRuns } from './next-run.ts';
import { type Definition, expression } from './states-language.ts';

/** What the built-in machine runs. */
export interface TaskSettings {
  /** `aws`, `aws-cn` or `aws-us-gov`: the service integration's ARN names it. */
  readonly partition: string;
  /** Name or ARN. */
  readonly cluster: string;
  /** Family, family:revision or ARN. */
  readonly taskDefinition: string;
  /** The container that gets the command and the environment. */
  readonly container: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
  /** Such as `FARGATE_SPOT`; without it the launch type is FARGATE. */
  readonly capacityProvider?: string;
  /** How long one attempt may run. */
  readonly timeoutMinutes?: number;
  /** ARN of a Lambda function that decides instead of the compiled policy. */
  readonly processErrorFunction?: string;
}

/**
 * What the expression of computed arguments reads, as a variable: as data, what CloudFormation puts in for a reference
 * needs no quotes of an expression.
 */
export function runTaskVariables(policy: Policy, task: TaskSettings): Definition {
  return areComputed(policy, task) ? { sameArguments: sameArguments(task) } : {};
}

/** The arguments of RunTask, by the machine's variables `$input` and `$errorState`, and those of `runTaskVariables`. */
export function runTaskArguments(policy: Policy, task: TaskSettings): Json {
  const same = sameArguments(task);
  const containers = containerOverrides(task.container);
  const changes = task.processErrorFunction !== undefined || nextRuns(policy).length > 0;
  const Overrides = changes
    ? expression(taskOverrides(containers))
    : { ContainerOverrides: expression(containers) };
  const provider = task.capacityProvider;
  if (!mayChangeProvider(policy, task)) {
    return {
      ...same,
      ...(provider === undefined ? { LaunchType: 'FARGATE' } : strategy(provider)),
      Overrides,
    };
  }
  if (provider !== undefined) {
    return {
      ...same,
      ...strategy(expression(`$exists(${CHANGED}) ? ${CHANGED} : ${JSON.stringify(provider)}`)),
      Overrides,
    };
  }
  // RunTask refuses a launch type beside a capacity provider strategy, so which key there is must be computed.
  return expression(`$merge([
    $sameArguments,
    $exists(${CHANGED}) ? {'CapacityProviderStrategy': [{'CapacityProvider': ${CHANGED}, 'Weight': 1}]} : {'LaunchType': 'FARGATE'},
    {'Overrides': ${taskOverrides(containers)}}
  ])`);
}

/** The arguments of every attempt. */
function sameArguments(task: TaskSettings): Definition {
  return {
    Cluster: task.cluster,
    TaskDefinition: task.taskDefinition,
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: task.subnets,
        ...(task.securityGroups.length > 0 && { SecurityGroups: task.securityGroups }),
        AssignPublicIp: task.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    },
  };
}

/** A function may ask for anything. */
function mayChangeProvider(policy: Policy, task: TaskSettings): boolean {
  return (
    task.processErrorFunction !== undefined ||
    nextRuns(policy).some(({ capacityProvider }) => capacityProvider !== undefined)
  );
}

/** Whether an expression makes all of the arguments: with a provider from the start, the keys stay the same. */
function areComputed(policy: Policy, task: TaskSettings): boolean {
  return task.capacityProvider === undefined && mayChangeProvider(policy, task);
}

const CHANGED = '$errorState.overrides.capacityProvider';

function strategy(capacityProvider: string): Definition {
  return { CapacityProviderStrategy: [{ CapacityProvider: capacityProvider, Weight: 1 }] };
}

/** ECS takes cpu and memory as digits in a string. */
function taskOverrides(containers: string): string {
  return `$merge([{'ContainerOverrides': ${containers}}, $errorState.overrides.{
    'Cpu': $string(cpu),
    'Memory': $string(memory),
    'EphemeralStorage': $exists(ephemeralStorage) ? {'SizeInGiB': ephemeralStorage}
  }])`;
}

/** ECS takes names and values as a list; JSONata leaves out what the input does not hold. */
function containerOverrides(container: string): string {
  return `[{
    'Name': ${JSON.stringify(container)},
    'Command': $count($input.commands) > 0 ? [$input.commands],
    'Environment': [$each($merge([$input.environment, {
      'CUSTOMER_ID': $input.customer_id,
      'REPORT_ID': $input.report_id,
      'OUTPUT_LOCATION': $input.output_location
    }, $errorState.overrides.environment]), function($value, $name) {{ 'Name': $name, 'Value': $string($value) }})]
  }]`;
}
