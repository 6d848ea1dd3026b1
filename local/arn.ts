import type { RequestScope } from './service.ts';

/** The parts of `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`; the resource keeps its colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** Reads an ARN; `undefined` when the text is none. */
export function parseArn(text: string): Arn | undefined {
  const parts = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [, partition = '', service = '', region = '', accountId = '', resource = ''] = parts;
  return { partition, service, region, accountId, resource };
}

/** The ARN of a resource in the partition of its region. */
export function formatArn(service: string, scope: RequestScope, resource: string): string {
  return `arn:${partitionOf(scope.region)}:${service}:${scope.region}:${scope.accountId}:${resource}`;
}

/** The ARN of a resource that belongs to no region and names no account, such as a bucket. */
export function formatGlobalArn(service: string, region: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:::${resource}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
