import { builtInDefinition } from '../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../src/policy/default-policy.ts';

type TaskSettings = Parameters<typeof builtInDefinition>[1];
type Definition = ReturnType<typeof builtInDefinition>;

/** What the built-in machine runs, where CloudFormation decides on the public address. */
export interface DeployedTask extends Omit<TaskSettings, 'assignPublicIp'> {
  /** A parameter that is `ENABLED` or `DISABLED`. */
  readonly assignPublicIp: string;
}

/**
 * The definition of the built-in machine by the default policy, as a step with `deploy: true` writes it. The settings
 * may be tokens of CDK: it puts references in their place, and CloudFormation resolves those within `Definition`.
 */
export function machineDefinition({ assignPublicIp, ...task }: DeployedTask): Definition {
  const definition = builtInDefinition(DEFAULT_POLICY, { ...task, assignPublicIp: false });
  return JSON.parse(JSON.stringify(definition), (key, value: unknown) =>
    key === 'AssignPublicIp' ? assignPublicIp : value,
  );
}
