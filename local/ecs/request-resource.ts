import type { JsonObject } from '../json.ts';
import { firstText, isList } from '../members.ts';

/** The members that name what a request is about; the more special one first. */
const MEMBERS = ['task', 'taskDefinition', 'family', 'familyPrefix', 'clusterName', 'cluster'];

/** Lists of what a request is about. Only a list of one tells a resource. */
const LISTS = ['tasks', 'clusters'];

/** What an ECS request is about: an ARN or a name, as the request gives it. */
export function ecsResource(_operation: string, input: JsonObject): string | undefined {
  for (const name of LISTS) {
    const list = input[name];
    const [only] = isList(list) && list.length === 1 ? list : [];
    if (typeof only === 'string') {
      return only;
    }
  }
  return firstText(input, MEMBERS);
}
