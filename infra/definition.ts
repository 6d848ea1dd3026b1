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
 *
 * @throws if the definition does not say once whether the task gets a public address
 */
export function machineDefinition({ assignPublicIp, ...task }: DeployedTask): Definition {
  let replaced = 0;
  // The classic machine computes the arguments of RunTask, so there the word is a part of an expression.
  const definition: Definition = JSON.parse(
    JSON.stringify(builtInDefinition(DEFAULT_POLICY, { ...task, assignPublicIp: false })),
    (_key, value: unknown) =>
      typeof value === 'string'
        ? value.replace(/\bDISABLED\b/g, () => {
            replaced += 1;
            return assignPublicIp;
          })
        : value,
  );
  if (replaced !== 1) {
    throw new Error(`The definition says ${replaced} times that the task gets no public address, not once.`);
  }
  return definition;
}
