import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { type ContainerDefinition, ECSClient } from '@aws-sdk/client-ecs';
import type { LogClients } from '../../src/evidence/log-tails.ts';

/** A container of a task definition: its name, and its log configuration. */
export type Container = Pick<ContainerDefinition, 'name' | 'logConfiguration'>;

/** A container that logs to the group `/ecs/uploads` with the prefix `ecs`, unless told otherwise. */
export function logging(name: string, options: Readonly<Record<string, string>> = {}) {
  return {
    name,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/uploads',
        'awslogs-stream-prefix': 'ecs',
        'awslogs-region': 'eu-west-1',
        ...options,
      },
    },
  } as const satisfies Container;
}

export interface LogRequest {
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An answer that is none: an error of the service, a connection that broke, or silence until the caller gives up. */
export type Trouble = { readonly type: string; readonly status: number } | 'reset' | 'silence';

/**
 * CloudWatch Logs and ECS as far as reading logs goes, behind clients of the real SDK. Tokens are as the service
 * gives them: the one that was sent comes back at the end of a stream.
 *
 * @param containers of every task definition
 */
export class LogService {
  readonly requests: LogRequest[] = [];
  /** Lines by `group stream`. */
  readonly #streams = new Map<string, string[]>();
  readonly #containers: readonly Container[];
  #open = 0;
  /** How many requests were under way at once, at most. */
  mostAtOnce = 0;
  /** Asked before every answer. */
  trouble: (request: LogRequest) => Trouble | undefined = () => undefined;
  /** How many events a page holds whatever the caller asks for; pages need not be full. */
  pageSize = Number.POSITIVE_INFINITY;

  constructor(...containers: readonly Container[]) {
    this.#containers = containers;
  }

  get clients(): LogClients {
    return {
      ecs: async () => new ECSClient(this.#configuration('eu-west-1')),
      logs: async (region) => new CloudWatchLogsClient(this.#configuration(region)),
    };
  }

  write(stream: string, ...lines: readonly string[]): void {
    const key = `/ecs/uploads ${stream}`;
    this.#streams.set(key, [...(this.#streams.get(key) ?? []), ...lines]);
  }

  /** How many requests of an operation there were. */
  count(operation: string): number {
    return this.requests.filter((request) => request.operation === operation).length;
  }

  #configuration(region: string) {
    return {
      region,
      endpoint: 'http://127.0.0.1:1',
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      maxAttempts: 1,
      requestHandler: {
        handle: async (
          { headers = {}, body = '{}' }: { headers?: Record<string, string>; body?: Uint8Array | string },
          { abortSignal }: { readonly abortSignal?: unknown } = {},
        ) => {
          const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
          const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
          const request = { operation, region, input: JSON.parse(text) };
          this.requests.push(request);
          this.#open += 1;
          this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
          try {
            await new Promise((resolve) => setImmediate(resolve));
            return { response: await this.#answer(request, abortSignal) };
          } finally {
            this.#open -= 1;
          }
        },
      },
    };
  }

  async #answer(request: LogRequest, signal: unknown) {
    const trouble = this.trouble(request);
    if (trouble === 'reset') {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    }
    if (trouble === 'silence') {
      return await new Promise<never>((_resolve, reject) => {
        if (signal instanceof AbortSignal) {
          const giveUp = () => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
          signal.addEventListener('abort', giveUp, { once: true });
        }
      });
    }
    if (trouble !== undefined) {
      return json(trouble.status, { __type: trouble.type, message: 'Said by the test.' });
    }
    return request.operation === 'DescribeTaskDefinition'
      ? json(200, { taskDefinition: { containerDefinitions: this.#containers } })
      : this.#events(request.input);
  }

  #events(input: LogRequest['input']) {
    const lines = this.#streams.get(`${input['logGroupName']} ${input['logStreamName']}`);
    if (lines === undefined) {
      return json(400, { __type: 'ResourceNotFoundException', message: 'The stream does not exist.' });
    }
    const token = input['nextToken'];
    const size = Math.min(Number(input['limit'] ?? 10_000), this.pageSize);
    const first = input['startFromHead'] === true ? 0 : Math.max(0, lines.length - size);
    const from = typeof token === 'string' ? Number(token.slice(2)) : first;
    const page = lines.slice(from, from + size);
    return json(200, {
      events: page.map((message) => ({ message, timestamp: 1, ingestionTime: 1 })),
      nextForwardToken: `f/${from + page.length}`,
      nextBackwardToken: `b/${from}`,
    });
  }
}

function json(statusCode: number, body: object) {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { statusCode, headers, body: new TextEncoder().encode(JSON.stringify(body)) };
}
