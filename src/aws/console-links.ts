import { clusterOfTask, parseArn, partitionOf, resourceId } from './arn.ts';

/** Where the console of a partition lives. China and GovCloud have consoles of their own. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);

/** A region stands in the host name of a page: nothing else may. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** The console page of an execution; undefined for a partition whose console is not known. */
export function executionUrl(executionArn: string): string | undefined {
  return statesUrl(executionArn, `#/v2/executions/details/${path(executionArn)}`);
}

/** The console page of a state machine. */
export function machineUrl(machineArn: string): string | undefined {
  return statesUrl(machineArn, `#/statemachines/view/${path(machineArn)}`);
}

/** The console page of an ECS task: `arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID`. The old ARNs name no cluster. */
export function taskUrl(taskArn: string): string | undefined {
  const { partition = '', region = '' } = parseArn(taskArn) ?? {};
  const cluster = clusterOfTask(taskArn);
  const page = `ecs/v2/clusters/${cluster}/tasks/${resourceId(taskArn)}`;
  return cluster !== undefined && /^[\w/-]+$/.test(page)
    ? consoleUrl(partition, region, `${page}?region=${region}`)
    : undefined;
}

/** The console page of a Batch job. */
export function batchJobUrl(region: string, jobId: string): string | undefined {
  return regionalUrl(region, `batch/home?region=${region}#jobs/detail/${name(jobId)}`);
}

/** The console page of a run of a Glue job. */
export function glueJobRunUrl(region: string, job: string, runId: string): string | undefined {
  return regionalUrl(region, `gluestudio/home?region=${region}#/job/${name(job)}/run/${name(runId)}`);
}

/** The console page of a Lambda function. */
export function functionUrl(region: string, functionName: string): string | undefined {
  return regionalUrl(region, `lambda/home?region=${region}#/functions/${name(functionName)}`);
}

/** The console page of a log group; of the events in it that hold a text, such as the id of a request. */
export function logGroupUrl(region: string, group: string, text?: string): string | undefined {
  const filter = text === undefined ? '' : `/log-events${dollars(`?filterPattern=${name(`"${text}"`)}`)}`;
  return regionalUrl(
    region,
    `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}${filter}`,
  );
}

/**
 * The console page of a log stream.
 *
 * @param partition of the account, such as `aws`
 */
export function logUrl(
  partition: string,
  { region, group, stream }: { readonly region: string; readonly group: string; readonly stream: string },
): string | undefined {
  return consoleUrl(
    partition,
    region,
    `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}/log-events/${twice(stream)}`,
  );
}

/**
 * The console page of an object in S3.
 *
 * @param arn of anything in the account, which tells the partition and the region whose console is opened
 */
export function objectUrl(arn: string, bucket: string, key: string): string | undefined {
  const { partition = '', region = '' } = parseArn(arn) ?? {};
  const prefix = withoutQuotes(encodeURIComponent(key.toWellFormed()));
  return /^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket)
    ? consoleUrl(partition, region, `s3/object/${bucket}?region=${region}&prefix=${prefix}`)
    : undefined;
}

/** CloudWatch's page takes names that are encoded twice, with dollar signs in place of the per cent signs. */
function twice(text: string): string {
  return dollars(name(text));
}

function dollars(encoded: string): string {
  return encodeURIComponent(encoded).replaceAll('%', '$');
}

/** A name as a part of a route. */
function name(text: string): string {
  return withoutQuotes(encodeURIComponent(text.toWellFormed()));
}

function regionalUrl(region: string, route: string): string | undefined {
  return consoleUrl(partitionOf(region), region, route);
}

function statesUrl(arn: string, route: string): string | undefined {
  const { partition = '', region = '' } = parseArn(arn) ?? {};
  return consoleUrl(partition, region, `states/home?region=${region}${route}`);
}

function consoleUrl(partition: string, region: string, route: string): string | undefined {
  const host = HOSTS.get(partition);
  return host === undefined || !REGION.test(region) ? undefined : `https://${region}.${host}/${route}`;
}

/** Colons stay, as the console writes them. */
function path(text: string): string {
  return withoutQuotes(encodeURI(text.toWellFormed()));
}

/** Parentheses would end a Markdown link, and quotes begin its title. */
function withoutQuotes(encoded: string): string {
  return encoded.replace(/[()'*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
