import { Fn } from 'aws-cdk-lib';
import { builtInDefinition } from '../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../src/policy/default-policy.ts';
import { fragmented } from './fragments.ts';
import type { Network } from './network.ts';
import type { Decider } from './process-error.ts';
import { CONTAINER } from './task.ts';

/** Stands for a quote, which JSON would write as two characters; no definition has it. */
const QUOTE = '`';

/**
 * The definition of the built-in machine, as a step with `deploy: true` would write it: by the compiled policy, or
 * with the function that decides. Both are a line of one text, since they have much in common and a template is small;
 * the condition chooses the line.
 *
 * @throws if a definition has a character that stands for another
 */
export function machineDefinition(network: Network, decider: Decider): string {
  const compiled = definition('');
  // There, the arguments of RunTask are JSON within a text that is JSON itself.
  const deciding = definition('InText', '${FunctionArn}');
  const { text, fragments } = fragmented(`\${Skip}${compiled}\n${deciding}`);
  const whole = Fn.sub(text, {
    ...fragments,
    // The line to take is always the second: an index for Fn::Select may not be computed by Fn::If.
    Skip: Fn.conditionIf(decider.wanted.logicalId, '', '\n').toString(),
    FunctionArn: decider.arn,
    Subnets: network.subnetIds(`${QUOTE},${QUOTE}`),
    Groups: network.securityGroupIds(`${QUOTE},${QUOTE}`),
    SubnetsInText: network.subnetIds(`\\${QUOTE},\\${QUOTE}`),
    GroupsInText: network.securityGroupIds(`\\${QUOTE},\\${QUOTE}`),
  });
  return Fn.select(1, Fn.split('\n', Fn.join('"', Fn.split(QUOTE, whole))));
}

function definition(variables: '' | 'InText', processErrorFunction?: string): string {
  const text = JSON.stringify(
    builtInDefinition(DEFAULT_POLICY, {
      partition: '${AWS::Partition}',
      cluster: '${Cluster.Arn}',
      taskDefinition: '${AWS::StackName}',
      container: CONTAINER,
      subnets: [`\${Subnets${variables}}`],
      securityGroups: [`\${Groups${variables}}`],
      assignPublicIp: false,
      ...(processErrorFunction !== undefined && { processErrorFunction }),
    }),
  );
  if (text.includes(QUOTE)) {
    throw new Error(`The definition has a ${QUOTE}, which stands for a quote here.`);
  }
  return text.replace(/(AssignPublicIp\W+)DISABLED/, '$1${AssignPublicIp}').replaceAll('"', QUOTE);
}
