import type { Json, JsonObject } from './json.ts';
import type { RequestScope } from './service.ts';

/** What the interpreter asks of ECS. Keys are PascalCase, as Step Functions shows them to a state machine. */
export interface EcsIntegration {
  /**
   * RunTask with the state's arguments. Resolves to `{Tasks, Failures}`.
   * Throws AwsError with the ECS exception's name, such as `ClusterNotFoundException`.
   */
  runTask(parameters: JsonObject, scope: RequestScope): Promise<JsonObject>;
  /** Resolves to the stopped task once its LastStatus is STOPPED; rejects with the signal's reason when aborted. */
  waitUntilStopped(taskArn: string, signal: AbortSignal): Promise<JsonObject>;
  /** StopTask, best effort: an unknown or stopped task is no error. */
  stopTask(taskArn: string, reason: string): Promise<void>;
}

export type LambdaOutcome =
  | { readonly kind: 'returned'; readonly payload: Json }
  | { readonly kind: 'threw'; readonly error: string; readonly cause: string };

/** What the interpreter asks of Lambda. */
export interface LambdaIntegration {
  /** Whether a function of this ARN or name is registered. */
  has(functionName: string): boolean;
  /**
   * Runs the function, which a name without a region looks for where the request was addressed. A handler that throws
   * is an outcome (`error` = its name, `cause` = JSON as Lambda writes it).
   */
  invoke(functionName: string, payload: Json, scope: RequestScope): Promise<LambdaOutcome>;
}

/** What the interpreter asks of Step Functions itself. Keys are PascalCase, as Step Functions shows them to a machine. */
export interface StatesIntegration {
  /** StartExecution. Throws AwsError with its name, such as `ExecutionAlreadyExists`. */
  startExecution(parameters: JsonObject, scope: RequestScope): Promise<JsonObject>;
  /** Resolves to what DescribeExecution tells of the execution once it has ended; rejects when aborted. */
  waitUntilEnded(executionArn: string, signal: AbortSignal): Promise<JsonObject>;
  stopExecution(executionArn: string, cause: string): void;
}

/** An object as ListObjectsV2 tells of it. */
export interface ObjectSummary {
  readonly key: string;
  readonly size: number;
  /** With its quotation marks, as S3 has it. */
  readonly eTag: string;
  /** Epoch milliseconds. */
  readonly lastModified: number;
}

/** What the interpreter asks of S3. All throw AwsError with the name of S3's error, such as `NoSuchKey`. */
export interface ObjectStore {
  get(bucket: string, key: string): Promise<Buffer>;
  /** The objects whose keys begin with `prefix`, in the order of the UTF-8 bytes of their keys. */
  list(bucket: string, prefix: string): Promise<readonly ObjectSummary[]>;
  /** Writes an object, in parts where it is large. */
  put(bucket: string, key: string, body: Buffer): Promise<void>;
}

/** The services beside Step Functions. */
export interface Integrations {
  readonly ecs: EcsIntegration;
  readonly lambda: LambdaIntegration;
  readonly s3: ObjectStore;
}
