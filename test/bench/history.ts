import { isJsonObject } from '../../src/json.ts';
import { signedIn } from '../e2e/step.ts';
import type { Figure } from './figure.ts';
import { longHistory, type ServiceEvent, SHAPES, type Shape } from './long-history.ts';
import { measuredStep } from './measured-step.ts';
import { type Service, startService } from './service.ts';
import { median } from './statistics.ts';

const ARN = 'arn:aws:states:eu-central-1:111122223333:execution:uploads:long';

/** A runner that is near its region. */
const LATENCY_MS = 20;

/** What attaching to the longest histories takes, and reporting them: of several kinds, the most. */
export async function historyFigures(rounds: number, baselineMs: number): Promise<readonly Figure[]> {
  const kinds: Awaited<ReturnType<typeof attached>>[] = [];
  for (const shape of SHAPES) {
    kinds.push(await attached(shape, rounds));
  }
  const most = (of: keyof (typeof kinds)[number]): number => Math.max(...kinds.map((kind) => kind[of]));
  const name = '25,000 events, attached to and reported';
  return [
    {
      name: `${name}: wall time, ${LATENCY_MS} ms from AWS`,
      value: most('wallS'),
      unit: 's',
      atMost: 2.5,
      method: 'processes',
    },
    { name: `${name}: processor time`, value: most('cpuS'), unit: 's', atMost: 1, method: 'processes' },
    {
      name: `${name}: the same as a ratio`,
      value: (most('cpuS') * 1000) / baselineMs,
      unit: '×',
      method: 'processes',
    },
    { name: `${name}: most memory`, value: most('peakMiB'), unit: 'MiB', atMost: 190, method: 'processes' },
    {
      name: `${name}: GetExecutionHistory`,
      value: most('calls'),
      unit: 'calls',
      atMost: 25,
      method: 'processes',
    },
  ];
}

/** Attaches to a history of a kind several times; the medians. */
async function attached(shape: Shape, rounds: number) {
  const pages = pagesOf(longHistory(shape).toReversed());
  const usages: { readonly wallMs: number; readonly cpuMs: number; readonly peakMiB: number | undefined }[] =
    [];
  let calls = 0;
  for (let round = 0; round < rounds; round += 1) {
    const service = await serviceWith(pages);
    try {
      const usage = await measuredStep({
        inputs: { 'execution-arn': ARN },
        env: signedIn(service.url),
        memory: true,
      });
      if (!usage.result.log.includes('::error')) {
        throw new Error(`The failure was not reported:\n${usage.result.log}`);
      }
      usages.push(usage);
      calls = service.calls.filter((call) => call === 'GetExecutionHistory').length;
    } finally {
      await service.close();
    }
  }
  return {
    wallS: median(usages.map(({ wallMs }) => wallMs)) / 1000,
    cpuS: median(usages.map(({ cpuMs }) => cpuMs)) / 1000,
    peakMiB: median(usages.map(({ peakMiB = Number.NaN }) => peakMiB)),
    calls,
  };
}

const PAGE_SIZE = 1000;

/** The answers, newest first, written before anybody asks. */
export function pagesOf(events: readonly ServiceEvent[]): readonly string[] {
  return Array.from({ length: Math.ceil(events.length / PAGE_SIZE) }, (_, page) => {
    const isLast = (page + 1) * PAGE_SIZE >= events.length;
    return JSON.stringify({
      events: events.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
      ...(!isLast && { nextToken: String(page + 1) }),
    });
  });
}

export async function serviceWith(pages: readonly string[]): Promise<Service> {
  return startService(({ operation, input }) => {
    switch (operation) {
      case 'DescribeExecution':
        return JSON.stringify({ executionArn: ARN, status: 'FAILED', input: '{}', startDate: 1_760_000_000 });
      case 'GetExecutionHistory': {
        const { maxResults, nextToken } = isJsonObject(input) ? input : {};
        if (maxResults !== PAGE_SIZE) {
          throw new Error(`A page of ${maxResults} events was asked for.`);
        }
        return pages[Number(nextToken ?? 0)];
      }
      case 'DescribeTaskDefinition':
        return JSON.stringify({ taskDefinition: { containerDefinitions: [] } });
      default:
        throw new Error(`${operation} was not expected.`);
    }
  }, LATENCY_MS);
}
