/**
 * Who may import whom. dependency-cruiser reads this (`npm run check`); imports of types count, unless a rule says
 * otherwise. A folder that a layer does not name is not its to import.
 */

const ROOT_FILES = 'duration|errors|json|time-limits';

/** The files of `src/{folder}/` import of the product only their own folder, these, and the files that all may use. */
function layer(folder, mayImport, comment) {
  const allowed = [folder, ...mayImport].map((path) => (path.endsWith('.ts') ? path : `${path}/`));
  return {
    name: `layer-${folder}`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: `^src/(${allowed.join('|')}|(${ROOT_FILES})[.]ts$)` },
  };
}

function forbidden(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** Packages by their names, found in node_modules or not. */
function packages(...names) {
  return `(^|/)(${names.join('|')})(/|$)`;
}

const ENTRIES = '^src/(index|main|post)[.]ts$';
const SDK = packages('@aws-sdk', '@smithy');
const CDK = packages('aws-cdk-lib', 'cdk-nag', 'constructs');
const AT_RUN_TIME = { dependencyTypesNot: ['type-only'] };

export default {
  forbidden: [
    forbidden(
      'no-circles',
      'Files that need each other, even for types, are one thing: neither can be read or moved without the other.',
      { pathNot: 'node_modules' },
      { circular: true },
    ),

    // The layers of src/, from the facts below to the words above.
    forbidden(
      'root-files-import-nothing',
      'Everything may import these files, so whatever they imported would come along everywhere.',
      { path: `^src/(${ROOT_FILES})[.]ts$` },
      { path: '.' },
    ),
    layer('policy', [], 'The policy is pure: what a failure means does not depend on who asks.'),
    layer('aws', [], 'What every call to AWS shares knows nothing of what is asked.'),
    layer('inputs', ['policy', 'aws/arn.ts'], 'The inputs become settings before anything else is loaded.'),
    layer('machine', ['policy', 'aws'], 'A state machine is there before its executions and their report.'),
    layer('integrations', ['policy', 'aws'], 'An integration reads one kind of work, whoever follows it.'),
    layer('execution', ['policy', 'aws', 'integrations'], 'An execution is a fact, however it is reported.'),
    layer(
      'evidence',
      ['policy/failure.ts', 'aws', 'integrations', 'execution'],
      'Evidence is what the work left behind, however it is classified and reported.',
    ),
    layer(
      'report',
      ['policy', 'aws/arn.ts', 'aws/console-links.ts', 'integrations', 'execution', 'evidence'],
      'A report makes words of facts. It calls nothing: of aws/ it uses only how ARNs and links are written.',
    ),
    layer(
      'github',
      ['aws', 'integrations', 'execution', 'evidence', 'report'],
      'What goes to GitHub has been worded; settings and machines are not told there.',
    ),
    forbidden(
      'step-only-from-entries',
      'The step knows all other folders, so only what the runner starts may know the step.',
      { path: '^src/', pathNot: ['^src/step/', ENTRIES] },
      { path: '^src/step/' },
    ),
    forbidden(
      'entries-from-the-runner-only',
      'The runner starts the entries. What they hold is not for others.',
      { pathNot: '^src/index[.]ts$' },
      { path: ENTRIES },
    ),
    forbidden(
      'publish-from-entries-only',
      'Publishing is the last thing that happens, and the job log is passed in.',
      { path: '^src/', pathNot: ['^src/github/', ENTRIES] },
      { path: '^src/github/(publish|pull-request|runner)[.]ts$' },
    ),

    // What src/ takes from outside.
    forbidden(
      'policy-without-parsers',
      'Only the policy file is parsed. What decides needs no schema library, and runs in a Lambda function too.',
      { path: '^src/policy/', pathNot: '^src/policy/file/' },
      { path: [packages('zod', 'yaml'), '^src/policy/file/'] },
    ),
    forbidden(
      'policy-without-packages',
      'The policy is pure, and only its file is parsed.',
      { path: '^src/policy/' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'unknown'],
        pathNot: packages('zod', 'yaml'),
      },
    ),
    forbidden(
      'actions-toolkit-at-the-edge',
      'Only github/ and the entries talk to the runner and to GitHub.',
      { path: '^src/', pathNot: ['^src/github/', ENTRIES] },
      { path: packages('@actions') },
    ),
    forbidden(
      'comment-through-the-api',
      'The comment is written through the API. The job log and the environment are left to the other files.',
      { path: '^src/github/pull-request[.]ts$' },
      { path: [packages('@actions/(?!github(/|$))[^/]+'), '^(node:)?process$'] },
    ),
    forbidden(
      'sdk-at-the-edge',
      'Only the edges call AWS, and only one file knows the errors of the SDK. Everything else passes clients on, and is loaded without the SDK.',
      {
        path: '^src/',
        pathNot:
          '^src/(aws/(clients|errors|task-definition)|machine/(deploy|lookup)|execution/(start|start-in-doubt|history-reader|run-to-end|end-watch|usual-duration)|integrations/[a-z0-9-]+-calls|evidence/(log-streams|log-tails|outputs|preview))[.]ts$',
      },
      { path: SDK, ...AT_RUN_TIME },
    ),
    forbidden(
      'node-at-the-edge',
      'What decides and what words is pure. Only the edges take hashes, random names, timers and files from Node.',
      {
        path: '^src/',
        pathNot: [
          ENTRIES,
          '^src/github/',
          '^src/(aws/clock|execution/(claim|execution-name|start)|inputs/workspace)[.]ts$',
        ],
      },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'bundle-without-development-packages',
      'The bundle carries, and the bill of materials names, what package.json lists under dependencies.',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], ...AT_RUN_TIME },
    ),

    // The folders beside src/.
    forbidden(
      'product-without-scaffolding',
      'The product and the local AWS meet on the wire only, and neither scripts nor tests are shipped.',
      { path: '^(src|app|infra)/' },
      { path: '^(local|test|scripts)/' },
    ),
    forbidden(
      'local-alone',
      'The local AWS must not share a misunderstanding with the product.',
      { path: '^local/' },
      { path: '^(src|app|infra|test|scripts)/' },
    ),
    forbidden('scripts-without-tests', 'Tests test scripts.', { path: '^scripts/' }, { path: '^test/' }),
    forbidden(
      'app-alone',
      'The sample app is an app like any other.',
      { path: '^app/' },
      { path: '^(src|infra)/' },
    ),
    forbidden(
      'src-without-infra',
      'The template takes from the product, not the other way round.',
      { path: '^src/' },
      { path: '^(app|infra)/' },
    ),
    forbidden(
      'template-from-machine-and-policy',
      'The template takes the machine and the policy from the product, and all else from CDK.',
      { path: '^infra/[^/]+[.]ts$' },
      {
        path: '.',
        pathNot: ['^infra/', '^src/machine/definition[.]ts$', '^src/policy/', CDK, '^(node:)?fs$'],
      },
    ),
    forbidden(
      'function-from-policy',
      'The ProcessError function decides by the policy, and has to fit into a template as one small file.',
      { path: '^infra/process-error/' },
      {
        path: '.',
        pathNot: ['^infra/process-error/', '^src/policy/', '^src/json[.]ts$', '^(node:)?process$'],
      },
    ),
    forbidden(
      'cdk-in-infra-only',
      'Only infra/ says what a stack holds, and the bundle must not carry CDK.',
      { path: '^(src|app|local|scripts)/' },
      { path: CDK },
    ),
  ],
  options: {
    // The TypeScript compiler has no API for this any more; swc reads the sources as the tests do.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build)/|^infra/process-error/index[.]cjs$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
