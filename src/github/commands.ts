import { appendFileSync, existsSync } from 'node:fs';
import { EOL } from 'node:os';
import process from 'node:process';

/*
 * The workflow commands of a step from its start to its end, in place of `@actions/core`: that package loads an HTTP
 * client, undici, for its OIDC tokens, and takes twice as long to load as Node.js takes to start.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */

/** Where an annotation points to, and what it is headed by. */
export interface AnnotationProperties {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

/** Reads inputs from the variables in which the runner hands them over: upper-cased, with hyphens kept. */
export function inputsOf(env: NodeJS.ProcessEnv): (name: string) => string {
  return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** Prints a line. */
export function info(line: string): void {
  process.stdout.write(`${line}${EOL}`);
}

/** Prints an annotation of level warning. */
export function warning(message: string, properties: AnnotationProperties = {}): void {
  command('warning', properties, message);
}

/** Prints an annotation of level error. */
export function error(message: string, properties: AnnotationProperties = {}): void {
  command('error', properties, message);
}

/** Fails the step with a reason, which is an annotation of level error. What the step has begun goes on. */
export function setFailed(message: string): void {
  process.exitCode = 1;
  error(message);
}

/** Prints a line that the runner shows to those who debug. */
export function debug(message: string): void {
  command('debug', {}, message);
}

/** Begins a group of lines that the log shows folded. */
export function startGroup(title: string): void {
  command('group', {}, title);
}

/** Ends the group that was begun last. */
export function endGroup(): void {
  command('endgroup', {}, '');
}

/**
 * Lets the runner keep a value for the post step.
 *
 * @param file `GITHUB_STATE`
 * @throws Error where the file is not there, or cannot be written
 */
export function saveState(file: string | undefined, name: string, value: string): void {
  // The runner makes the file. One made by us would be read by nobody.
  if (!file || !existsSync(file)) {
    throw new Error(`GITHUB_STATE names no file that is there: ${JSON.stringify(file ?? '')}.`);
  }
  const delimiter = delimiterOf(value);
  appendFileSync(file, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`);
}

/** Longer than the value, so that it is no line of it. A random one would load `node:crypto`. */
function delimiterOf(value: string): string {
  return 'ghadelimiter_'.padEnd(value.length + 14, '_');
}

function command(name: string, properties: AnnotationProperties, message: string): void {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  info(`::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escaped(message)}`);
}

/** One command is one line, and the runner decodes these, and no others. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
