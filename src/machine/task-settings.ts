import type { JsonObject } from '../json.ts';

/** What the built-in machine runs. */
export interface TaskSettings {
  /** `aws`, `aws-cn` or `aws-us-gov`: the service integration's ARN names it. */
  readonly partition: string;
  /** Name or ARN. */
  readonly cluster: string;
  /** Family, family:revision or ARN. */
  readonly taskDefinition: string;
  /** The container that gets the command and the environment. */
  readonly container: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
  /** Such as `FARGATE_SPOT`; without it the launch type is FARGATE. */
  readonly capacityProvider?: string;
  /** How long one attempt may run. */
  readonly timeoutMinutes?: number;
  /** ARN of a Lambda function that decides instead of the compiled policy. */
  readonly processErrorFunction?: string;
}

/** An Amazon States Language definition, or a part of it, as data. */
export type Definition = JsonObject;
