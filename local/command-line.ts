import { parseArgs } from 'node:util';
import { type AccessKey, faultOf } from './access-key.ts';
import type { Quotas } from './states/quotas.ts';

export const USAGE = `Usage: npm run --silent local -- [--port N] [--wait-scale F] [--function NAME=FILE]...
                                [--quotas none|small] [--requests FILE] [--access-key ID:SECRET]

An AWS on this machine: Step Functions, ECS, CloudWatch Logs, S3 and Lambda behind one endpoint.

  --port N              listen on this port of 127.0.0.1 (default: a free one)
  --wait-scale F        multiply the waits of state machines by this: 0.05 makes 60 s last 3 s (default: 1)
  --function NAME=FILE  serve the handler that the module FILE exports as the Lambda function NAME; repeatable
  --quotas none|small   small: throttle Step Functions as AWS does in all but its largest regions (default: none)
  --requests FILE       append each request to FILE as a line of JSON: action, resource, caller, at, error
  --access-key ID:SECRET
                        the key to sign requests with (default: a random one of this run). Every user of this machine
                        can read this argument, and whoever knows ID can run programs as you
  --help                print this text

Prints "listening on http://127.0.0.1:PORT" when ready, and below it what a shell needs to reach it, as export lines.
Serves until SIGTERM or SIGINT.`;

export interface ServeOptions {
  readonly port: number;
  readonly waitScale: number;
  readonly functions: ReadonlyMap<string, string>;
  readonly quotas: Quotas;
  /** The file to append requests to. */
  readonly requestsFile?: string;
  readonly accessKey?: AccessKey;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve'; readonly options: ServeOptions }
  | { readonly kind: 'fault'; readonly message: string };

/** The options that take a value. Only functions may be given more than once; of the others the last one counts. */
const OPTIONS = {
  port: { type: 'string' },
  'wait-scale': { type: 'string' },
  function: { type: 'string', multiple: true },
  quotas: { type: 'string' },
  requests: { type: 'string' },
  'access-key': { type: 'string' },
} as const;

/** Reads the arguments behind the program's name. What is wrong with them comes back as one sentence. */
export function parseCommandLine(args: readonly string[]): Command {
  try {
    const given = parseOptions(args);
    return given === 'help' ? { kind: 'help' } : { kind: 'serve', options: parseServeOptions(given) };
  } catch (error) {
    return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
  }
}

type Given = ReadonlyMap<string, readonly string[]>;

/**
 * The values of each option. Node's strict mode is off, since its messages show the argument that they refuse, which
 * may be a secret that a blank cut off, and since it takes no value that begins with a hyphen.
 */
function parseOptions(args: readonly string[]): Given | 'help' {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  if (tokens.some((token) => token.kind === 'option' && token.rawName === '--help')) {
    return 'help';
  }
  const given = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !Object.hasOwn(OPTIONS, token.name)) {
      throw new Error(`Argument ${token.index + 1} belongs to no option; --help lists the options.`);
    }
    if (token.value === undefined) {
      throw new Error(`--${token.name} needs a value.`);
    }
    given.set(token.name, [...(given.get(token.name) ?? []), token.value]);
  }
  return given;
}

function parseServeOptions(given: Given): ServeOptions {
  const last = (name: keyof typeof OPTIONS): string | undefined => given.get(name)?.at(-1);
  const requestsFile = last('requests');
  const accessKey = last('access-key');
  return {
    port: parsePort(last('port') ?? '0'),
    waitScale: parseScale(last('wait-scale') ?? '1'),
    functions: parseFunctions(given.get('function') ?? []),
    quotas: parseQuotas(last('quotas') ?? 'none'),
    ...(requestsFile !== undefined && { requestsFile: parseFile(requestsFile) }),
    ...(accessKey !== undefined && { accessKey: parseAccessKey(accessKey) }),
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Error(`--port "${text}" must be an integer from 0 to 65535.`);
  }
  return port;
}

function parseScale(text: string): number {
  const scale = Number(text);
  if (!/^\d*\.?\d+(?:e[+-]?\d+)?$/i.test(text) || !Number.isFinite(scale)) {
    throw new Error(`--wait-scale "${text}" must be a number that is not negative, such as 0.05.`);
  }
  return scale;
}

function parseQuotas(text: string): Quotas {
  if (text !== 'none' && text !== 'small') {
    throw new Error(`--quotas "${text}" must be none or small.`);
  }
  return text;
}

function parseFile(text: string): string {
  if (text === '') {
    throw new Error('--requests must name a file.');
  }
  return text;
}

function parseAccessKey(text: string): AccessKey {
  const colon = text.indexOf(':');
  if (colon < 0) {
    throw new Error('--access-key must be ID:SECRET.');
  }
  const key = { accessKeyId: text.slice(0, colon), secretAccessKey: text.slice(colon + 1) };
  const fault = faultOf(key);
  if (fault !== undefined) {
    throw new Error(`--access-key ${fault}.`);
  }
  return key;
}

function parseFunctions(pairs: readonly string[]): ReadonlyMap<string, string> {
  const functions = new Map<string, string>();
  for (const pair of pairs) {
    const [, name, file] = /^([A-Za-z0-9_-]{1,64})=(.+)$/s.exec(pair) ?? [];
    if (name === undefined || file === undefined) {
      throw new Error(
        `--function "${pair}" must be NAME=FILE, with a name of up to 64 letters, digits, hyphens and underscores.`,
      );
    }
    if (functions.has(name)) {
      throw new Error(`--function "${name}" is given twice.`);
    }
    functions.set(name, file);
  }
  return functions;
}
