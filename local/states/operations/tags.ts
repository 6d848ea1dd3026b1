import { AwsError } from '../../aws-error.ts';
import { isObject, type Json } from '../../json.ts';
import { optionalTexts } from '../../members.ts';
import type { Machine } from '../machine.ts';
import { invalid, requiredText } from '../request-fields.ts';
import type { Operations, ServiceState } from './operation.ts';

const MAX_TAGS = 50;

/** Tags of state machines. */
export function tagOperations(state: ServiceState): Operations {
  const find = (arn: string): Machine => {
    const machine = state.machines.get(arn);
    if (machine === undefined) {
      throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
    }
    return machine;
  };
  return {
    TagResource(input) {
      setTags(find(requiredText(input, 'resourceArn')), input['tags']);
      return {};
    },
    UntagResource(input) {
      const machine = find(requiredText(input, 'resourceArn'));
      for (const key of optionalTexts(input, 'tagKeys') ?? []) {
        machine.tags.delete(key);
      }
      return {};
    },
    ListTagsForResource(input) {
      const { tags } = find(requiredText(input, 'resourceArn'));
      return { tags: [...tags].map(([key, value]) => ({ key, value })) };
    },
  };
}

/** Adds tags (`[{key, value}]`) to a machine. Throws `ValidationException` or `TooManyTags`. */
export function setTags(machine: Machine, tags: Json | undefined): void {
  if (tags === undefined || tags === null) {
    return;
  }
  if (!Array.isArray(tags)) {
    throw invalid("Value at 'tags' failed to satisfy constraint: Member must be a list");
  }
  const added = tags.map((tag: Json): readonly [string, string] => {
    const { key, value = '' } = isObject(tag) ? tag : {};
    if (typeof key !== 'string' || typeof value !== 'string') {
      throw invalid(
        "Value at 'tags' failed to satisfy constraint: Members must have a string 'key' and 'value'",
      );
    }
    return [key, value];
  });
  const all = new Map([...machine.tags, ...added]);
  if (all.size > MAX_TAGS) {
    throw new AwsError('TooManyTags', `A resource can have at most ${MAX_TAGS} tags: '${machine.arn}'`);
  }
  for (const [key, value] of added) {
    machine.tags.set(key, value);
  }
}
