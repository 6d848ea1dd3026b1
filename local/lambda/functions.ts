import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatArn, parseArn } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import type { LambdaIntegration, LambdaOutcome } from '../integrations.ts';
import type { Json } from '../json.ts';

/** The second argument of a handler: what of Lambda's context makes sense here. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: '$LATEST';
  readonly invokedFunctionArn: string;
  readonly awsRequestId: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly getRemainingTimeInMillis: () => number;
}

type Handler = (event: Json, context: LambdaContext) => unknown;

/** Lambda's longest; a handler here is not cut off. */
const TIMEOUT_MS = 15 * 60 * 1000;

/**
 * Loads the modules and serves the `handler` that each exports, by name and by ARN of any region.
 * Rejects with a sentence when a module cannot be loaded or exports no handler.
 *
 * @param files function name → path of the module, relative to the working directory
 */
export async function createLambdaFunctions(files: ReadonlyMap<string, string>): Promise<LambdaIntegration> {
  const handlers = new Map<string, Handler>();
  for (const [name, file] of files) {
    handlers.set(name, await loadHandler(name, file));
  }
  return {
    has: (functionName) => handlers.has(nameOf(functionName)),
    invoke: async (functionName, payload, scope) => {
      const name = nameOf(functionName);
      const handler = handlers.get(name);
      const arn = parseArn(functionName) ?? scope;
      const invokedFunctionArn = formatArn('lambda', arn, `function:${name}`);
      if (handler === undefined) {
        throw new AwsError('ResourceNotFoundException', `Function not found: ${invokedFunctionArn}`, 404);
      }
      return run(handler, payload, contextOf(name, invokedFunctionArn));
    },
  };
}

async function loadHandler(name: string, file: string): Promise<Handler> {
  let module: unknown;
  try {
    module = await import(pathToFileURL(resolve(file)).href);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The function "${name}" cannot be loaded from ${file}: ${detail}`, { cause });
  }
  // Of a bundle in CommonJS, Node.js finds no names; its exports are the default one.
  const exported = [module, defaultOf(module)].find(hasHandler);
  if (exported === undefined) {
    throw new Error(`The function "${name}" cannot be served: ${file} exports no function named "handler".`);
  }
  return exported.handler;
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}

function hasHandler(module: unknown): module is { readonly handler: Handler } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'handler' in module &&
    typeof module.handler === 'function'
  );
}

/** `NAME`, `NAME:$LATEST`, or either behind `function:` in an ARN. Other versions and aliases are not served. */
function nameOf(reference: string): string {
  const resource = parseArn(reference)?.resource ?? reference;
  return resource.replace(/^function:/, '').replace(/:\$LATEST$/, '');
}

function contextOf(name: string, invokedFunctionArn: string): LambdaContext {
  const started = performance.now();
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn,
    awsRequestId: randomUUID(),
    memoryLimitInMB: '128',
    logGroupName: `/aws/lambda/${name}`,
    getRemainingTimeInMillis: () => Math.max(0, TIMEOUT_MS - (performance.now() - started)),
  };
}

async function run(handler: Handler, payload: Json, context: LambdaContext): Promise<LambdaOutcome> {
  try {
    return { kind: 'returned', payload: asJson(await handler(copy(payload), context)) };
  } catch (error) {
    const described = describe(error);
    return { kind: 'threw', error: described.errorType, cause: JSON.stringify(described) };
  }
}

/** As the Node.js runtime of Lambda writes it. */
function describe(error: unknown): {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
} {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** What a handler returns goes through JSON; `undefined` becomes null. */
function asJson(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : parse(text);
}

function copy(payload: Json): Json {
  return parse(JSON.stringify(payload));
}

function parse(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}
