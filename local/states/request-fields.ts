import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import { flag, optionalInteger, optionalText } from '../members.ts';

/** Reads a string that must be there. Throws `ValidationException`, or `SerializationException` for another type. */
export function requiredText(input: JsonObject, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined) {
    throw invalid(`Value at '${name}' failed to satisfy constraint: Member must not be null`);
  }
  return value;
}

/** Reads a string of at most `limit` characters that may be absent. Throws `ValidationException`. */
export function optionalTextUpTo(input: JsonObject, name: string, limit: number): string | undefined {
  const value = optionalText(input, name);
  if (value !== undefined && value.length > limit) {
    throw invalid(
      `Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${limit}`,
    );
  }
  return value;
}

/** Reads one of the given words, or nothing. Throws `ValidationException` for another word. */
export function optionalWord(input: JsonObject, name: string, words: readonly string[]): string | undefined {
  const value = optionalText(input, name);
  if (value !== undefined && !words.includes(value)) {
    throw invalid(
      `Value '${value}' at '${name}' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: [${words.join(', ')}]`,
    );
  }
  return value;
}

/** Reads a boolean; absent is `fallback`. Throws `SerializationException` for another type. */
export function optionalFlag(input: JsonObject, name: string, fallback: boolean): boolean {
  return (input[name] ?? undefined) === undefined ? fallback : flag(input, name);
}

/**
 * Reads `maxResults`: how many items a page may hold. Absent and 0 mean the default of 100.
 * Throws `ValidationException` for a number that is not between 0 and `limit`.
 */
export function pageSize(input: JsonObject, limit = 1000): number {
  const value = optionalInteger(input, 'maxResults');
  if (value === undefined || value === 0) {
    return 100;
  }
  if (value < 0) {
    throw invalid(
      `Value '${value}' at 'maxResults' failed to satisfy constraint: ` +
        'Member must have value greater than or equal to 0',
    );
  }
  if (value > limit) {
    throw invalid(
      `Value '${value}' at 'maxResults' failed to satisfy constraint: ` +
        `Member must have value less than or equal to ${limit}`,
    );
  }
  return value;
}

/** A `ValidationException` in the words of AWS: `1 validation error detected: …`. */
export function invalid(problem: string): AwsError {
  return new AwsError('ValidationException', `1 validation error detected: ${problem}`);
}
