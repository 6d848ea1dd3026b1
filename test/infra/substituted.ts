import type { JsonMap } from './template.ts';

/**
 * The properties of a state machine as they are made: CloudFormation writes its definition as JSON, and puts the
 * substitutions into that text.
 */
export function substituted({ Definition, DefinitionSubstitutions, ...others }: JsonMap): JsonMap {
  if (Definition === undefined) {
    return others;
  }
  const text = Object.entries(DefinitionSubstitutions ?? {}).reduce(
    (before, [name, value]) => before.replaceAll(`\${${name}}`, () => String(value)),
    JSON.stringify(Definition),
  );
  return { ...others, Definition: JSON.parse(text) };
}
