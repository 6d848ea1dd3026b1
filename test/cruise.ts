import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Cruise {
  readonly modules: readonly {
    /** Its path in the project, or that of a package. */
    readonly source: string;
    readonly dependencies: readonly {
      /** As the source names it. */
      readonly module: string;
      readonly dependencyTypes: readonly string[];
    }[];
  }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

/** What dependency-cruiser reads in the folders of a project, and finds there by the rules of this one. */
export function cruise(project: string, ...folders: readonly string[]): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      `--config=${join(root, '.dependency-cruiser.mjs')}`,
      '--output-type=json',
      ...folders,
    ],
    { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stderr !== '') {
    throw new Error(`dependency-cruiser could not read ${project}: ${stderr.trim()}`);
  }
  return JSON.parse(stdout);
}
