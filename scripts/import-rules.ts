import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

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
    except: /\/file\.ts$/,
    mustNotImport: /^(zod|yaml|src\/policy\/file\.ts)$/,
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
    except: /^src\/(index|report\/publish)\.ts$/,
    mustNotImport: /^@actions\/|^(node:)?process$/,
    because: 'only index.ts and report/publish.ts talk to GitHub',
  },
  {
    files: /^src\//,
    except:
      /^src\/(index|machine\/(deploy|lookup)|execution\/(start|follow|history|stop)|evidence\/[\w-]+)\.ts$/,
    mustNotImport: /^@aws-sdk\/|^@smithy\//,
    typesAllowed: true,
    because: 'only the edges call AWS; all else passes clients on',
  },
  {
    files: /^(src|app|infra)\//,
    mustNotImport: /^(local|test|scripts)\//,
    because: 'the product and the local AWS meet on the wire only',
  },
  {
    files: /^local\//,
    mustNotImport: /^(src|app|infra|test|scripts)\//,
    because: 'the local AWS must not share a misunderstanding with the product',
  },
  {
    files: /^app\//,
    mustNotImport: /^src\//,
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

/** The imports of a source, `import`, `export … from` and `import()`. */
export function importsOf(file: string, source: string): readonly Import[] {
  const statements = source.matchAll(
    /^(?:import|export)\s+(?:(type)\s+)?(?:[\w*{}\s,]+\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...statements].map(([, type, from, dynamic]) => {
    const specifier = from ?? dynamic ?? '';
    return {
      file,
      target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
      typeOnly: type !== undefined,
    };
  });
}

/** All imports of the project's own code. */
export function projectImports(root: string): readonly Import[] {
  return globSync('{src,app,infra,local}/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));
}
