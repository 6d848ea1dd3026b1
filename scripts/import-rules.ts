import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from '@swc/core';

/** One import of a file. Paths are relative to the project, with forward slashes. */
export interface Import {
  readonly file: string;
  /** A path of the project, or the name of a package. */
  readonly target: string;
  /** `import type`: nothing of it is left when the file runs. */
  readonly typeOnly: boolean;
}

interface Rule {
  /** The files that the rule is for. */
  readonly files: RegExp;
  readonly except?: RegExp;
  /** What they must not import. */
  readonly mustNotImport: RegExp;
  /** Whether types are fine. */
  readonly typesAllowed?: boolean;
  readonly because: string;
}

/** Who may import whom. */
const RULES: readonly Rule[] = [
  {
    files: /^src\/policy\//,
    mustNotImport: /^(?!src\/policy\/|zod$|yaml$)/,
    because: 'the policy is pure and imports nothing outside itself but the parsers of its file',
  },
  {
    files: /^src\/policy\//,
    except: /\/(file|faults|schema[\w-]*)\.ts$/,
    mustNotImport: /^(zod|yaml|src\/policy\/(file|faults|schema[\w-]*)\.ts)$/,
    typesAllowed: true,
    because: 'only the policy file is parsed; what decides needs no schema library',
  },
  {
    files: /^src\/machine\//,
    mustNotImport: /^src\/(execution|evidence|report|inputs)\/|^src\/(main|index)\.ts$/,
    because: 'a machine knows of the policy, not of executions and reports',
  },
  {
    files: /^src\/execution\//,
    mustNotImport: /^src\/(evidence|report|inputs)\/|^src\/(main|index)\.ts$/,
    because: 'an execution is told of by the report, not the other way round',
  },
  {
    files: /^src\/evidence\//,
    mustNotImport: /^src\/(machine|report|inputs)\/|^src\/(main|index)\.ts$/,
    because: 'evidence is what a task left behind, whoever asks for it',
  },
  {
    files: /^src\/report\//,
    mustNotImport: /^src\/inputs\/|^src\/(main|index)\.ts$/,
    because: 'data flows one way: a report ends it',
  },
  {
    files: /^src\//,
    except: /^src\/(index|report\/(publish|pull-request))\.ts$/,
    mustNotImport: /^@actions\/|^(node:)?process$|^\*$/,
    because: 'only index.ts and report/publish.ts talk to the runner, and report/pull-request.ts to GitHub',
  },
  {
    files: /^src\/report\/pull-request\.ts$/,
    mustNotImport: /^@actions\/(?!github$)|^(node:)?process$|^\*$/,
    because: 'the comment is written through the API; the job log and the environment are left to publish.ts',
  },
  {
    files: /^src\//,
    except:
      /^src\/(index|machine\/(deploy|lookup)|execution\/(start|follow|history|stop|end-watch)|evidence\/[\w-]+)\.ts$/,
    mustNotImport: /^@aws-sdk\/|^@smithy\//,
    typesAllowed: true,
    because: 'only the edges call AWS; all else passes clients on',
  },
  {
    files: /^src\/(policy|machine|execution|evidence|inputs|report)\//,
    except: /^src\/(execution\/(start|request)|report\/(publish|pull-request))\.ts$/,
    mustNotImport: /^node:/,
    because:
      'what decides and tells is pure; only hashes, random names and files are taken from Node, at the edges',
  },
  {
    files: /^src\//,
    except: /^src\/index\.ts$/,
    mustNotImport: /^src\/(index|report\/publish)\.ts$/,
    because: 'publishing is the last thing that happens',
  },
  {
    files: /^(src|app|infra)\//,
    mustNotImport: /^(local|test|scripts)\//,
    because: 'the product and the local AWS meet on the wire only',
  },
  {
    files: /^infra\/[\w-]+\.ts$/,
    mustNotImport:
      /^(?!infra\/|src\/machine\/definition\.ts$|src\/policy\/|aws-cdk-lib(\/|$)|constructs$|cdk-nag$|node:fs$)/,
    because: 'the template takes the machine and the policy from the product, and all else from CDK',
  },
  {
    files: /^infra\/process-error\//,
    mustNotImport: /^(?!infra\/process-error\/|src\/policy\/|node:process$)/,
    because: 'the function decides by the policy, and stands in a template as one small file',
  },
  {
    files: /^(src|app|local)\//,
    mustNotImport: /^(aws-cdk-lib|cdk-nag|constructs)(\/|$)/,
    because: 'only infra/ says what stands on AWS; the bundle must not carry CDK',
  },
  {
    files: /^local\//,
    mustNotImport: /^(src|app|infra|test|scripts)\//,
    because: 'the local AWS must not share a misunderstanding with the product',
  },
  {
    files: /^app\//,
    mustNotImport: /^(src|infra)\//,
    because: 'the sample app is an app like any other',
  },
];

/** The imports that break a rule, each as a sentence. */
export function violations(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ file, target, typeOnly }) =>
    RULES.filter(
      ({ files, except, mustNotImport, typesAllowed }) =>
        files.test(file) &&
        !(except?.test(file) ?? false) &&
        mustNotImport.test(target) &&
        !(typeOnly && typesAllowed === true),
    ).map(({ because }) => `${file} must not import ${target}: ${because}.`),
  );
}

/**
 * The imports of a source: `import`, `export … from`, `import()` and `require()`. The global `process` counts as one
 * of `node:process`. What is imported by a computed name counts as imported from everywhere: `*`.
 */
export function importsOf(file: string, source: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly = false): void => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier;
    found.push({ file, target, typeOnly });
  };
  walk(parseSync(source, { syntax: 'typescript', target: 'es2024' }), add);
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function walk(node: unknown, add: (specifier: string, typeOnly?: boolean) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) {
      walk(item, add);
    }
    return;
  }
  if (!isNode(node)) {
    return;
  }
  const { source, callee, typeOnly } = node;
  if (isNode(source) && typeof source['value'] === 'string') {
    add(source['value'], typeOnly === true);
  }
  if (isNode(callee) && (callee['type'] === 'Import' || callee['value'] === 'require')) {
    add(literalArgument(node['arguments']));
  }
  if (node['type'] === 'Identifier' && node['value'] === 'process') {
    add('node:process');
  }
  for (const [key, child] of Object.entries(node)) {
    // A name behind a dot or before a colon is no variable.
    if (!(NAMES.has(key) && isNode(child) && child['type'] === 'Identifier')) {
      walk(child, add);
    }
  }
}

const NAMES: ReadonlySet<string> = new Set(['property', 'key']);

function literalArgument(args: unknown): string {
  const first: unknown = Array.isArray(args) ? args[0] : undefined;
  const expression = isNode(first) ? first['expression'] : undefined;
  const value = isNode(expression) ? expression['value'] : undefined;
  return typeof value === 'string' ? value : '*';
}

/** All imports of the project's own code. */
export function projectImports(root: string): readonly Import[] {
  return globSync('{src,app,infra,local}/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));
}
