import { ECSClient } from '@aws-sdk/client-ecs';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';

/** What a scripted service answers to a call. */
export type Answer =
  | { readonly kind: 'ok'; readonly body: object; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message: string }
  /** The connection breaks. */
  | { readonly kind: 'reset' }
  /** Nothing comes, until the caller gives up. */
  | { readonly kind: 'silence' };

export const ok = (body: object = {}, headers: Readonly<Record<string, string>> = {}): Answer => ({
  kind: 'ok',
  body,
  headers,
});
export const refused = (type: string, status = 400, message = 'Said by the test.'): Answer => ({
  kind: 'error',
  status,
  type,
  message,
});
export const RESET: Answer = { kind: 'reset' };
export const SILENCE: Answer = { kind: 'silence' };
export const THROTTLED = refused('ThrottlingException');

/** One call that reached the service: the operation, such as `StartExecution`, and its input. */
export interface ScriptedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Answers per operation, one a call; the last one holds for all calls that follow. Or what makes them from the input
 * of a call.
 */
export type Script = Readonly<
  Record<string, readonly Answer[] | ((input: ScriptedCall['input']) => Answer | undefined)>
>;

/** Clients of the real SDK, which tries each call once here, and all calls they made. */
export interface ScriptedAws {
  readonly sfn: SFNClient;
  readonly ecs: ECSClient;
  readonly calls: readonly ScriptedCall[];
  /** The operations of the calls, in order. */
  operations(): readonly string[];
}

interface Request {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

/**
 * A service that answers as written down, without a network.
 *
 * @param onCall told of every call before it is answered
 */
export function scriptedAws(script: Script, onCall: (call: ScriptedCall) => void = () => {}): ScriptedAws {
  const calls: ScriptedCall[] = [];
  const counts = new Map<string, number>();
  const handle = async (
    { headers = {}, body = '{}' }: Request,
    { abortSignal }: { readonly abortSignal?: unknown } = {},
  ) => {
    const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    const call: ScriptedCall = { operation, input: JSON.parse(text) };
    const answers = script[operation] ?? [];
    const before = counts.get(operation) ?? 0;
    counts.set(operation, before + 1);
    calls.push(call);
    onCall(call);
    const answer = typeof answers === 'function' ? answers(call.input) : (answers[before] ?? answers.at(-1));
    if (answer === undefined) {
      throw new Error(`Nobody wrote an answer to ${operation}.`);
    }
    return { response: await respond(answer, abortSignal) };
  };
  const configuration = {
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    maxAttempts: 1,
    requestHandler: { handle },
  };
  return {
    sfn: new SFNClient(configuration),
    ecs: new ECSClient(configuration),
    calls,
    operations: () => calls.map(({ operation }) => operation),
  };
}

async function respond(answer: Answer, abortSignal: unknown) {
  switch (answer.kind) {
    case 'ok':
      return json(200, answer.body, answer.headers);
    case 'error':
      return json(answer.status, { __type: answer.type, message: answer.message });
    case 'reset':
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    case 'silence':
      return await untilAborted(abortSignal);
  }
}

/** The SDK loads parts of itself, from the disk, when it is first called. */
export async function loadSdk(): Promise<void> {
  const { sfn } = scriptedAws({ ListStateMachines: [ok()] });
  await sfn.send(new ListStateMachinesCommand({}));
}

function json(statusCode: number, body: object, more: Readonly<Record<string, string>> = {}) {
  const headers = { 'content-type': 'application/x-amz-json-1.0', ...more };
  return { statusCode, headers, body: new TextEncoder().encode(JSON.stringify(body)) };
}

function untilAborted(signal: unknown): Promise<never> {
  if (!(signal instanceof AbortSignal)) {
    throw new Error('A call that nobody can give up would never end.');
  }
  return new Promise((_resolve, reject) => {
    const giveUp = () => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) {
      giveUp();
    }
  });
}
