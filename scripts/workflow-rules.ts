import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Pair, parse, parseDocument, type YAMLMap } from 'yaml';

/** What action.yml declares: the only names that a workflow may use. */
export interface Interface {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

/** How workflows name this action: the copies that people make, and this repository's own. */
const THIS_ACTION: ReadonlySet<string> = new Set(['org/sfn-fargate-retry@v1', './']);

/** A tag can be moved to other code, a commit cannot. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION = /^ v\d+\.\d+\.\d+$/;
const LONG_LIVED_KEY = /secrets\.\w*KEY\w*|secrets\.AWS_\w+|aws-secret-access-key/gi;
const STEP_OUTPUT = /\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g;

/** The workflows of this repository and those to copy, by their paths in the project. */
export function workflowFiles(root: string): readonly string[] {
  return globSync('{.github,examples}/workflows/*.yml', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

export function interfaceOf(actionYaml: string): Interface {
  const { inputs, outputs }: { inputs: object; outputs: object } = parse(actionYaml);
  return { inputs: new Set(Object.keys(inputs)), outputs: new Set(Object.keys(outputs)) };
}

/** What all workflows of the project break, each as a sentence that names file and place. */
export function projectWorkflowFaults(root: string): readonly string[] {
  const action = interfaceOf(readFileSync(join(root, 'action.yml'), 'utf8'));
  return workflowFiles(root).flatMap((file) =>
    workflowFaults(readFileSync(join(root, file), 'utf8'), action).map((fault) => `${file}: ${fault}`),
  );
}

/**
 * What a workflow breaks of this project's rules, beyond what linters know: the interface that it uses is that of
 * action.yml, every right has a reason, and every action is one commit.
 */
export function workflowFaults(text: string, action: Interface): readonly string[] {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) {
    return [`It is no YAML map: ${document.errors[0]?.message ?? 'it is empty'}.`];
  }
  const workflow = document.contents;
  const faults = [...text.matchAll(LONG_LIVED_KEY)].map(
    ([key]) => `${key} is a key that lasts; sign in by OIDC instead.`,
  );
  const permissions = workflow.get('permissions');
  if (!isMap(permissions) || permissions.items.length > 0) {
    faults.push('It has no empty permissions: {} on top, so that jobs get only what they say.');
  }
  if (!workflow.has('concurrency')) {
    faults.push('It does not say by concurrency what becomes of two runs at once.');
  }
  for (const { key, value } of entriesOf(workflow.get('jobs'))) {
    faults.push(...jobFaults(value, action).map((fault) => `job ${key}: ${fault}`));
  }
  return faults;
}

function jobFaults(job: YAMLMap, action: Interface): readonly string[] {
  const faults: string[] = [];
  if (!job.has('timeout-minutes')) {
    faults.push('There is no timeout-minutes, so it may hang for six hours.');
  }
  const permissions = job.get('permissions');
  if (!isMap(permissions)) {
    faults.push('It does not say its permissions.');
  }
  for (const { key, value } of isMap(permissions) ? permissions.items : []) {
    if (!isScalar(value) || (value.comment ?? '').trim() === '') {
      faults.push(`There is no comment beside the permission ${String(key)} that says what for.`);
    }
  }
  const steps = job.get('steps');
  const maps = isSeq(steps) ? steps.items.filter(isMap) : [];
  faults.push(...maps.flatMap((step) => stepFaults(step, action)));

  const own = new Set(maps.filter(isThisAction).map((step) => String(step.get('id'))));
  for (const [, id = '', output = ''] of String(job).matchAll(STEP_OUTPUT)) {
    if (own.has(id) && !action.outputs.has(output)) {
      faults.push(`steps.${id}.outputs.${output} is no output of action.yml.`);
    }
  }
  return faults;
}

function stepFaults(step: YAMLMap, action: Interface): readonly string[] {
  const faults: string[] = [];
  const run = step.get('run');
  if (typeof run === 'string' && run.includes('${{')) {
    faults.push('A script has an expression in it, which would run what it expands to; pass it by env.');
  }
  const uses = step.get('uses', true);
  if (!isScalar(uses)) {
    return faults;
  }
  const name = String(uses.value);
  const given = step.get('with');
  if (isThisAction(step)) {
    const names = isMap(given) ? given.items.map(({ key }) => String(key)) : [];
    return [
      ...faults,
      ...names
        .filter((input) => !action.inputs.has(input))
        .map((input) => `${input} is no input of action.yml.`),
    ];
  }
  if (!PINNED.test(name) || !VERSION.test(uses.comment ?? '')) {
    faults.push(`${name} is not pinned by its commit, with the version as comment.`);
  }
  if (name.startsWith('actions/checkout@') && !(isMap(given) && given.get('persist-credentials') === false)) {
    faults.push('actions/checkout leaves the token behind; say persist-credentials: false.');
  }
  return faults;
}

function isThisAction(step: YAMLMap): boolean {
  return THIS_ACTION.has(String(step.get('uses')));
}

/** The members of a map that are maps themselves. */
function entriesOf(map: unknown): readonly { readonly key: string; readonly value: YAMLMap }[] {
  const pairs: readonly Pair[] = isMap(map) ? map.items : [];
  return pairs.flatMap(({ key, value }) => (isMap(value) ? [{ key: String(key), value }] : []));
}
