import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { InputError } from '../errors.ts';

/** Reads a text file that an input names. Throws InputError with the input's name. */
export type ReadFile = (input: string, path: string) => string;

/** A policy, a definition (1 MB at most) and an execution's input (256 KiB) all fit. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;

/**
 * Files of the workspace, and none besides: a link that leads out of it is refused too, since a path may come
 * from a pull request.
 *
 * @param root `GITHUB_WORKSPACE`
 */
export function workspaceFiles(root: string): ReadFile {
  return (input, path) => {
    const file = resolve(root, path);
    if (isOutside(resolve(root), file)) {
      throw new InputError(input, `${JSON.stringify(path)} is outside the workspace; name a file inside it.`);
    }
    try {
      if (isOutside(realpathSync(root), realpathSync(file))) {
        throw new InputError(input, `${JSON.stringify(path)} links to a place outside the workspace.`);
      }
      const status = statSync(file);
      if (!status.isFile()) {
        throw new InputError(input, `${JSON.stringify(path)} is not a file.`);
      }
      if (status.size > MAX_FILE_BYTES) {
        throw new InputError(input, `${JSON.stringify(path)} is larger than ${MAX_FILE_BYTES} bytes.`);
      }
      return readFileSync(file, 'utf8');
    } catch (cause) {
      if (cause instanceof InputError) {
        throw cause;
      }
      throw new InputError(
        input,
        `there is no readable file ${JSON.stringify(path)} in the workspace; is the repository checked out before this step?`,
        { cause },
      );
    }
  };
}

function isOutside(root: string, file: string): boolean {
  const path = relative(root, file);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}
