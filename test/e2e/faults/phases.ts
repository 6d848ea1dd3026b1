/** What a job comes to. */
export type Fate =
  /** It runs to its end. */
  | 'ends'
  /** It is told to stop as soon as all executions are followed. */
  | 'cancelled'
  /** It is killed then. */
  | 'killed'
  /** It is told to stop as soon as each of its starts has met its fault. */
  | 'cancelled-starting'
  /** It is killed then. */
  | 'killed-starting'
  /** It is killed as soon as all executions are followed, and they end before its post step runs. */
  | 'ended-unseen';

/** A part of a job in which a fault may come. */
export interface PhaseKind {
  /** The calls that are its own. */
  readonly operations: readonly string[];
  readonly fate: Fate;
  /** Whether its calls name no execution, so that a fault meets whoever makes them. */
  readonly isOfAll?: boolean;
  /** Whether they are made by the post step. */
  readonly isInPost?: boolean;
  /** Whether the step does well without their answers. */
  readonly isOptional?: boolean;
  /** Whether a step on a busy machine may come to none of them. */
  readonly isRare?: boolean;
  /** What its jobs need besides. */
  readonly job?: JobKind;
}

export interface JobKind {
  /** Whether the machine is deployed. */
  readonly deploys?: boolean;
  /** Whether the user chose the name of the execution. */
  readonly isNamed?: boolean;
  /** Whether the step leaves as soon as all is started. */
  readonly isDetached?: boolean;
  /** Whether there must be more than one execution. */
  readonly isOfSeveral?: boolean;
  /** What an ECS task does at first: it fails, which the machine gets over, or runs until it is stopped. */
  readonly task?: 'failing' | 'endless';
}

/** How the endpoint of the credentials is asked, which is no call of AWS. */
export const GET_CREDENTIALS = 'GetCredentials';

const OF_EXECUTION = ['DescribeExecution', 'StopExecution', 'GetExecutionHistory'] as const;

export const PHASES = {
  'sign-in': { operations: [GET_CREDENTIALS], fate: 'ends', isOfAll: true },
  lookup: { operations: ['ListStateMachines', 'DescribeStateMachine'], fate: 'ends', isOfAll: true },
  deploy: {
    operations: [
      'DescribeStateMachine',
      'CreateStateMachine',
      'UpdateStateMachine',
      'PublishStateMachineVersion',
      'ValidateStateMachineDefinition',
    ],
    fate: 'ends',
    isOfAll: true,
    job: { deploys: true },
  },
  start: { operations: ['StartExecution'], fate: 'ends' },
  'named start': { operations: ['StartExecution'], fate: 'ends', job: { isNamed: true } },
  detached: { operations: ['StartExecution'], fate: 'ends', job: { isDetached: true } },
  'cancelled start': { operations: ['StartExecution'], fate: 'cancelled-starting' },
  'killed start': { operations: ['StartExecution'], fate: 'killed-starting', job: { isNamed: true } },
  follow: { operations: ['GetExecutionHistory'], fate: 'ends' },
  list: {
    operations: ['ListExecutions'],
    fate: 'ends',
    isOfAll: true,
    isOptional: true,
    isRare: true,
    job: { isOfSeveral: true },
  },
  stop: { operations: ['StopExecution'], fate: 'cancelled' },
  tasks: {
    operations: ['DescribeTasks'],
    fate: 'cancelled',
    isOfAll: true,
    isOptional: true,
    isRare: true,
    job: { task: 'endless' },
  },
  post: { operations: OF_EXECUTION, fate: 'killed', isInPost: true },
  'late post': { operations: OF_EXECUTION, fate: 'ended-unseen', isInPost: true },
  logs: {
    operations: ['GetLogEvents'],
    fate: 'ends',
    isOfAll: true,
    isOptional: true,
    job: { task: 'failing' },
  },
  evidence: { operations: ['GET'], fate: 'ends', isOptional: true },
  comment: { operations: ['GET', 'POST', 'PATCH'], fate: 'ends', isOfAll: true, isOptional: true },
} as const satisfies Readonly<Record<string, PhaseKind>>;

export type Phase = keyof typeof PHASES;

/** All of them, in the order of a job. */
export const PHASE_NAMES = Object.keys(PHASES).filter((name): name is Phase => name in PHASES);

export function phaseOf({ phase }: { readonly phase: Phase }): PhaseKind {
  return PHASES[phase];
}
