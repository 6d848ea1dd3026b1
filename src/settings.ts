import type { JsonObject } from './json.ts';
import type { MachineReference } from './machine/reference.ts';
import type { PolicyFault } from './policy/faults.ts';
import type { Policy } from './policy/policy.ts';

/** All that the inputs of the step say, checked. */
export interface Settings {
  readonly machine: MachineSettings;
  /** Classifies what a machine did not decide itself, and is compiled into the built-in machine. */
  readonly policy: Policy;
  readonly request: RequestSettings;
  readonly timeoutMinutes: number;
  readonly onTimeout: 'stop' | 'leave';
  readonly pollIntervalSeconds: number;
  /** Whether the last log lines of failed attempts are shown. */
  readonly logs: 'never' | 'on-failure';
  readonly summary: boolean;
  /** Rules of the policy file that can never match. */
  readonly policyWarnings: readonly (PolicyFault & { readonly file: string })[];
  /** What people should know about their inputs, such as one that has no effect. */
  readonly warnings: readonly string[];
}

export type MachineSettings =
  | { readonly kind: 'lookup'; readonly reference: MachineReference }
  | DeploySettings;

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
}
