import type { AwsTime } from '../aws/aws-time.ts';
import type { AwsClients } from '../aws/clients.ts';
import type { Clock } from '../aws/clock.ts';
import type { Environment } from '../aws/credentials.ts';
import type { RateLimiter } from '../aws/rate-limiter.ts';
import type { Ledger } from '../execution/claim.ts';
import type { EndWatch } from '../execution/end-watch.ts';
import type { Workflow } from '../github/workflow.ts';
import type { Settings } from '../inputs/settings.ts';
import type { JobLog } from '../report/log/job-log.ts';
import type { CombinedLog } from './execution-log.ts';

/** What the step works with. */
export interface StepContext {
  readonly settings: Settings;
  readonly workflow: Workflow;
  readonly clients: AwsClients;
  readonly env: Environment;
  readonly clock: Clock;
  /** Aborted with an Interrupted when the step is cancelled. */
  readonly signal: AbortSignal;
  readonly log: JobLog;
  readonly ledger: Ledger;
}

/** What the executions of a step share. */
export interface ExecutionsContext extends StepContext {
  readonly rateLimiter: RateLimiter;
  readonly awsTime: AwsTime;
  /** Undefined for a single execution. */
  readonly several: Several | undefined;
  /** When `timeout-minutes` are over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Aborted with an Interrupted when all executions are ended: the step is cancelled, or fail-fast. */
  readonly interrupted: AbortSignal;
  /** Aborted when a cancelled step must come to its report. */
  readonly reportDue: AbortSignal;
}

/** What only several executions of a step have in common. */
export interface Several {
  readonly watch: EndWatch;
  readonly log: CombinedLog;
}
