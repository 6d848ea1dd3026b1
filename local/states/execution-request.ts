import type { Clock } from '../clock.ts';
import type { Integrations, StatesIntegration } from '../integrations.ts';
import type { RequestScope } from '../service.ts';
import type { Revision } from './machine.ts';
import type { MapRunHost } from './map-runs/host.ts';
import type { QueryLanguage } from './query/language.ts';
import type { TaskTokens } from './task-tokens.ts';

/** What an execution was started with. */
export interface ExecutionRequest {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  /** Set when it was started on a version, or on an alias that led to one. */
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  /** The definition and role as they were at the start; later updates do not touch a running execution. */
  readonly revision: Revision;
  /** JSON text, as it came. */
  readonly input: string;
  readonly traceHeader: string | undefined;
  readonly scope: RequestScope;
  /** Set for a child execution of a Map Run. */
  readonly child?: ChildOf;
}

/** What a child execution belongs to. */
export interface ChildOf {
  readonly mapRunArn: string;
  readonly label: string;
  readonly itemCount: number;
  readonly express: boolean;
  /** The query language of states that name none. */
  readonly language: QueryLanguage;
}

/** What executions run with. */
export interface ExecutionTools {
  readonly clock: Clock;
  readonly integrations: Integrations & { readonly states: StatesIntegration };
  readonly tokens: TaskTokens;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly mapRuns: MapRunHost;
}
