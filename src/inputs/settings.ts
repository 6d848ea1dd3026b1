import type { ExecutionReference, MachineReference } from '../aws/arn.ts';
import type { JsonObject } from '../json.ts';
import type { PolicyFault } from '../policy/file/faults.ts';
import type { Policy } from '../policy/policy.ts';

/** All that the inputs of the step say, checked. */
export interface Settings {
  readonly machine: MachineSettings;
  /**
   * Classifies what a machine did not decide itself, and is compiled into the built-in machine. Undefined where nobody
   * chose one: then a machine that is looked up is taken as it is.
   */
  readonly policy: Policy | undefined;
  /** What names the policy, a file or `default`; undefined where no input does. */
  readonly policyFile: string | undefined;
  readonly request: RequestSettings;
  /** `false`: leave as soon as all is started. */
  readonly wait: boolean;
  readonly timeoutMinutes: number;
  readonly onTimeout: 'stop' | 'leave';
  /** Whether a cancel, or a timeout that stops, stops executions too that the step only attached to. */
  readonly stopAttached: boolean;
  readonly pollIntervalSeconds: number;
  /** How many executions run at once. */
  readonly maxParallel: number;
  /** Whether the first execution that fails ends the others. */
  readonly failFast: boolean;
  readonly toleratedFailurePercentage: number;
  /** Whose log lines are shown: nobody's, the last ones of failed attempts, or besides all while they are written. */
  readonly logs: 'never' | 'on-failure' | 'live';
  /** Whether rows of an output are read and shown to everyone who may read the run. */
  readonly preview: boolean;
  readonly summary: boolean;
  /** What may write the pull request comment; undefined if none is wanted. */
  readonly comment: { readonly token: string } | undefined;
  /** Rules of the policy file that can never match. */
  readonly policyWarnings: readonly (PolicyFault & { readonly file: string })[];
  /** What people should know about their inputs, such as one that has no effect. */
  readonly warnings: readonly string[];
}

export type MachineSettings =
  | { readonly kind: 'lookup'; readonly reference: MachineReference }
  | DeploySettings
  | AttachSettings;

/** Nothing is started: the step follows executions that are there. */
export interface AttachSettings {
  readonly kind: 'attach';
  /** Of one machine. */
  readonly executions: readonly [ExecutionReference, ...ExecutionReference[]];
}

export interface DeploySettings {
  readonly kind: 'deploy';
  readonly reference: MachineReference;
  readonly name: string;
  readonly roleArn: string;
  readonly definition: DefinitionSettings;
}

export type DefinitionSettings =
  | { readonly kind: 'built-in'; readonly task: BuiltInTaskSettings }
  | { readonly kind: 'file'; readonly definition: JsonObject };

/** `TaskSettings` of the machine, but for what is only known from AWS. */
export interface BuiltInTaskSettings {
  readonly cluster: string;
  readonly taskDefinition: string;
  /** Absent: the task definition tells. */
  readonly container: string | undefined;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
  readonly capacityProvider: string | undefined;
  readonly timeoutMinutes: number | undefined;
  /** ARN of a Lambda function that decides instead of the policy. */
  readonly processErrorFunction: string | undefined;
}

/** What the execution's input is made of. */
export interface RequestSettings {
  readonly commands: readonly string[];
  /** One execution an id; none: one execution without an id. */
  readonly customerIds: readonly string[];
  readonly reportId: string | undefined;
  /** `s3://bucket/prefix` with placeholders. */
  readonly outputLocation: string | undefined;
  /** Merged over all else. */
  readonly input: JsonObject;
  readonly githubContext: boolean;
  readonly executionName: string | undefined;
  /** Globs of what must be under the output location after success. */
  readonly expectOutputs: readonly string[];
}

/** CloudWatch Logs answers few requests a second: of many containers at once, their lines would hold up the polls. */
export const MOST_LIVE = 20;

/** Which log lines are shown: of many executions at once, not live. */
export function shownLogs({
  logs,
  request,
  maxParallel,
}: Pick<Settings, 'logs' | 'request' | 'maxParallel'>): Settings['logs'] {
  const atOnce = Math.min(request.customerIds.length, maxParallel);
  return logs === 'live' && atOnce > MOST_LIVE ? 'on-failure' : logs;
}
