import type { SFNClient } from '@aws-sdk/client-sfn';
import { errorProperty } from '../errors.ts';
import type { Clock } from './clock.ts';

/** What is known of AWS's own clock: that of a runner may differ from it by any amount. */
export interface AwsTime {
  /**
   * What AWS's clock showed at least at a time of the step's clock, both in milliseconds since the epoch; undefined as
   * long as no answer told its Date.
   */
  atLeast(at: number): number | undefined;
}

/** Learns AWS's time from every answer that a client gets from here on. */
export function learnAwsTime(sfn: SFNClient, clock: Pick<Clock, 'now'>): AwsTime {
  let ahead: number | undefined;
  sfn.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const date = dateOf(result.response);
      if (date !== undefined) {
        // A Date is whole seconds, and was a while under way: each tells a time that has passed, the latest tells most.
        ahead = Math.max(ahead ?? Number.NEGATIVE_INFINITY, date - clock.now());
      }
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'learnAwsTime', override: true },
  );
  return { atLeast: (at) => (ahead === undefined ? undefined : at + ahead) };
}

/** The `Date` of an answer of AWS, in milliseconds since the epoch. A proxy that answers has a clock of its own. */
function dateOf(response: unknown): number | undefined {
  const headers = errorProperty(response, 'headers');
  const date = errorProperty(headers, 'date');
  const isOfAws = String(errorProperty(headers, 'content-type')).startsWith('application/x-amz-json');
  const time = isOfAws && typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
