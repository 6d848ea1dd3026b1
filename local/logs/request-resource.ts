import { formatArn } from '../arn.ts';
import type { JsonObject } from '../json.ts';
import { firstText } from '../members.ts';
import type { RequestScope } from '../service.ts';

/** What a CloudWatch Logs request is about: the ARN of a log group, or of a log stream in it. */
export function logsResource(_operation: string, input: JsonObject, scope: RequestScope): string | undefined {
  const group = firstText(input, ['logGroupName', 'logGroupIdentifier']);
  if (group === undefined) {
    return undefined;
  }
  const groupArn = group.startsWith('arn:') ? group : formatArn('logs', scope, `log-group:${group}`);
  const stream = firstText(input, ['logStreamName']);
  return stream === undefined ? groupArn : `${groupArn}:log-stream:${stream}`;
}
