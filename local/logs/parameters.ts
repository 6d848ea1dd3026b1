import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import { optionalInteger, optionalText } from '../members.ts';

/** What CloudWatch Logs answers to a parameter that cannot be. */
export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** A string that must be there. */
export function requiredText(input: JsonObject, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined) {
    throw invalid(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}

/** The member `limit`: between 1 and `max`, which is also the default unless another is given. */
export function countLimit(input: JsonObject, max: number, fallback = max): number {
  const limit = optionalInteger(input, 'limit') ?? fallback;
  if (limit < 1 || limit > max) {
    throw invalid(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must be between 1 and ${max}`,
    );
  }
  return limit;
}

/** The group that a request names by `logGroupName`, or by name or ARN in `logGroupIdentifier`. */
export function groupName(input: JsonObject): string {
  const identifier = optionalText(input, 'logGroupIdentifier');
  if (identifier === undefined) {
    return requiredText(input, 'logGroupName');
  }
  if (optionalText(input, 'logGroupName') !== undefined) {
    throw invalid('LogGroup name and LogGroup ARN are mutually exclusive parameters.');
  }
  return /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier;
}
