import { type EndReason, isFailed } from '../../src/execution/end-reason.ts';
import type { RecordedDecision } from '../../src/execution/recorded-decision.ts';
import type { Attempt, AttemptName, AttemptOutcome, FollowedBy } from '../../src/execution/trail.ts';
import { ecs } from '../../src/integrations/ecs.ts';
import type { Failure } from '../../src/policy/failure.ts';
import type {
  EndedReport,
  ExecutionReport,
  LeftRunningReport,
  NotStartedReport,
  Report,
} from '../../src/report/report.ts';

export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

export const MACHINE_ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
export const EXECUTION_ARN = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1';

const DECISION: RecordedDecision = {
  type: 'TEMPORARY',
  retryCount: 1,
  waitSeconds: 60,
  rule: 'network-error',
  because: 'The app could not reach the network, which takes a moment to heal.',
};

const FAILURE: Failure = {
  error: 'States.TaskFailed',
  exitCode: 4,
  stopCode: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
  container: 'app',
};

/** A failed end of an attempt: exit code 4, to be retried in a minute, unless told otherwise. */
export function failed(
  changes: {
    readonly failure?: Partial<Failure>;
    readonly decision?: Partial<RecordedDecision>;
    readonly decidedBy?: 'machine' | 'policy' | 'nobody';
    readonly healed?: boolean;
    readonly followedBy?: FollowedBy;
    readonly at?: number;
  } = {},
): AttemptOutcome {
  const { failure, decidedBy = 'machine', healed = false, at = START + 42_000 } = changes;
  const decision = { ...DECISION, ...changes.decision };
  const { rule, because, waitSeconds, type } = decision;
  return {
    kind: 'failed',
    at,
    failure: { ...FAILURE, ...failure },
    explanation: { rule, because },
    verdict: decidedBy === 'nobody' ? { by: decidedBy } : { by: decidedBy, decision },
    healed,
    followedBy:
      changes.followedBy ??
      (type === 'FATAL' ? { kind: 'execution-end' } : { kind: 'retry', at: at + waitSeconds * 1000 }),
  };
}

/** What an attempt of the built-in machine is known by. */
export function named(number: number, item?: string): AttemptName {
  return { id: number, number, item, state: 'RunECSTask' };
}

export const SUCCEEDED: AttemptOutcome = { kind: 'succeeded', at: START + 42_000 };

export function attempt(number: number, outcome: AttemptOutcome, changes: Partial<Attempt> = {}): Attempt {
  return {
    ...named(number),
    integration: ecs,
    startedAt: START,
    timesOutAt: undefined,
    heartbeatSeconds: undefined,
    taskArn: `arn:aws:ecs:eu-west-1:111122223333:task/uploads/task${number}`,
    taskDefinitionArn: undefined,
    ranWith: {},
    about: {},
    outcome,
    ...changes,
  };
}

const STARTED = {
  arn: EXECUTION_ARN,
  customerId: undefined,
  attached: false,
  versionArn: `${MACHINE_ARN}:3`,
  startedAt: START,
  attempts: [attempt(1, SUCCEEDED)],
  outputs: { kind: 'none' },
  missing: [],
  preview: { kind: 'none' },
  logs: [],
  notices: [],
} as const;

/** An execution that succeeded at once, unless told otherwise. */
export function execution(changes: Partial<EndedReport> = {}): EndedReport {
  return {
    kind: 'ended',
    status: 'SUCCEEDED',
    stoppedAt: START + 60_000,
    error: '',
    cause: '',
    output: '{"result":1}',
    stop: undefined,
    ...STARTED,
    reason: reasonOf(changes),
    ...changes,
  };
}

/** An execution that still runs when the step leaves, since it does not wait, unless told otherwise. */
export function leftRunning(changes: Partial<LeftRunningReport> = {}): LeftRunningReport {
  return {
    kind: 'left-running',
    why: { kind: 'not-waited' },
    ...STARTED,
    reason: reasonOf(changes),
    ...changes,
  };
}

/** The last attempt is the reason if it failed, and the error of a machine if it is another one than that of the task. */
function reasonOf({
  attempts = [],
  status,
  error = '',
  cause = '',
}: Partial<Pick<EndedReport, 'attempts' | 'status' | 'error' | 'cause'>>): EndReason {
  const last = attempts.at(-1);
  const failures = status !== 'SUCCEEDED' && last !== undefined && isFailed(last) ? [last] : [];
  const isOwn = status === 'FAILED' && !['', 'FATAL', failures[0]?.outcome.failure.error].includes(error);
  return {
    failures,
    machine: isOwn || (status === 'FAILED' && failures.length === 0) ? { error, cause } : undefined,
  };
}

/** An execution that a cancelled job did not start, unless told otherwise. */
export function notStarted(changes: Partial<NotStartedReport> = {}): NotStartedReport {
  const { why } = changes;
  return {
    kind: 'not-started',
    why: { kind: 'interrupted', by: { kind: 'cancelled' } },
    arn: why?.kind === 'unanswered' ? why.arn : undefined,
    customerId: undefined,
    attached: false,
    ...changes,
  };
}

/** Why an execution is out of sight, in other people's words. */
export function lost(message: string): LeftRunningReport['why'] {
  return { kind: 'lost', error: new Error(message) };
}

/** That the step stopped an execution since its job was cancelled. */
export const STOPPED = {
  result: 'stopped',
  by: { kind: 'cancelled' },
  tasks: [],
} as const;

export function report(changes: Partial<EndedReport> = {}, name = 'uploads'): Report {
  return reportOn([execution(changes)], name);
}

export function reportOn(executions: readonly ExecutionReport[], name = 'uploads'): Report {
  return {
    machine: { name, arn: MACHINE_ARN },
    executions,
    waited: true,
    cancelled: false,
    toleratedFailurePercentage: 0,
  };
}

/** Two objects: one of before, and one that is empty. */
export const LISTED = {
  kind: 'listed',
  location: 's3://bucket/reports/c1',
  objects: [
    { key: 'reports/c1/a b.json', bytes: 12, lastModified: START, older: true },
    { key: 'reports/c1/z', bytes: 0, lastModified: undefined, older: false },
  ],
  more: false,
} as const;

/** What a failed attempt, a good one, and those objects leave to tell. */
export const RETRIED = {
  attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)],
  outputs: LISTED,
};

/** Text of others that would like to be structure, HTML, a link, a formula, or a command of the runner. */
export const HOSTILE = [
  'a | b | c',
  '\\| \\\\| `| |`',
  '<script>alert(1)</script><img src=x onerror=y>',
  '](https://evil.example) [x](https://evil.example)',
  '![x](http://evil.example/pixel.png)',
  '**bold** _it_ ~~gone~~ `code` ```fence```',
  'line\nbreak\r\n::error::owned\n| x | y |\n\n# title\n- item\n> quote',
  '\u2028::set-output name=x::y\u2029\u0085\u000b\u000c',
  '\u001b[31mred\u001b[0m \u0000\u0007\u007f\u009b31m',
  '\u202eesrever\u202c \u2066x\u2069',
  '$x^2$ $$y$$ $`z`$',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '@octocat @acme/team',
  'https://evil.example www.evil.example ftp://evil.example _https://evil.example 1www.evil.example',
  '<!-- comment --> <details> </td></tr></table>',
] as const;

/** What begins a block of Markdown, if it begins a line, or changes what stands around it. */
export const BLOCK_STARTERS = [
  ...['# ', '###### ', '#', '##\t', '- ', '* ', '+ ', '-', '1. ', '7) ', '123456789. ', '1.', '> ', '>'],
  ...[
    '    ',
    '\t',
    ' \t  ',
    '| a | b |',
    '|---|',
    '```',
    '```js',
    '~~~',
    '===',
    '---',
    '- - -',
    '***',
    '___',
  ],
  ...['<div>', '<!--', '<?x', '<![CDATA[', '</details>', '<pre>', '[x]: https://evil.example', '[^1]: x'],
  ...['- [ ] ', 'www.', 'http://', 'https://evil.example', '@user', '#123', 'GH-1', '[!NOTE]', '$$', ':--'],
] as const;
