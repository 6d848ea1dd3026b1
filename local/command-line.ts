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

/** Reads the arguments behind the program's name. What is wrong with them comes back as one sentence. */
export function parseCommandLine(args: readonly string[]): Command {
  try {
    const { values, tokens } = parseArgs({
      args: [...args],
      // Node's own message for these shows the argument, which may be a secret that a blank cut off.
      allowPositionals: true,
      tokens: true,
      options: {
        port: { type: 'string', default: '0' },
        'wait-scale': { type: 'string', default: '1' },
        function: { type: 'string', multiple: true, default: [] },
        quotas: { type: 'string', default: 'none' },
        requests: { type: 'string' },
        'access-key': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      return { kind: 'help' };
    }
    const stray = tokens.find(({ kind }) => kind === 'positional');
    if (stray !== undefined) {
      throw new Error(`Argument ${stray.index + 1} belongs to no option; --help lists the options.`);
    }
    const options = {
      port: parsePort(values.port),
      waitScale: parseScale(values['wait-scale']),
      functions: parseFunctions(values.function),
      quotas: parseQuotas(values.quotas),
      ...(values.requests === undefined ? {} : { requestsFile: parseFile(values.requests) }),
      ...(values['access-key'] === undefined ? {} : { accessKey: parseAccessKey(values['access-key']) }),
    };
    return { kind: 'serve', options };
  } catch (error) {
    return { kind: 'fault', message: firstSentence(error) };
  }
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

/** parseArgs adds advice about `--` to its messages, on the same line or on more, which is of no use here. */
function firstSentence(error: unknown): string {
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const [sentence = message] = message.split(/(?<=['".])\.? (?=To specify)/);
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
