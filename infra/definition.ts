import { CfnMapping, Fn, type Stack, Token } from 'aws-cdk-lib';
import { builtInDefinition } from '../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../src/policy/default-policy.ts';
import { fragmented } from './fragments.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import type { Decider } from './process-error.ts';
import { CONTAINER } from './task.ts';

/**
 * The definition of the built-in machine, as a step with `deploy: true` would write it: by the compiled policy, or
 * with the function that decides. Both stand in one text, a line each, since they have much in common and a template
 * is small; the parameter chooses the line.
 */
export function machineDefinition(
  stack: Stack,
  { processErrorFunction }: Parameters,
  network: Network,
  decider: Decider,
): string {
  const { text, fragments } = fragmented(
    `${definition()}\n${definition('${FunctionArn}')}`.replaceAll('"', '`'),
  );
  // What Fn::Select takes as an index is a number, a parameter or a look-up, and no Fn::If.
  const line = new CfnMapping(stack, 'Definition', { mapping: { Line: { false: '0', true: '1' } } });
  const chosen = Token.asNumber(line.findInMap('Line', processErrorFunction.valueAsString));
  // With a function, the arguments of RunTask are JSON in a text that is JSON itself.
  const lines = Fn.split(
    '\n',
    Fn.join(
      '"',
      Fn.split(
        '`',
        Fn.sub(text, {
          ...fragments,
          FunctionArn: decider.arn,
          ...{ Subnets: network.subnetIds('`,`'), Groups: network.securityGroupIds('`,`') },
          ...{
            SubnetsInText: network.subnetIds('\\`,\\`'),
            GroupsInText: network.securityGroupIds('\\`,\\`'),
          },
        }),
      ),
    ),
  );
  return Fn.select(chosen, lines);
}

function definition(processErrorFunction?: string): string {
  const inText = processErrorFunction === undefined ? '' : 'InText';
  const definition = builtInDefinition(DEFAULT_POLICY, {
    partition: '${AWS::Partition}',
    cluster: '${Cluster.Arn}',
    taskDefinition: '${AWS::StackName}',
    container: CONTAINER,
    subnets: [`\${Subnets${inText}}`],
    securityGroups: [`\${Groups${inText}}`],
    assignPublicIp: false,
    ...(processErrorFunction !== undefined && { processErrorFunction }),
  });
  return JSON.stringify(definition).replace(/(AssignPublicIp\W+)DISABLED/, '$1${AssignPublicIp}');
}
