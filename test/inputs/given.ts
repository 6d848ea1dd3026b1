import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { InputError } from '../../src/errors.ts';
import type { GetInput } from '../../src/inputs/input-reader.ts';
import { readSettings } from '../../src/inputs/read-settings.ts';
import type { Settings } from '../../src/inputs/settings.ts';

const ACTION: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> } = parse(
  readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'),
);

/** Inputs of a workflow, and files of the workspace by name. */
export interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** Inputs as a runner gives them: trimmed, with the defaults of action.yml, empty where there is none. */
export function runnerInputs(inputs: Readonly<Record<string, string>>): GetInput {
  return (name) => {
    const declared = ACTION.inputs[name];
    if (declared === undefined) {
      throw new Error(`action.yml declares no input ${name}.`);
    }
    return (inputs[name] ?? declared.default ?? '').trim();
  };
}

/** The settings that a step reads from what it is given, with a state machine unless another is given. */
export async function settings({ inputs = {}, files = {} }: Given = {}): Promise<Settings> {
  return readSettings(runnerInputs({ 'state-machine': 'uploads', ...inputs }), (input, path) => {
    const text = files[path];
    if (text === undefined) {
      throw new InputError(input, `there is no ${path}.`);
    }
    return text;
  });
}

export const ROLE = 'arn:aws:iam::111122223333:role/uploads-machine';

/** All that `deploy` cannot do without. */
export const DEPLOY = {
  deploy: 'true',
  'role-arn': ROLE,
  cluster: 'uploads',
  'task-definition': 'customer-data-upload',
  subnets: 'subnet-0a1b2c3d',
};
