import { InputError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { DocumentFault, parseJsonObject } from './document.ts';
import type { InputReader } from './input-reader.ts';
import type { MachineSettings, RequestSettings } from './settings.ts';
import type { ReadFile } from './workspace.ts';

/** An execution takes 256 KiB of compact JSON; with indentation it may be longer. */
const MAX_INPUT_LENGTH = 1024 * 1024;

/**
 * What the executions' input is made of.
 *
 * @throws InputError
 */
export function readRequest(
  inputs: InputReader,
  readFile: ReadFile,
  machine: MachineSettings,
): RequestSettings {
  const outputLocation = inputs.matching(
    'output-location',
    /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/,
    'an S3 URI, such as s3://bucket/prefix',
  );
  const input = readInput(inputs, readFile);
  if (machine.kind === 'deploy' && machine.definition.kind === 'built-in') {
    refuseEnvironment(input['environment']);
  }
  const customerIds = readCustomerIds(inputs);
  if (customerIds.length > 1 && 'customer_id' in input) {
    throw new InputError(
      'input',
      'its customer_id would be that of all customers; leave it out, customer-ids gives each its own.',
    );
  }
  return {
    commands: inputs.lines('commands'),
    customerIds,
    reportId: inputs.text('report-id'),
    outputLocation,
    input,
    githubContext: inputs.boolean('github-context', true),
    executionName: inputs.matching(
      'execution-name',
      /^[A-Za-z0-9_-]{1,80}$/,
      'an execution name: at most 80 letters, digits, - and _',
    ),
    expectOutputs: readExpectedOutputs(inputs, outputLocation !== undefined || 'output_location' in input),
  };
}

function readCustomerIds(inputs: InputReader): readonly string[] {
  if (/^\s*\[/.test(inputs.text('customer-ids') ?? '')) {
    throw new InputError(
      'customer-ids',
      "it is a JSON list; give one id a line, or between commas, as join(fromJSON(…), ',') makes of a list.",
    );
  }
  return [...new Set(inputs.list('customer-ids', /^.{1,256}$/, 'an id of at most 256 characters'))];
}

function readInput(inputs: InputReader, readFile: ReadFile): JsonObject {
  const text = inputs.text('input') ?? '{}';
  const path = text.startsWith('@') ? text.slice(1).trim() : undefined;
  // The value itself stays out of the log: it may hold what is not meant for it.
  const refusal = (problem: string, options?: ErrorOptions): InputError =>
    new InputError('input', `${path === undefined ? 'it' : path} ${problem}.`, options);
  const json = path === undefined ? text : readFile('input', path);
  if (json.length > MAX_INPUT_LENGTH) {
    throw refusal(
      `is longer than ${MAX_INPUT_LENGTH} characters; put large data into S3 and pass its location`,
    );
  }
  try {
    return parseJsonObject(json);
  } catch (cause) {
    throw cause instanceof DocumentFault ? refusal(cause.message, { cause }) : cause;
  }
}

/**
 * The built-in machine merges the environment with variables of its own. Of the list that ECS takes it would silently
 * make the variables Name and Value. Other machines may take whatever they like.
 */
function refuseEnvironment(environment: Json | undefined): void {
  if (environment !== undefined && !isJsonObject(environment)) {
    throw new InputError(
      'input',
      'its environment must be a JSON object of names and values, such as {"CHUNK_SIZE": "1000"}.',
    );
  }
}

/** @param isSomewhere whether the execution has an output location */
function readExpectedOutputs(inputs: InputReader, isSomewhere: boolean): readonly string[] {
  const globs = inputs.lines('expect-outputs');
  // An execution that is attached to brings its own.
  if (globs.length > 0 && !isSomewhere && inputs.text('execution-arn') === undefined) {
    throw new InputError(
      'expect-outputs',
      'it needs output-location, under which the outputs are looked for.',
    );
  }
  const absolute = globs.find((glob) => /^(s3:|\/)/.test(glob));
  if (absolute !== undefined) {
    throw new InputError(
      'expect-outputs',
      `${JSON.stringify(absolute)} must be relative to the output location, such as *.csv or reports/**.`,
    );
  }
  return globs;
}
