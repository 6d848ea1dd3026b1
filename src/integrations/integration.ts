import type { AwsClients } from '../aws/clients.ts';
import type { RetryOptions } from '../aws/retry.ts';
import type { RanWith } from '../policy/ecs-task.ts';
import type { Failure, TaskError } from '../policy/failure.ts';
import type { Policy } from '../policy/policy.ts';

/**
 * A kind of work that a Task state runs, such as an ECS task: all that is particular to it. What it reads and names is
 * pure; what it asks AWS for is in its calls.
 */
export interface Integration {
  /** As Step Functions names it, such as `ecs:runTask`. */
  readonly name: string;
  readonly terms: Terms;
  /** Whether a Task state with this resource runs such work. */
  runs(resource: TaskResource): boolean;
  /**
   * Which runs are told as attempts. What takes a moment is told once it has ended; what only makes a request of an API
   * is told if it failed.
   */
  readonly told: 'always' | 'once-ended' | 'if-failed';
  /** What the events of a run tell of the work. Never throws. */
  readWork(events: WorkEvents): Work;
  /** Never throws: what cannot be read is told in the failure. */
  readFailure(error: TaskError, policy: Pick<Policy, 'container'>): Failure;
  /** Its pages in the console. */
  links(work: Work): readonly Link[];
  /** What the work is of which AWS tells more than the events of its run, if it is. */
  readonly inside?: (work: Work) => Inside | undefined;
  /** Loads what talks to AWS, and with it the SDK's client: it is called only when there is something to ask. */
  readonly calls?: () => Promise<IntegrationCalls>;
}

/** Work that has a story of its own: an execution has a history, and a Map Run counts of its items. */
export interface Inside {
  readonly kind: 'execution' | 'map-run';
  readonly arn: string;
}

/** The words of a kind of work. */
export interface Terms {
  /** The service that runs it, such as `ECS`. */
  readonly service: string;
  /** One unit of it, such as `task`. */
  readonly unit: string;
  /** What the role of a state machine needs in order to stop it, such as `ecs:StopTask`; empty if it is not stopped. */
  readonly stopAction: string;
}

/** What the events of one run hold, as JSON text. */
export interface WorkEvents extends TaskResource {
  /** What the service was asked for. It may hold secrets. */
  readonly parameters: string | undefined;
  /** Where the service was asked; undefined where an ARN in the parameters tells. */
  readonly region: string | undefined;
  /** What the service answered when the work was submitted. */
  readonly submitted: string | undefined;
  /** The output of work that succeeded, or the Cause of work that failed. */
  readonly ended: string | undefined;
}

/** What a Task state runs, as a `TaskScheduled` event names it: `ecs` and `runTask.sync`. */
export interface TaskResource {
  readonly resourceType: string;
  readonly resource: string;
}

/** What is known of one unit of work. */
export interface Work {
  /** Undefined until it is submitted, and for a kind that has no ARN. */
  readonly taskArn: string | undefined;
  /** What it is a run of: the task definition of an ECS task. */
  readonly taskDefinitionArn: string | undefined;
  /** What it ran with, as far as the service told. */
  readonly ranWith: RanWith;
  /** What else the kind of work needs to know it by, such as the name of a Lambda function. For itself only. */
  readonly about: Readonly<Record<string, string>>;
  /** What people know it by, where it has no ARN or the end of that is no name. Names and ids only: it is told. */
  readonly label?: string;
  /** How often the service itself ran it, where it runs again what failed. */
  readonly tries?: number;
  /** Who tells Step Functions the end, where that is not the service itself. */
  readonly endedBy?: 'task-token' | 'worker';
  readonly remark?: Remark;
}

/** What the success of a Task state does not tell by itself. */
export type Remark =
  /** The state only started the work. */
  | { readonly kind: 'outcome-unknown' }
  /** The service answered that the work failed, which the state does not look at. */
  | { readonly kind: 'answered-failure'; readonly failure: Failure }
  /** The work failed in a way that a rule of the machine takes for success. */
  | {
      readonly kind: 'accepted';
      readonly failure: Failure;
      readonly rule: string;
      readonly because: string;
    };

/** Work of which nothing is known. */
export const UNKNOWN_WORK: Work = {
  taskArn: undefined,
  taskDefinitionArn: undefined,
  ranWith: {},
  about: {},
};

/** A page in the console. */
export interface Link {
  /** What it shows, such as `task`. */
  readonly name: string;
  readonly url: string;
}

/** What a kind of work is asked for. */
export interface IntegrationCalls {
  /** A finder for the units of one execution: what several of them share, it asks for once. */
  readonly logFinder?: (clients: IntegrationClients) => LogFinder;
  /**
   * What becomes of units of work after a stop.
   *
   * @throws AwsError or the signal's reason
   */
  readonly workStates?: (
    clients: Pick<IntegrationClients, 'ecs'>,
    taskArns: readonly string[],
    retry: RetryOptions,
  ) => Promise<readonly WorkState[]>;
  /**
   * How many items of a Map Run came to what.
   *
   * @throws AwsError or the signal's reason
   */
  readonly itemCounts?: (
    clients: Pick<AwsClients, 'sfn'>,
    mapRunArn: string,
    retry: RetryOptions,
  ) => Promise<ItemCounts>;
}

/** What became of the items of a Map Run. Items that timed out count as failed, as they do for Step Functions. */
export interface ItemCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly aborted: number;
  readonly running: number;
  readonly pending: number;
  /** How many may fail before the Map Run does: 0 for both where nothing is tolerated. */
  readonly tolerated: { readonly percentage: number; readonly count: number };
}

/** The clients of AWS that kinds of work may need. */
export type IntegrationClients = Pick<AwsClients, 'ecs' | 'logs'>;

/**
 * Finds the log streams that a unit of work writes to: none for a kind or a unit that does not log to CloudWatch;
 * undefined while they cannot be known, since the work is not submitted yet.
 *
 * @param failure of a unit that failed: then only the streams that tell why are found
 * @throws AwsError or the signal's reason
 */
export type LogFinder = (
  work: Work,
  failure: Failure | undefined,
  retry: RetryOptions,
) => Promise<readonly LogSource[] | undefined>;

/** A log stream of a unit of work. */
export interface LogSource {
  /** The container that writes it, or what else people know it by. */
  readonly container: string;
  /** Which may be another than that of the work. */
  readonly region: string;
  readonly group: string;
  readonly stream: string;
}

/** How far a unit of work has come that has to stop. */
export interface WorkState {
  readonly taskArn: string;
  /** Unknown: the service does not tell of it. Stopping: it has been told to stop. */
  readonly state: 'unknown' | 'running' | 'stopping' | 'stopped';
}
