import { isObject, type Json, type JsonObject } from '../../json.ts';
import { numberOf } from './exact-numbers.ts';
import { isList } from './json-values.ts';

/** A fault in the arguments of an intrinsic function; the evaluator makes it States.IntrinsicFailure. */
export class IntrinsicFault extends Error {
  override readonly name = 'IntrinsicFault';
}

/** An evaluated argument. `template` is the text States.Format reads: of a string literal, its source with escapes. */
export interface Evaluated {
  readonly value: Json;
  readonly template: string | undefined;
}

/** The evaluated arguments of one call, read with the types the function wants. Every method throws IntrinsicFault. */
export class Arguments {
  readonly all: readonly Evaluated[];

  constructor(all: readonly Evaluated[]) {
    this.all = all;
  }

  /** Makes sure that there are at least `least` and at most `most` arguments. */
  count(least: number, most: number = least): void {
    if (this.all.length < least || this.all.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`;
      throw new IntrinsicFault(`Expected ${wanted} arguments, but there are ${this.all.length}.`);
    }
  }

  value(at: number): Json {
    const argument = this.all[at];
    if (argument === undefined) {
      throw new IntrinsicFault(`Argument ${at + 1} is missing.`);
    }
    return argument.value;
  }

  string(at: number): string {
    const value = this.value(at);
    if (typeof value !== 'string') {
      throw this.#wrong(at, 'a string');
    }
    return value;
  }

  list(at: number): readonly Json[] {
    const value = this.value(at);
    if (!isList(value)) {
      throw this.#wrong(at, 'an array');
    }
    return value;
  }

  object(at: number): JsonObject {
    const value = this.value(at);
    if (!isObject(value)) {
      throw this.#wrong(at, 'an object');
    }
    return value;
  }

  /** A number, rounded to the nearest integer as the service rounds it (halves up). */
  integer(at: number): number {
    const value = numberOf(this.value(at));
    if (value === undefined || !Number.isFinite(value)) {
      throw this.#wrong(at, 'a number');
    }
    return Math.round(value);
  }

  /** A string of at most 10,000 characters, the limit of the encoding and hashing functions. */
  shortString(at: number): string {
    const value = this.string(at);
    if (value.length > MAX_ENCODED_LENGTH) {
      throw new IntrinsicFault(`Argument ${at + 1} is longer than ${MAX_ENCODED_LENGTH} characters.`);
    }
    return value;
  }

  #wrong(at: number, wanted: string): IntrinsicFault {
    return new IntrinsicFault(`Argument ${at + 1} must be ${wanted}.`);
  }
}

const MAX_ENCODED_LENGTH = 10_000;
