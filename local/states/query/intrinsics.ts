import type { Json } from '../../json.ts';
import { QuerySyntaxError } from './cursor.ts';
import { Arguments, type Evaluated, IntrinsicFault } from './intrinsic-arguments.ts';
import { arrayFunctions } from './intrinsic-arrays.ts';
import { type Argument, type IntrinsicCall, parseIntrinsic } from './intrinsic-call.ts';
import type { IntrinsicName } from './intrinsic-names.ts';
import { textFunctions } from './intrinsic-texts.ts';
import { valueFunctions } from './intrinsic-values.ts';
import { QueryError } from './language.ts';
import type { Path } from './path-syntax.ts';
import type { Randomness } from './randomness.ts';
import { NoSuchPath } from './select.ts';

/** One intrinsic function: its arguments in, its value out. Throws IntrinsicFault. */
export type Intrinsic = (given: Arguments, randomness: Randomness) => Json;

const FUNCTIONS: Readonly<Record<IntrinsicName, Intrinsic>> = {
  ...arrayFunctions,
  ...textFunctions,
  ...valueFunctions,
};

/**
 * Evaluates an intrinsic function call. `read` gives the value at a path and throws NoSuchPath where there is none.
 * Throws QueryError States.IntrinsicFailure for everything that goes wrong.
 */
export function evaluateIntrinsic(text: string, read: (path: Path) => Json, randomness: Randomness): Json {
  try {
    return evaluateCall(parseIntrinsic(text), read, randomness);
  } catch (error) {
    if (error instanceof QuerySyntaxError || error instanceof IntrinsicFault || error instanceof NoSuchPath) {
      throw new QueryError(
        'States.IntrinsicFailure',
        `The function '${text}' had the following error: ${error.message}`,
        { cause: error },
      );
    }
    throw error;
  }
}

function evaluateCall(call: IntrinsicCall, read: (path: Path) => Json, randomness: Randomness): Json {
  const given = call.arguments.map((argument) => evaluateArgument(argument, read, randomness));
  return FUNCTIONS[call.name](new Arguments(given), randomness);
}

function evaluateArgument(argument: Argument, read: (path: Path) => Json, randomness: Randomness): Evaluated {
  switch (argument.kind) {
    case 'string':
      return { value: argument.value, template: argument.source };
    case 'literal':
      return { value: argument.value, template: undefined };
    case 'path':
      return plain(readArgument(argument, read));
    case 'call':
      return plain(evaluateCall(argument.call, read, randomness));
  }
}

function readArgument(argument: Extract<Argument, { kind: 'path' }>, read: (path: Path) => Json): Json {
  try {
    return read(argument.path);
  } catch (error) {
    if (error instanceof NoSuchPath) {
      throw new NoSuchPath(
        `The JsonPath argument for the field '${argument.text}' could not be found in the input.`,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

function plain(value: Json): Evaluated {
  return { value, template: typeof value === 'string' ? value : undefined };
}
