import type { InputReader } from './input-reader.ts';
import type { Settings } from './settings.ts';
import { MOST_LIVE, shownLogs } from './settings.ts';

const BUILT_IN_ONLY = [
  'cluster',
  'task-definition',
  'container',
  'subnets',
  'security-groups',
  'capacity-provider',
  'task-timeout-minutes',
  'process-error-function',
];

/** What only matters to an execution that the step starts. */
const START_ONLY = [
  'state-machine',
  'commands',
  'customer-ids',
  'report-id',
  'output-location',
  'execution-name',
];

/** Inputs that were given and have no effect, a sentence each. */
export function readWarnings(inputs: InputReader, settings: Read): readonly string[] {
  const given = (names: readonly string[]) => names.filter((name) => inputs.text(name) !== undefined);
  return [...machineWarnings(inputs, given), ...waitWarnings(inputs, given), ...customerWarnings(settings)];
}

/** The settings that tell what several customers can stumble over. */
type Read = Pick<Settings, 'machine' | 'request' | 'wait' | 'maxParallel' | 'logs' | 'preview'>;

type Given = (names: readonly string[]) => readonly string[];

function machineWarnings(inputs: InputReader, given: Given): readonly string[] {
  if (inputs.text('execution-arn') !== undefined) {
    return given([...START_ONLY, 'definition', 'definition-substitutions', 'role-arn', ...BUILT_IN_ONLY]).map(
      (name) => `Input ${name} has no effect with execution-arn, since nothing is started.`,
    );
  }
  if (!inputs.boolean('deploy', false)) {
    return given(['definition', 'definition-substitutions', 'role-arn', ...BUILT_IN_ONLY]).map(
      (name) => `Input ${name} has no effect without deploy: true.`,
    );
  }
  return inputs.text('definition') === undefined
    ? given(['definition-substitutions']).map((name) => `Input ${name} has no effect without definition.`)
    : [
        ...given(BUILT_IN_ONLY).map((name) => `Input ${name} has no effect with definition.`),
        ...given(['retry-policy']).map(
          (name) =>
            `Input ${name} only classifies for the report: a definition of your own retries by its own rules.`,
        ),
      ];
}

function waitWarnings(inputs: InputReader, given: Given): readonly string[] {
  if (inputs.boolean('wait', true)) {
    return [];
  }
  return [
    ...given(['expect-outputs']),
    ...(inputs.text('logs') === 'live' ? ['logs'] : []),
    ...(inputs.boolean('fail-fast', false) ? ['fail-fast'] : []),
  ].map((name) => `Input ${name} has no effect with wait: false, since the step does not see the end.`);
}

/** What several customers can stumble over. */
function customerWarnings(settings: Read): readonly string[] {
  const { machine, wait, maxParallel, logs, preview } = settings;
  const { customerIds, outputLocation } = settings.request;
  if (machine.kind === 'attach' || customerIds.length < 2) {
    return [];
  }
  const shares = outputLocation !== undefined && !outputLocation.includes('{customer-id}');
  return [
    ...(shares
      ? [
          'Input output-location is the same for all customers: they may overwrite each other’s outputs without {customer-id} in it.',
        ]
      : []),
    ...(!wait && customerIds.length > maxParallel
      ? [
          `Input max-parallel has no effect with wait: false: all ${customerIds.length} executions are started.`,
        ]
      : []),
    ...(preview
      ? [
          'Input preview has no effect with several customer-ids: the summary shows the output of a single execution only.',
        ]
      : []),
    ...(logs !== shownLogs(settings)
      ? [
          `Input logs: live is for at most ${MOST_LIVE} executions at once; the last lines of failed attempts are shown.`,
        ]
      : []),
  ];
}
