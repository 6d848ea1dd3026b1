import { CfnMapping, Fn, type Stack, Token } from 'aws-cdk-lib';
import { builtInDefinition } from '../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../src/policy/default-policy.ts';
import { fragmented } from './fragments.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import type { Decider } from './process-error.ts';
import { CONTAINER } from './task.ts';

/** Stands for a quote, which JSON would write as two characters; no definition has it. */
const QUOTE = '`';

/**
 * The definition of the built-in machine, as a step with `deploy: true` would write it: by the compiled policy, or
 * with the function that decides. Both are a line of one text, since they have much in common and a template is small;
 * the parameter chooses the line.
 *
 * @throws if a definition has a character that stands for another
 */
export function machineDefinition(
  stack: Stack,
  { processErrorFunction }: Parameters,
  network: Network,
  decider: Decider,
): string {
  const compiled = definition('');
  // There, the arguments of RunTask are JSON within a text that is JSON itself.
  const deciding = definition('InText', '${FunctionArn}');
  const { text, fragments } = fragmented(`${compiled}\n${deciding}`);
  const whole = Fn.sub(text, {
    ...fragments,
    FunctionArn: decider.arn,
    Subnets: network.subnetIds(`${QUOTE},${QUOTE}`),
    Groups: network.securityGroupIds(`${QUOTE},${QUOTE}`),
    SubnetsInText: network.subnetIds(`\\${QUOTE},\\${QUOTE}`),
    GroupsInText: network.securityGroupIds(`\\${QUOTE},\\${QUOTE}`),
  });
  // Fn::Select takes a number, a parameter or a look-up as its index, and no Fn::If.
  const line = new CfnMapping(stack, 'Definition', { mapping: { Line: { false: '0', true: '1' } } });
  return Fn.select(
    Token.asNumber(line.findInMap('Line', processErrorFunction.valueAsString)),
    Fn.split('\n', Fn.join('"', Fn.split(QUOTE, whole))),
  );
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
