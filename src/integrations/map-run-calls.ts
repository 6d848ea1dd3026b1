import { DescribeMapRunCommand } from '@aws-sdk/client-sfn';
import { required } from '../aws/errors.ts';
import { withRetry } from '../aws/retry.ts';
import type { IntegrationCalls } from './integration.ts';

/** What Step Functions is asked for of a Map Run. */
export const mapRunCalls: IntegrationCalls = {
  itemCounts: async ({ sfn }, mapRunArn, retry) => {
    const call = { action: 'states:DescribeMapRun', resource: mapRunArn } as const;
    const { counts, percentage, count } = await withRetry(retry, call, async (abortSignal) => {
      const answer = await sfn.send(new DescribeMapRunCommand({ mapRunArn }), { abortSignal });
      return {
        counts: required(answer.itemCounts, 'itemCounts'),
        percentage: answer.toleratedFailurePercentage ?? 0,
        count: answer.toleratedFailureCount ?? 0,
      };
    });
    const {
      total = 0,
      succeeded = 0,
      failed = 0,
      timedOut = 0,
      aborted = 0,
      running = 0,
      pending = 0,
    } = counts;
    return {
      total,
      succeeded,
      failed: failed + timedOut,
      aborted,
      running,
      pending,
      tolerated: { percentage, count },
    };
  },
};
