import { createHash } from 'node:crypto';
import { escape as escapeGlob } from 'minimatch';
import { InputError } from '../errors.ts';
import { githubInput, type Workflow } from '../github/workflow.ts';
import type { RequestSettings } from '../inputs/settings.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';

/** One execution to start. */
export interface ExecutionRequest {
  readonly customerId: string | undefined;
  /** Undefined outside of GitHub, where nothing tells one run from another. */
  readonly name: string | undefined;
  /** Whether the name was derived here, so that an execution of this name can only be our own. */
  readonly nameIsOurs: boolean;
  readonly input: JsonObject;
  /** Globs of what must be under the output location after success. */
  readonly expectOutputs: readonly string[];
}

/** StartExecution takes 256 KiB of input, counted in UTF-8. */
const MAX_INPUT_BYTES = 262_144;

const MAX_NAME_LENGTH = 80;

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
    input,
    expectOutputs: settings.expectOutputs.map((glob) => fill('expect-outputs', glob, 'glob')),
  };
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
          `${JSON.stringify(placeholder)} is none of {${[...values.keys()].join('}, {')}}.`,
        );
      }
      if (value === undefined) {
        throw new InputError(input, `${placeholder} cannot be filled without ${source}.`);
      }
      return kind === 'glob' ? escapeGlob(value, { magicalBraces: true }) : value;
    });
}

/** A name that the user chose, made different for each of several customers. */
function nameOfCustomer(name: string, customerId: string | undefined): string {
  if (customerId === undefined) {
    return name;
  }
  const whole = `${name}-${customerId}`;
  return whole.length <= MAX_NAME_LENGTH && /^[A-Za-z0-9_-]+$/.test(whole)
    ? whole
    : fitted(whole, shortHash(whole));
}

/** The readable part of a name, cut to fit, and the hash that tells it from all others. */
function fitted(readable: string, hash: string): string {
  const plain = readable.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+/, '');
  return `${plain.slice(0, MAX_NAME_LENGTH - hash.length - 1)}-${hash}`;
}

/**
 * The same step of the same attempt of a run with the same input gives the same name, so that a start that was
 * sent twice starts once; a re-run gives another. Undefined outside of a run.
 */
function derivedName(
  workflow: Workflow,
  customerId: string | undefined,
  input: JsonObject,
): string | undefined {
  const { repository, runId, runAttempt, job, step } = workflow;
  if (runId === undefined || runId === '') {
    return undefined;
  }
  const identity: Json = [
    repository ?? '',
    runId,
    runAttempt ?? '',
    job ?? '',
    step ?? '',
    customerId ?? '',
    input,
  ];
  const readable = [repository?.split('/').at(-1), runId, runAttempt, step, customerId]
    .filter((part) => part !== undefined && part !== '')
    .join('-');
  return fitted(readable, shortHash(JSON.stringify(identity)));
}

/**
 * The name of an execution on what is to be started. A derived name differs by version: the same input to another
 * version is another execution.
 */
export function nameOn({ name, nameIsOurs }: ExecutionRequest, startArn: string): string | undefined {
  return name === undefined || !nameIsOurs
    ? name
    : `${name.slice(0, -HASH_LENGTH)}${shortHash(`${name} ${startArn}`)}`;
}

const HASH_LENGTH = 12;

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
