import {
  everything,
  HOUR,
  MINUTE,
  ofAttempts,
  ofMachine,
  ofMap,
  ofMoments,
  ofOddStates,
  ofParallel,
  ofStates,
  ofThree,
  ofTwenty,
} from './charts.ts';
import { ofCustomers } from './customer-charts.ts';

const SPANS = { '800 ms': 800, '12 s': 12_000, '40 min': 40 * MINUTE, '24 h': 24 * HOUR };

/** Timelines, by what is in them, for whatever span. */
export const BY_SPAN = {
  'all kinds of attempts': (span: number) => everything(span / 60),
  '3 attempts': ofThree,
  '20 attempts': ofTwenty,
  '20 moments between waits': ofMoments,
  'a Map of 12 items with retries': (span: number) => ofMap(12, span),
  'a Map of 100 items': (span: number) => ofMap(100, span),
  'a Parallel': ofParallel,
  'several states': ofStates,
  'states with odd names': ofOddStates,
  'a machine that fails by itself': ofMachine,
  '12 customers': (span: number) => ofCustomers(12, span),
  '400 customers': (span: number) => ofCustomers(400, span),
  'an attempt, a retry and a tiny last one': (span: number) =>
    ofAttempts(
      [
        {
          runs: [
            ['TEMPORARY', 0.999],
            ['unclassified', 0.0001],
          ],
        },
      ],
      span,
    ),
  '90 attempts': (span: number) =>
    ofAttempts([{ runs: Array.from({ length: 90 }, () => ['unclassified', 0.002, 0.009] as const) }], span),
} as const;

export const CASES = Object.entries(BY_SPAN).flatMap(([what, make]) =>
  Object.entries(SPANS).map(([long, span]) => ({ name: `${what} in ${long}`, report: make(span) })),
);
