import { isObject, type Json, type JsonObject } from '../../json.ts';
import { isList, ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';
import { distributedProcessor, innerParts, statesOf } from './inner-parts.ts';

/** A variable that is assigned somewhere. */
interface Assignment {
  readonly variable: string;
  readonly location: string;
}

/**
 * Finds assignments to variables of an outer scope. Each branch and each iteration is a scope of its own that can read
 * the variables around it, but none of its own may have the name of one that an outer scope assigns.
 */
export function* checkScopes(
  part: JsonObject,
  location: string,
  outer: ReadonlySet<string> = new Set(),
): Generator<Diagnostic> {
  const states = statesOf(part, location);
  const own = states.flatMap(({ state, place }) => assignments(state, place));
  for (const { variable, location: at } of own) {
    if (outer.has(variable)) {
      yield finding(
        at,
        `The variable '${variable}' belongs to an outer scope, which this scope can read but not assign.`,
      );
    }
  }
  const visible = new Set([...outer, ...own.map(named)]);
  for (const { state, place } of states) {
    // AWS accepts that the Catch of a state assigns what the parts inside it assign too: they are left by then.
    const caught = pointer(place, 'Catch', '');
    const elsewhere = caughtIn(state, place).some(({ variable }) => !outer.has(variable))
      ? new Set([...outer, ...own.filter(({ location: at }) => !at.startsWith(caught)).map(named)])
      : visible;
    for (const inner of innerParts(state, place)) {
      // The executions of a distributed Map state begin with no variables.
      const around = distributedProcessor(state) === undefined ? elsewhere : undefined;
      yield* checkScopes(inner.part, inner.location, around);
    }
  }
}

function named({ variable }: Assignment): string {
  return variable;
}

/** What the Assign of a state, of its Choice rules and of its catchers sets. */
function assignments(state: JsonObject, place: string): readonly Assignment[] {
  return [...assignedBy(state, place), ...assignedIn(state, 'Choices', place), ...caughtIn(state, place)];
}

function caughtIn(state: JsonObject, place: string): readonly Assignment[] {
  return assignedIn(state, 'Catch', place);
}

function assignedIn(state: JsonObject, field: string, place: string): readonly Assignment[] {
  const items = ownProperty(state, field);
  return (isList(items) ? items : []).flatMap((item, at) => assignedBy(item, pointer(place, field, at)));
}

function assignedBy(owner: Json, place: string): readonly Assignment[] {
  const assign = isObject(owner) ? ownProperty(owner, 'Assign') : undefined;
  return (isObject(assign) ? properties(assign) : []).map(([field]) => ({
    // In JSONPath, `name.$` assigns what an expression gives.
    variable: field.endsWith('.$') ? field.slice(0, -'.$'.length) : field,
    location: pointer(place, 'Assign', field),
  }));
}
