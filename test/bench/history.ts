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

const KINDS: Readonly<Record<Shape, string>> = {
  loop: 'of the built-in machine',
  retry: 'of a state that its Retry repeats',
  map: 'of a Map',
};

/**
 * What attaching to the longest histories takes, and reporting them.
 *
 * @param baselineMs the processor time of `node -e 0`
 */
export async function historyFigures(rounds: number, baselineMs: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const shape of SHAPES) {
    const { wallS, cpuS, peakMiB, calls } = await attached(shape, rounds);
    const figure = (what: string, value: number, unit: Figure['unit'], atMost?: number): Figure => ({
      name: `25,000 events ${KINDS[shape]}: ${what}`,
      value,
      unit,
      ...(atMost !== undefined && { atMost }),
      method: 'processes',
    });
    figures.push(
      figure(`wall time, ${LATENCY_MS} ms from AWS`, wallS, 's', 2.5),
      figure('processor time', cpuS, 's', 1),
      figure('the same as a ratio', (cpuS * 1000) / baselineMs, '×'),
      figure('most memory', peakMiB, 'MiB', 190),
      figure('GetExecutionHistory', calls, 'calls', 25),
    );
  }
  return figures;
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
function pagesOf(events: readonly ServiceEvent[]): readonly string[] {
  return Array.from({ length: Math.ceil(events.length / PAGE_SIZE) }, (_, page) => {
    const isLast = (page + 1) * PAGE_SIZE >= events.length;
    return JSON.stringify({
      events: events.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
      ...(!isLast && { nextToken: String(page + 1) }),
    });
  });
}

async function serviceWith(pages: readonly string[]): Promise<Service> {
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
