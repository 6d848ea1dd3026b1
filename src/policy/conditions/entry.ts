import type { Failure } from '../failure.ts';
import type { Condition, ConditionKind } from '../policy.ts';
import { isInJsonata } from './shallow-jsonata.ts';

/** What the project must know of a kind of condition. */
export interface ConditionEntry<Kind extends ConditionKind> {
  /** Whether the condition holds for a failure. */
  readonly matches: (condition: Condition<Kind>, failure: Failure) => boolean;
  /**
   * Whether the condition surely holds wherever another one does: false in doubt.
   *
   * @param coversPart the same question for conditions that these two are made of
   */
  readonly covers: (
    wide: Condition<Kind>,
    narrow: Condition,
    coversPart: (wide: Condition, narrow: Condition) => boolean,
  ) => boolean;
  /** The condition in words: `exit-code 3 or 64-78`. */
  readonly text: (condition: Condition<Kind>) => string;
  /** Why it holds for a failure or does not: what the failure had, and what was asked for. */
  readonly why: (condition: Condition<Kind>, failure: Failure) => string;
  /** The condition as JSONata (without `{% %}`) on the variable `$failure`. It must always yield a boolean. */
  readonly jsonata: (condition: Condition<Kind>) => string;
}

/** What the project must know of a condition on a property of the failure. */
interface PropertyEntry<Kind extends ConditionKind>
  extends Pick<ConditionEntry<Kind>, 'matches' | 'covers' | 'jsonata'> {
  /** The values that the condition asks for, in words: `3 or 64-78`. */
  readonly wanted: (condition: Condition<Kind>) => string;
  /** What the failure had, in words: `exit-code is 4`. */
  readonly had: (failure: Failure) => string;
}

/** The entry of a condition on a property of the failure. */
export function propertyEntry<Kind extends ConditionKind>({
  matches,
  covers,
  jsonata,
  wanted,
  had,
}: PropertyEntry<Kind>): ConditionEntry<Kind> {
  return {
    matches,
    covers,
    jsonata,
    text: (condition) => `${condition.kind} ${wanted(condition)}`,
    why: (condition, failure) =>
      matches(condition, failure) ? had(failure) : `${had(failure)}, not ${wanted(condition)}`,
  };
}

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
    jsonata: ({ anyOf }) =>
      isInJsonata(
        `$failure.${property}`,
        anyOf.map((value) => JSON.stringify(value)),
      ),
  });
}
