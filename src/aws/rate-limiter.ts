import type { Clock } from './clock.ts';

/** Keeps what a step asks of AWS within what its account may ask. */
export interface RateLimiter {
  /** Resolves when a request may be sent; rejects with the signal's reason as soon as it is aborted. */
  take(action: AwsAction, signal: AbortSignal): Promise<void>;
}

/** A token bucket: so many requests at once, and so many a second. */
interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

/** Why an action needs no bucket. */
interface Unlimited {
  readonly because: string;
}

/** How many histories may be read a second. */
export const HISTORIES_PER_SECOND = 10;

/**
 * About half of what Step Functions grants an account in its smaller regions, which it does not have for itself:
 * the console, other steps and the machines' own tools ask too. Stopping may take nearly all, since a cancelled step
 * has seconds. From "Quotas related to API action throttling" of the Step Functions developer guide; CloudWatch Logs
 * grants 10 GetLogEvents a second in most regions.
 */
const LIMITS: Readonly<Record<AwsAction, Bucket | Unlimited>> = {
  'states:StartExecution': { burst: 100, perSecond: 50 },
  'states:DescribeExecution': { burst: 50, perSecond: 5 },
  'states:GetExecutionHistory': { burst: 50, perSecond: HISTORIES_PER_SECOND },
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

/** The turns of one action: an even row of them, so many ahead of their time as may be sent at once. */
interface Turns {
  /** When the next turn would be due if there were no burst, in milliseconds since the epoch. */
  due: number;
  /** Turns that those who gave up left to others. */
  left: number[];
}

/** One for all executions of a step. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const turnsOf = new Map<AwsAction, Turns>();
  return {
    take: async (action, signal) => {
      signal.throwIfAborted();
      const limit = LIMITS[action];
      if ('because' in limit) {
        return;
      }
      const turns = turnsOf.get(action) ?? { due: 0, left: [] };
      turnsOf.set(action, turns);
      const gap = 1000 / limit.perSecond;
      const earliest = clock.now() + (limit.burst - 1) * gap;
      const turn = nextTurn(turns, gap, clock.now(), earliest);
      if (turn <= earliest) {
        return;
      }
      try {
        await clock.sleep(turn - earliest, signal);
      } catch (error) {
        // A cancelled step stops hundreds who wait, and must not wait for their turns itself.
        turns.left.push(turn);
        throw error;
      }
    },
  };
}

/** A turn that was left, if its time is still to come; otherwise the next one. */
function nextTurn(turns: Turns, gap: number, now: number, earliest: number): number {
  const [left, ...others] = turns.left.filter((turn) => turn > earliest).sort((one, other) => one - other);
  if (left !== undefined) {
    turns.left = others;
    return left;
  }
  turns.left = [];
  const turn = Math.max(turns.due, now);
  turns.due = turn + gap;
  return turn;
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
