import { InputError } from '../errors.ts';
import { derivedName, nameOfCustomer } from '../execution/execution-name.ts';
import type { StartRequest } from '../execution/start.ts';
import { githubInput, type Workflow } from '../github/workflow.ts';
import type { RequestSettings } from '../inputs/settings.ts';
import { isJsonObject, type JsonObject, parseJson } from '../json.ts';

/** One execution to start, and what is known of it besides. */
export interface ExecutionRequest extends StartRequest {
  readonly customerId: string | undefined;
  /** Globs of what must be under the output location after success. */
  readonly expectOutputs: readonly string[];
}

/** StartExecution takes 256 KiB of input, counted in UTF-8. */
const MAX_INPUT_BYTES = 262_144;

/**
 * Derives the executions of a step: one per customer id, or one without.
 *
 * @throws InputError for a placeholder that nothing fills, or an input that is too large
 */
export function executionRequests(
  settings: RequestSettings,
  workflow: Workflow,
): readonly ExecutionRequest[] {
  const customerIds = settings.customerIds.length === 0 ? [undefined] : settings.customerIds;
  return customerIds.map((customerId) => executionRequest(settings, workflow, customerId));
}

function executionRequest(
  settings: RequestSettings,
  workflow: Workflow,
  customerId: string | undefined,
): ExecutionRequest {
  const { commands, reportId, executionName } = settings;
  const fill = placeholders(settings, workflow, customerId);
  const outputLocation =
    settings.outputLocation === undefined ? undefined : fill('output-location', settings.outputLocation);
  const input: JsonObject = {
    ...(commands.length > 0 && { commands }),
    ...(customerId !== undefined && { customer_id: customerId }),
    ...(reportId !== undefined && { report_id: reportId }),
    ...(outputLocation !== undefined && { output_location: outputLocation }),
    ...(settings.githubContext && { github: githubInput(workflow) }),
    ...settings.input,
  };
  const bytes = Buffer.byteLength(JSON.stringify(input));
  if (bytes > MAX_INPUT_BYTES) {
    throw new InputError(
      'input',
      `the execution's input is ${bytes} bytes and may be ${MAX_INPUT_BYTES}; put large data into S3 and pass its location.`,
    );
  }
  return {
    customerId,
    name:
      executionName === undefined
        ? derivedName(workflow, customerId, input)
        : nameOfCustomer(executionName, settings.customerIds.length > 1 ? customerId : undefined),
    nameIsOurs: executionName === undefined,
    inputIsOurs: settings.githubContext && !('github' in settings.input) && namesStep(workflow),
    input,
    expectOutputs: settings.expectOutputs.map((glob) => fill('expect-outputs', glob, 'glob')),
  };
}

/** Whether the context tells this step of this attempt from all others. */
function namesStep({ runId, runAttempt, job, step }: Workflow): boolean {
  return [runId, runAttempt, job, step].every((part) => part !== undefined && part !== '');
}

/** What the input of an execution tells of it, whoever started it. */
export function startedWith(input: string | undefined): {
  readonly customerId: string | undefined;
  readonly outputLocation: string | undefined;
} {
  const given = parseJson(input);
  const { customer_id: id, output_location: location } = isJsonObject(given) ? given : {};
  return {
    customerId: typeof id === 'string' ? id : undefined,
    outputLocation: typeof location === 'string' ? location : undefined,
  };
}

/** Fills `{customer-id}` and the like into the text of an input. */
function placeholders(
  { reportId }: RequestSettings,
  workflow: Workflow,
  customerId: string | undefined,
): (input: string, text: string, kind?: 'text' | 'glob') => string {
  const values = new Map<string, readonly [value: string | undefined, source: string]>([
    ['customer-id', [customerId, 'customer-ids']],
    ['report-id', [reportId, 'report-id']],
    ['run-id', [workflow.runId, 'GITHUB_RUN_ID']],
  ]);
  return (input, text, kind = 'text') =>
    text.replace(/\{([^{}]*)\}/g, (placeholder, name: string) => {
      const [value, source] = values.get(name) ?? [];
      if (source === undefined) {
        if (kind === 'glob') {
          // Braces mean alternatives there, as in *.{csv,json}.
          return placeholder;
        }
        throw new InputError(
          input,
          `${JSON.stringify(placeholder)} must be one of {${[...values.keys()].join('}, {')}}.`,
        );
      }
      if (value === undefined) {
        throw new InputError(input, `${placeholder} cannot be filled without ${source}.`);
      }
      return kind === 'glob' ? escapedGlob(value) : value;
    });
}

/** As `escape` of minimatch has it with `magicalBraces`: that package is loaded where outputs are looked for. */
function escapedGlob(text: string): string {
  return text.replace(/[?*()[\]{}\\]|^[#!]/g, '\\$&');
}
