import { execFile } from 'node:child_process';

export interface NpmResult {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs npm in a folder. */
export type Npm = (folder: string, ...args: readonly string[]) => Promise<NpmResult>;

/** Runs the npm that runs this script, or otherwise the one of the machine. */
export function runNpm(folder: string, ...asked: readonly string[]): Promise<NpmResult> {
  // `npm run --silent` hands its log level to the npm that its script runs, which would then keep its errors to itself.
  const args = ['--loglevel=error', ...asked];
  const { npm_execpath: script } = process.env;
  const file = script === undefined ? 'npm' : process.execPath;
  // On Windows npm is a command file, which only a shell can run.
  const shell = script === undefined && process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, shell, maxBuffer: Number.POSITIVE_INFINITY };
    execFile(file, script === undefined ? args : [script, ...args], options, (error, stdout, stderr) => {
      if (typeof error?.code === 'string') {
        reject(new Error(`npm could not be started: ${error.message}`, { cause: error }));
        return;
      }
      resolve({ succeeded: error === null, stdout, stderr });
    });
  });
}
