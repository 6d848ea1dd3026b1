import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Call } from '../aws/actions.ts';
import type { AwsClients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { messageOf } from '../errors.ts';
import type { Attempt } from '../execution/trail.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type LogPlace, logPlaces, streamName } from './log-streams.ts';

/** The last lines that the container of a failed attempt wrote. */
export type LogTail =
  | {
      readonly kind: 'lines';
      /** The attempt's number. */
      readonly attempt: number;
      /** Where in Map and Parallel states the attempt ran; undefined outside of them. */
      readonly item: string | undefined;
      readonly container: string;
      /** Where the group lies, which may be another region than the task's. */
      readonly region: string;
      readonly group: string;
      readonly stream: string;
      /** Oldest first. */
      readonly lines: readonly string[];
    }
  | {
      readonly kind: 'unreadable';
      readonly attempt: number;
      readonly item: string | undefined;
      readonly warning: string;
    };

export type LogClients = Pick<AwsClients, 'ecs' | 'logs'>;

/** What an error said stands at the end. */
const LINES = 30;

/** Earlier attempts mostly say the same. */
const ATTEMPTS = 5;

/**
 * Reads the ends of the logs of an execution's last failed attempts, by the `awslogs` configuration of their task
 * definition. A container that never ran or logs elsewhere has none; what cannot be read is a warning.
 */
export async function logTails(
  clients: LogClients,
  attempts: readonly Attempt[],
  retry: RetryOptions,
): Promise<readonly LogTail[]> {
  const tails: LogTail[] = [];
  const findPlace = placeFinder(clients, retry);
  for (const attempt of attempts.filter(({ outcome }) => outcome.kind === 'failed').slice(-ATTEMPTS)) {
    try {
      tails.push(...(await logTail(clients, attempt, findPlace, retry)));
    } catch (error) {
      if (retry.signal.aborted) {
        // The execution is told of without its logs rather than not at all.
        return tails;
      }
      tails.push({
        kind: 'unreadable',
        attempt: attempt.number,
        item: attempt.item,
        warning: `The log could not be read: ${messageOf(error)}`,
      });
    }
  }
  return tails;
}

async function logTail(
  clients: LogClients,
  attempt: Attempt,
  findPlace: ReturnType<typeof placeFinder>,
  retry: RetryOptions,
): Promise<readonly LogTail[]> {
  const { taskArn, taskDefinitionArn, outcome } = attempt;
  const container =
    outcome.kind === 'failed' && outcome.failure.exitCode !== undefined
      ? outcome.failure.container
      : undefined;
  if (taskArn === undefined || taskDefinitionArn === undefined || container === undefined) {
    return [];
  }
  const place = await findPlace(taskDefinitionArn, container);
  if (place === undefined) {
    return [];
  }
  const { region, group } = place;
  const stream = streamName(place, taskArn);
  const logs = await clients.logs(region);
  const lines =
    (await readLines(logs, group, stream, retry)) ?? (await afterFlush(logs, group, stream, retry));
  return lines === undefined
    ? []
    : [
        {
          kind: 'lines',
          attempt: attempt.number,
          item: attempt.item,
          container,
          region,
          group,
          stream,
          lines,
        },
      ];
}

/** Attempts mostly run the same task definition, which is asked for once. */
function placeFinder({ ecs }: LogClients, retry: RetryOptions) {
  const known = new Map<string, Promise<readonly LogPlace[]>>();
  return async (taskDefinition: string, container: string): Promise<LogPlace | undefined> => {
    const places =
      known.get(taskDefinition) ?? ecs().then((client) => logPlaces(client, taskDefinition, retry));
    known.set(taskDefinition, places);
    return (await places).find((place) => place.container === container);
  };
}

async function afterFlush(logs: CloudWatchLogsClient, group: string, stream: string, retry: RetryOptions) {
  await retry.clock.sleep(TIME_LIMITS.evidence.logDeliveryMs, retry.signal);
  return readLines(logs, group, stream, retry);
}

/** Undefined while there is no stream, or nothing in it. */
async function readLines(
  logs: CloudWatchLogsClient,
  group: string,
  stream: string,
  retry: RetryOptions,
): Promise<readonly string[] | undefined> {
  const call: Call = { action: 'logs:GetLogEvents', resource: group };
  try {
    const { events = [] } = await withRetry(retry, call, (abortSignal) =>
      logs.send(
        new GetLogEventsCommand({
          logGroupName: group,
          logStreamName: stream,
          limit: LINES,
          startFromHead: false,
        }),
        { abortSignal },
      ),
    );
    return events.length === 0 ? undefined : events.map(({ message = '' }) => message);
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'not-found') {
      return undefined;
    }
    throw error;
  }
}
