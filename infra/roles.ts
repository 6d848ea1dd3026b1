import { Aws, type CfnResource, type Stack, Validations } from 'aws-cdk-lib';
import { CfnRole, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/** A policy of one or more statements. */
export function policy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return new PolicyDocument({ statements: [...statements] });
}

type Conditions = Record<string, Record<string, unknown>>;

/** @param conditions by operator and key, as IAM has them */
export function allow(
  actions: readonly string[],
  resources: readonly string[],
  conditions: Conditions = {},
): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources], conditions });
}

/** Lets a role be handed to one service and no other. */
export function passRole(roles: readonly CfnRole[], service: string): PolicyStatement {
  return allow(
    ['iam:PassRole'],
    roles.map(({ attrArn }) => attrArn),
    { StringEquals: { 'iam:PassedToService': service } },
  );
}

/**
 * A role that a service assumes, with what it may do. The policy is within the role, so nothing can use the one before
 * the other is there.
 *
 * @param conditions on who may assume it
 */
export function serviceRole(
  stack: Stack,
  id: string,
  service: string,
  statements: readonly PolicyStatement[],
  conditions: Conditions = {},
): CfnRole {
  return new CfnRole(stack, id, {
    assumeRolePolicyDocument: policy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sts:AssumeRole'],
        conditions,
      }),
    ),
    policies: [{ policyName: id, policyDocument: policy(...statements) }],
  });
}

/**
 * For this account's resources only: a service must not be made to act here by a resource of somebody else's. ECS and
 * Step Functions tell the account, as AWS documents; of Lambda it documents no such thing.
 */
export const FOR_THIS_ACCOUNT: Conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };

/**
 * Says why a policy needs what cdk-nag finds too wide.
 *
 * @param reasons by resource as cdk-nag writes it: references in angle brackets
 */
export function acknowledgeWildcards(policy: CfnResource, reasons: Readonly<Record<string, string>>): void {
  for (const [resource, reason] of Object.entries(reasons)) {
    Validations.of(policy).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
      reason,
    });
  }
}
