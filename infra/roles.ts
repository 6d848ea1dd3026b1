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
 * A role for a service, in this account only: without that, the service could be made to act here by somebody else's
 * resource. The policy is within the role, so what needs the role does not come before it.
 */
export function serviceRole(
  stack: Stack,
  id: string,
  service: string,
  statements: readonly PolicyStatement[],
): CfnRole {
  return new CfnRole(stack, id, {
    assumeRolePolicyDocument: policy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sts:AssumeRole'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    ),
    policies: [{ policyName: id, policyDocument: policy(...statements) }],
  });
}

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
