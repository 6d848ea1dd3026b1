import type { Clock } from './clock.ts';
import { type BucketSize, TokenBucket } from './token-bucket.ts';

/** Keeps what a step asks of AWS within what its account may ask. */
export interface RateLimiter {
  /** Resolves when a request may be sent; rejects with the signal's reason as soon as it is aborted. */
  take(action: AwsAction, signal: AbortSignal): Promise<void>;
  /** AWS refused a request since there were too many: where they may take all that it grants, there are fewer from now on. */
  refused(action: AwsAction): void;
}

interface Bucket extends BucketSize {
  /** Whether that is all that AWS grants: then less is asked for as soon as AWS refuses a request. */
  readonly isAll?: true;
}

/** Why an action needs no bucket. */
interface Unlimited {
  readonly because: string;
}

/** How many histories may be read a second: all that AWS grants in any region, since many executions wait for that. */
export const HISTORIES_PER_SECOND = 20;

/**
 * About half of what Step Functions grants an account in its smaller regions, which it does not have for itself:
 * the console, other steps and the machines' own tools ask too. Histories may take all while AWS refuses none; stopping
 * nearly all, since a cancelled step has seconds. From "Quotas related to API action throttling" of the Step Functions developer guide; CloudWatch Logs
 * grants 10 GetLogEvents a second in most regions.
 */
const LIMITS: Readonly<Record<AwsAction, Bucket | Unlimited>> = {
  'states:StartExecution': { burst: 100, perSecond: 50 },
  'states:DescribeExecution': { burst: 50, perSecond: 5 },
  'states:GetExecutionHistory': { burst: 50, perSecond: HISTORIES_PER_SECOND, isAll: true },
  'states:DescribeMapRun': { burst: 100, perSecond: 0.5 },
  'states:StopExecution': { burst: 400, perSecond: 20 },
  'states:ListExecutions': { burst: 20, perSecond: 1 },
  'logs:GetLogEvents': { burst: 5, perSecond: 5 },
  'ecs:DescribeTaskDefinition': { burst: 10, perSecond: 5 },
  'ecs:DescribeTasks': { burst: 40, perSecond: 20 },
  'states:CreateStateMachine': { because: 'A step deploys one state machine.' },
  'states:DescribeStateMachine': { because: 'A step looks up or deploys one state machine.' },
  'states:DescribeStateMachineAlias': { because: 'A step looks up one alias.' },
  'states:ListStateMachines': { because: 'A step looks up one name, a page after the other.' },
  'states:PublishStateMachineVersion': { because: 'A step deploys one state machine.' },
  'states:UpdateStateMachine': { because: 'A step deploys one state machine.' },
  'states:ValidateStateMachineDefinition': { because: 'A step deploys one state machine.' },
  's3:GetObject': {
    because: 'A step previews one object, and S3 takes 5,500 requests a second of a prefix.',
  },
  's3:ListBucket': {
    because: 'An execution is listed once, and S3 takes 5,500 requests a second of a prefix.',
  },
};

/** One for all executions of a step. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const buckets = new Map<AwsAction, TokenBucket>();
  const bucketOf = (action: AwsAction): TokenBucket | undefined => {
    const limit = LIMITS[action];
    const bucket = 'because' in limit ? undefined : (buckets.get(action) ?? new TokenBucket(clock, limit));
    if (bucket !== undefined) {
      buckets.set(action, bucket);
    }
    return bucket;
  };
  return {
    take: async (action, signal) => {
      signal.throwIfAborted();
      await bucketOf(action)?.take(signal);
    },
    refused: (action) => {
      const limit = LIMITS[action];
      if ('isAll' in limit) {
        bucketOf(action)?.refused();
      }
    },
  };
}

/** The actions of AWS that the step calls, as IAM names them. */
export type AwsAction =
  | 'states:CreateStateMachine'
  | 'states:DescribeExecution'
  | 'states:DescribeMapRun'
  | 'states:DescribeStateMachine'
  | 'states:DescribeStateMachineAlias'
  | 'states:GetExecutionHistory'
  | 'states:ListExecutions'
  | 'states:ListStateMachines'
  | 'states:PublishStateMachineVersion'
  | 'states:StartExecution'
  | 'states:StopExecution'
  | 'states:UpdateStateMachine'
  | 'states:ValidateStateMachineDefinition'
  | 'ecs:DescribeTaskDefinition'
  | 'ecs:DescribeTasks'
  | 'logs:GetLogEvents'
  | 's3:GetObject'
  | 's3:ListBucket';

/** One call of an API. */
export interface Call {
  readonly action: AwsAction;
  /** The ARN or name it is called on. */
  readonly resource: string;
}
