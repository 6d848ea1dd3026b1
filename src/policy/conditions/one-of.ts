import { type ConditionEntry, propertyEntry } from './entry.ts';

/** `stop-code`: one of several stop codes of ECS. */
export const stopCode = oneOf('stop-code', 'stopCode');

/** `container`: the name of the container that failed is one of several. */
export const container = oneOf('container', 'container');

function oneOf<Kind extends 'stop-code' | 'container'>(
  kind: Kind,
  property: 'stopCode' | 'container',
): ConditionEntry<Kind> {
  return propertyEntry<Kind>({
    matches: ({ anyOf }, { [property]: value }) => value !== undefined && anyOf.includes(value),
    covers: ({ anyOf }, narrow) =>
      'anyOf' in narrow && narrow.kind === kind && narrow.anyOf.every((value) => anyOf.includes(value)),
    wanted: ({ anyOf }) => anyOf.join(' or '),
    had: ({ [property]: value }) => (value === undefined ? `there is no ${kind}` : `${kind} is ${value}`),
    // A comparison with what is absent is false.
    jsonata: ({ anyOf }) => `$failure.${property} in ${JSON.stringify(anyOf)}`,
  });
}
