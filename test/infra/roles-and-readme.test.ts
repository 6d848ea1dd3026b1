import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { iamNeeds } from '../e2e/iam-table.ts';

interface Policy {
  readonly PolicyDocument: {
    readonly Statement: readonly { readonly Action: string | readonly string[] }[];
  };
}

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly Policies?: readonly Policy[];
    readonly Roles?: readonly { readonly Ref: string }[];
  };
}

const TEMPLATE: { readonly Resources: Readonly<Record<string, Resource>> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'infra', 'template.json'), 'utf8'),
);

/** What a role may do, by its own policies and by those that name it. */
function actionsOf(role: string): readonly string[] {
  const inline = TEMPLATE.Resources[role]?.Properties.Policies ?? [];
  const attached = Object.values(TEMPLATE.Resources).filter(
    (resource): resource is Resource & { readonly Properties: Policy } =>
      resource.Type === 'AWS::IAM::Policy' &&
      (resource.Properties.Roles ?? []).some(({ Ref }) => Ref === role),
  );
  const policies = [...inline, ...attached.map(({ Properties }) => Properties)];
  return sorted(
    policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action)),
  );
}

const sorted = (actions: readonly string[]): readonly string[] => [...new Set(actions)].toSorted();

const isDeploy = (feature: string): boolean => feature.startsWith('`deploy`');

describe('the roles of the stack', () => {
  test('the runner may do what the README says that every feature but deploy needs, and no more', () => {
    const needed = iamNeeds().filter(({ feature }) => !isDeploy(feature));
    expect(actionsOf('RunnerRole')).toEqual(sorted(needed.flatMap(({ actions }) => actions)));
  });

  test('the deployer may do all that the README lists, and no more', () => {
    expect(actionsOf('DeployerRole')).toEqual(sorted(iamNeeds().flatMap(({ actions }) => actions)));
  });
});
