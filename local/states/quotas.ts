import { AwsError } from '../aws-error.ts';
import { ByRegion } from '../by-region.ts';
import type { Clock } from '../clock.ts';
import type { RequestScope } from '../service.ts';

/** `small`: the token buckets that AWS gives an account in all but its three largest regions. */
export type Quotas = 'none' | 'small';

/** How many calls may come at once, and how many more each second brings. */
interface Quota {
  readonly burst: number;
  readonly perSecond: number;
}

/** Service quotas related to API throttling, from the developer guide of Step Functions: "other regions". */
const SMALL: Readonly<Record<string, Quota>> = {
  CreateStateMachine: { burst: 100, perSecond: 1 },
  DescribeExecution: { burst: 250, perSecond: 10 },
  DescribeMapRun: { burst: 200, perSecond: 1 },
  GetExecutionHistory: { burst: 400, perSecond: 20 },
  ListExecutions: { burst: 100, perSecond: 2 },
  ListMapRuns: { burst: 100, perSecond: 1 },
  ListStateMachines: { burst: 100, perSecond: 5 },
  PublishStateMachineVersion: { burst: 100, perSecond: 1 },
  RedriveExecution: { burst: 800, perSecond: 150 },
  StartExecution: { burst: 800, perSecond: 150 },
  StopExecution: { burst: 500, perSecond: 25 },
  UpdateMapRun: { burst: 100, perSecond: 1 },
  UpdateStateMachine: { burst: 100, perSecond: 1 },
};

/** Takes a token for a call of an API. Throws `ThrottlingException` when there is none left. */
export type Throttle = (operation: string, scope: RequestScope) => void;

/** A throttle with one bucket for each API in each region. Its time is `clock.now()`. */
export function createThrottle(quotas: Quotas, clock: Pick<Clock, 'now'>): Throttle {
  if (quotas === 'none') {
    return () => undefined;
  }
  const regions = new ByRegion(
    () =>
      new Map(Object.entries(SMALL).map(([operation, quota]) => [operation, new TokenBucket(quota, clock)])),
  );
  return (operation, scope) => {
    if (regions.in(scope).get(operation)?.take() === false) {
      throw new AwsError('ThrottlingException', 'Rate exceeded');
    }
  };
}

/** A bucket that starts full. It counts thousandths of tokens, which a clock of milliseconds brings in whole numbers. */
class TokenBucket {
  readonly #quota: Quota;
  readonly #clock: Pick<Clock, 'now'>;
  #thousandths: number;
  #filledAt: number;

  constructor(quota: Quota, clock: Pick<Clock, 'now'>) {
    this.#quota = quota;
    this.#clock = clock;
    this.#thousandths = quota.burst * 1000;
    this.#filledAt = clock.now();
  }

  /** Takes one token if there is a whole one. */
  take(): boolean {
    const now = this.#clock.now();
    // The system's clock may be set back; that must not take tokens away.
    const brought = Math.max(0, now - this.#filledAt) * this.#quota.perSecond;
    this.#filledAt = now;
    this.#thousandths = Math.min(this.#quota.burst * 1000, this.#thousandths + brought);
    if (this.#thousandths < 1000) {
      return false;
    }
    this.#thousandths -= 1000;
    return true;
  }
}
