import type { JsonObject } from '../json.ts';
import { firstText } from '../members.ts';

/** The members that name what a request is about; the more special one first. */
const MEMBERS = [
  'executionArn',
  'mapRunArn',
  'stateMachineAliasArn',
  'stateMachineVersionArn',
  'stateMachineArn',
  'resourceArn',
  'name',
];

/** What a Step Functions request is about: an ARN, or the name of a machine that is to be made. */
export function statesResource(_operation: string, input: JsonObject): string | undefined {
  return firstText(input, MEMBERS);
}
