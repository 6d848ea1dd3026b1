import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  type GetLogEventsCommandOutput,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import type { Running } from '../server/running.ts';

/** How the tests of CloudWatch Logs write and read. */
export interface LogEvents {
  /** The time of the first line of each stream, in epoch milliseconds. */
  readonly now: number;
  /** Makes a stream, and its group unless it is there, and writes lines into it. */
  stream(group: string, name: string, lines?: readonly string[]): Promise<void>;
  /** Writes lines one millisecond apart, the first one at `from`, which is `now` unless given. */
  put(group: string, name: string, lines: readonly string[], from?: number): Promise<void>;
  /** GetLogEvents, of the stream `s` unless told otherwise. */
  get(input: Partial<GetLogEventsCommandInput>): Promise<GetLogEventsCommandOutput>;
  /** The messages that FilterLogEvents finds. */
  filter(input: FilterLogEventsCommandInput): Promise<readonly string[]>;
}

export function logEventsOf(aws: Pick<Running, 'clients'>): LogEvents {
  const now = Date.now();
  const put: LogEvents['put'] = async (group, name, lines, from = now) => {
    await aws.clients.logs.send(
      new PutLogEventsCommand({
        logGroupName: group,
        logStreamName: name,
        logEvents: lines.map((message, index) => ({ message, timestamp: from + index })),
      }),
    );
  };
  return {
    now,
    put,
    stream: async (group, name, lines = []) => {
      const { logs } = aws.clients;
      await logs.send(new CreateLogGroupCommand({ logGroupName: group })).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'ResourceAlreadyExistsException' });
      });
      await logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: name }));
      if (lines.length > 0) {
        await put(group, name, lines);
      }
    },
    get: (input) => aws.clients.logs.send(new GetLogEventsCommand({ logStreamName: 's', ...input })),
    filter: async (input) => {
      const answer = await aws.clients.logs.send(new FilterLogEventsCommand(input));
      return (answer.events ?? []).map((event) => event.message ?? '');
    },
  };
}
