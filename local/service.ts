import type { JsonObject } from './json.ts';

/** Where a request was addressed: the region comes from the signature's scope, the account is always the same. */
export interface RequestScope {
  readonly region: string;
  readonly accountId: string;
}

/**
 * One AWS JSON service behind the shared endpoint. The server picks it by the part of `X-Amz-Target`
 * before the dot and calls the operation after the dot.
 */
export interface Service {
  /** The prefix of `X-Amz-Target`, such as `AWSStepFunctions` or `AmazonEC2ContainerServiceV20141113`. */
  readonly targetPrefix: string;
  /** The protocol's content type: Step Functions speaks 1.0, ECS and CloudWatch Logs speak 1.1. */
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  /** How IAM begins the service's actions, such as `states`; the operation's name follows behind a colon. */
  readonly actionPrefix: string;
  /** The ARN or name of what a request is about, where it tells it. Never throws, whatever the input holds. */
  resourceOf(operation: string, input: JsonObject, scope: RequestScope): string | undefined;
  /** Answers one operation. Throws AwsError, also for an operation that it does not know. */
  call(operation: string, input: JsonObject, scope: RequestScope): Promise<JsonObject>;
  /** Ends everything that runs: executions, processes, timers. */
  close(): Promise<void>;
}
