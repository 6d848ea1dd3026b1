import { setTimeout as delay } from 'node:timers/promises';
import { startLocalAws } from '../../local/server.ts';
import { pass, startProxy } from '../e2e/proxy.ts';
import { ACCESS_KEY, deployed, runStep } from '../e2e/step.ts';
import type { Figure } from './figure.ts';

/** So long is each answer on its way that requests which do not wait for each other come in before the first answer. */
const LATENCY_MS = 300;

/** Counts how many answers a request has waited for, one after the other. */
export class RoundTrips {
  #answered = 0;

  /** A request comes in. Gives its number in the row of those that waited for each other, from 1. */
  asked(): number {
    return this.#answered + 1;
  }

  /** @param number the request's in the row */
  answered(number: number): void {
    this.#answered = Math.max(this.#answered, number);
  }
}

/** How many round trips a deployment takes until the execution is started: of a new machine, the same, and a changed one. */
export async function roundTripsToStart(): Promise<
  Readonly<Record<'created' | 'unchanged' | 'updated', number>>
> {
  const aws = await startLocalAws({ accessKey: ACCESS_KEY });
  try {
    return {
      created: await roundTrips(aws.url, deployed('row')),
      unchanged: await roundTrips(aws.url, deployed('row'), '2'),
      updated: await roundTrips(aws.url, deployed('row', { subnets: 'subnet-0ed41e45b216c45a5' }), '3'),
    };
  } finally {
    await aws.close();
  }
}

async function roundTrips(
  upstream: string,
  inputs: Readonly<Record<string, string>>,
  GITHUB_RUN_ATTEMPT = '1',
): Promise<number> {
  const row = new RoundTrips();
  let start: number | undefined;
  const proxy = await startProxy(upstream, (operation) => {
    const number = row.asked();
    if (start !== undefined) {
      return undefined;
    }
    start = operation === 'StartExecution' ? number : undefined;
    return {
      kind: 'act',
      act: async (exchange) => {
        await delay(LATENCY_MS);
        row.answered(number);
        await pass(exchange);
      },
    };
  });
  try {
    const { log } = await runStep(proxy.url, { inputs, env: { GITHUB_RUN_ATTEMPT } });
    if (start === undefined) {
      throw new Error(`No execution was started:\n${log}`);
    }
    return start;
  } finally {
    await proxy.close();
  }
}

export async function roundTripFigures(): Promise<readonly Figure[]> {
  const { created, unchanged, updated } = await roundTripsToStart();
  const figure = (what: string, value: number, atMost: number): Figure => ({
    name: `To StartExecution, ${what}`,
    value,
    unit: 'round trips',
    atMost,
    method: 'processes',
  });
  return [
    figure('where nothing changed', unchanged, 3),
    figure('where the machine changed', updated, 4),
    figure('where the machine is new', created, 4),
  ];
}
