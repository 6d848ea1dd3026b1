import { createHash } from 'node:crypto';
import type { Expression } from 'jsonata';
import type { Json } from '../../json.ts';
import { chunks } from './intrinsic-arrays.ts';
import { HASH_ALGORITHMS } from './intrinsic-texts.ts';
import { parseJson } from './parse-json.ts';
import type { Randomness } from './randomness.ts';

/** `$range` may not make more than JSONata's own range operator. */
const MAX_RANGE = 1_000_000;

/** An error that JSONata reports with a code, as it does its own; D3141 carries the message as it is. */
class FunctionFault extends Error {
  override readonly name = 'FunctionFault';
  readonly code: string;

  constructor(code: 'D3137' | 'D3141', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Gives an expression `$partition`, `$range`, `$hash`, `$random`, `$uuid` and `$parse`, which Step Functions adds to
 * JSONata. Like JSONata's own functions they return nothing for nothing.
 */
export function addFunctions(expression: Expression, randomness: Randomness): void {
  expression.registerFunction('partition', partition, '<a-n:a<a>>');
  expression.registerFunction('range', range, '<nnn:x>');
  expression.registerFunction('hash', hash, '<s-s:s>');
  expression.registerFunction('random', (seed?: number) => randomness.number(seed), '<n?:n>');
  expression.registerFunction('uuid', () => randomness.uuid(), '<:s>');
  expression.registerFunction('parse', parse, '<s-:x>');
}

function partition(list?: readonly Json[], size?: number): Json | undefined {
  if (list === undefined || size === undefined) {
    return undefined;
  }
  const chunk = Math.round(size);
  if (!(chunk >= 1)) {
    throw new FunctionFault('D3141', 'The chunk size of $partition must be a positive integer.');
  }
  return chunks(list, chunk);
}

function range(first?: number, last?: number, step?: number): Json | undefined {
  if (first === undefined || last === undefined || step === undefined) {
    return undefined;
  }
  if (!(Math.abs(step) > 0)) {
    throw new FunctionFault('D3141', 'The step of $range must not be zero.');
  }
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (!(length <= MAX_RANGE)) {
    throw new FunctionFault('D3141', `$range would make ${length} items; it may make ${MAX_RANGE}.`);
  }
  const numbers = Array.from({ length }, (_, at) => first + at * step);
  // Like a sequence of JSONata, one number is not a list on AWS.
  return numbers.length === 1 ? numbers[0] : numbers;
}

function hash(text?: string, algorithm?: string): Json | undefined {
  if (text === undefined || algorithm === undefined) {
    return undefined;
  }
  const known = HASH_ALGORITHMS.get(algorithm);
  if (known === undefined) {
    throw new FunctionFault(
      'D3141',
      `The algorithm of $hash must be one of ${[...HASH_ALGORITHMS.keys()].join(', ')}.`,
    );
  }
  return createHash(known).update(text, 'utf8').digest('hex');
}

function parse(text?: string): Json | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new FunctionFault('D3137', `$parse was not given JSON: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
