import { CfnCondition, Fn, type Stack, Token } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Parameters } from './parameters.ts';

/** Both are lists that only CloudFormation knows. */
export interface Network {
  readonly subnetIds: string[];
  /** Those that were given, or the one that was made. */
  readonly securityGroupIds: string[];
}

/** The network stays the user's. Where no security group is given, one is made that only lets HTTPS out. */
export function makeNetwork(stack: Stack, { VpcId, SubnetIds, SecurityGroupIds }: Parameters): Network {
  const made = new CfnCondition(stack, 'MakeSecurityGroup', {
    expression: Fn.conditionEquals(Fn.join('', SecurityGroupIds.valueAsList), ''),
  });
  const group = new CfnSecurityGroup(stack, 'SecurityGroup', {
    groupDescription: 'Lets HTTPS out and nothing in',
    vpcId: VpcId.valueAsString,
    securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }],
  });
  group.cfnOptions.condition = made;
  return {
    subnetIds: SubnetIds.valueAsList,
    securityGroupIds: Token.asList(
      Fn.conditionIf(made.logicalId, [group.attrGroupId], SecurityGroupIds.valueAsList),
    ),
  };
}
