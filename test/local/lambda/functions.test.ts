import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LambdaIntegration } from '../../../local/integrations.ts';
import { isObject, type JsonObject } from '../../../local/json.ts';
import { createLambdaFunctions } from '../../../local/lambda/functions.ts';
import { type Running, startForTest } from '../server/running.ts';
import { signedBy } from '../server/signed.ts';

const SCOPE = { region: 'us-east-1', accountId: '123456789012' };
const ARN = 'arn:aws:lambda:ap-south-1:123456789012:function:echo';

const MODULES = {
  'echo.mjs':
    'export async function handler(event, context) { const given = { ...event }; event.changed = true; return { event: given, name: context.functionName, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() > 0 }; }',
  'nothing.mjs': 'export const handler = () => undefined;',
  'throws.mjs':
    'class Teapot extends Error { name = "Teapot"; } export const handler = () => { throw new Teapot("short and stout"); };',
  'text.mjs': 'export const handler = () => { throw "just text"; };',
  'without.mjs': 'export const main = 1;',
  'broken.mjs': 'export const = ;',
};

let folder: string;
let lambda: LambdaIntegration;
let aws: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lambda-'));
  await Promise.all(Object.entries(MODULES).map(([name, text]) => writeFile(join(folder, name), text)));
  const functions = new Map(
    ['echo', 'nothing', 'throws', 'text'].map((name) => [name, join(folder, `${name}.mjs`)]),
  );
  lambda = await createLambdaFunctions(functions);
  aws = await startForTest({ functions });
});
afterAll(async () => {
  await aws.close();
  await rm(folder, { recursive: true });
});

async function thrown(name: string): Promise<{ readonly error: string; readonly cause: JsonObject }> {
  const outcome = await lambda.invoke(name, {}, SCOPE);
  const cause: unknown = outcome.kind === 'threw' ? JSON.parse(outcome.cause) : undefined;
  return { error: outcome.kind === 'threw' ? outcome.error : '', cause: isObject(cause) ? cause : {} };
}

describe('a function', () => {
  test.each([
    'echo',
    'echo:$LATEST',
    ARN,
    `${ARN}:$LATEST`,
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:echo',
  ])('is known as %s', (name) => {
    expect(lambda.has(name)).toBe(true);
  });

  test.each(['other', 'echo:1', `${ARN}:live`, 'arn:aws:lambda:us-east-1:123456789012:function:other', ''])(
    'is not known as %s',
    async (name) => {
      expect(lambda.has(name)).toBe(false);
      await expect(lambda.invoke(name, {}, SCOPE)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        status: 404,
      });
    },
  );

  test('gets the payload and a context, and cannot change what the caller has', async () => {
    const payload = { a: [1, null] };
    expect(await lambda.invoke(ARN, payload, SCOPE)).toEqual({
      kind: 'returned',
      payload: { event: { a: [1, null] }, name: 'echo', arn: ARN, left: true },
    });
    expect(payload).toEqual({ a: [1, null] });
  });

  test('that returns nothing returns null', async () => {
    expect(await lambda.invoke('nothing', {}, SCOPE)).toEqual({ kind: 'returned', payload: null });
  });

  test('that throws an error has its name as error, and a cause as Lambda writes it', async () => {
    expect(await thrown('throws')).toEqual({
      error: 'Teapot',
      cause: {
        errorType: 'Teapot',
        errorMessage: 'short and stout',
        trace: expect.arrayContaining([expect.stringContaining('short and stout')]),
      },
    });
  });

  test('that throws something else has its type as error', async () => {
    expect(await thrown('text')).toEqual({
      error: 'string',
      cause: { errorType: 'string', errorMessage: 'just text', trace: [] },
    });
  });
});

describe('loading a function', () => {
  test.each([
    { file: 'absent.mjs', message: /^The function "f" cannot be loaded from .*absent\.mjs: / },
    { file: 'broken.mjs', message: /^The function "f" cannot be loaded from .*broken\.mjs: / },
    {
      file: 'without.mjs',
      message: /^The function "f" cannot be served: .*without\.mjs exports no function named "handler"\.$/,
    },
  ])('fails with a sentence for $file', async ({ file, message }) => {
    await expect(createLambdaFunctions(new Map([['f', join(folder, file)]]))).rejects.toThrow(message);
  });
});

describe('Invoke over HTTP', () => {
  function invoke(
    name: string,
    body: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const url = `${aws.url}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
    return fetch(url, {
      method: 'POST',
      body,
      headers: { ...signedBy(aws.accessKeyId), ...headers },
    });
  }

  test('answers what the function returned', async () => {
    const answer = await invoke(ARN, '{"a":1}');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-amz-executed-version')).toBe('$LATEST');
    expect(await answer.json()).toMatchObject({ event: { a: 1 }, arn: ARN });
  });

  test.each(['ap-south-1', 'cn-north-1'])('runs it in the region of the signature, %s', async (region) => {
    const headers = signedBy(aws.accessKeyId, region);
    const partition = region === 'cn-north-1' ? 'aws-cn' : 'aws';
    const arn = `arn:${partition}:lambda:${region}:123456789012:function`;
    expect(await (await invoke('echo', '', headers)).json()).toMatchObject({ arn: `${arn}:echo` });
    expect(await (await invoke('absent', '', headers)).json()).toMatchObject({
      Message: `Function not found: ${arn}:absent`,
    });
  });

  test('marks what the function threw', async () => {
    const answer = await invoke('throws', '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await answer.json()).toMatchObject({ errorType: 'Teapot' });
  });

  test.each([
    {
      why: 'an unknown function',
      name: 'other',
      body: '{}',
      headers: {},
      status: 404,
      type: 'ResourceNotFoundException',
    },
    {
      why: 'a body that is no JSON',
      name: 'echo',
      body: '{',
      headers: {},
      status: 400,
      type: 'InvalidRequestContentException',
    },
    {
      why: 'an asynchronous invocation',
      name: 'echo',
      body: '{}',
      headers: { 'x-amz-invocation-type': 'Event' },
      status: 400,
      type: 'InvalidParameterValueException',
    },
  ])('refuses $why', async ({ name, body, headers, status, type }) => {
    const answer = await invoke(name, body, headers);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type]);
    expect(await answer.json()).toEqual({ Type: 'User', Message: expect.any(String) });
  });

  test.each(['%zz', '%', 'echo%E0%A4%A', '%c0%ae'])(
    'refuses the name %s, whose escapes are broken',
    async (name) => {
      const answer = await fetch(`${aws.url}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        headers: signedBy(aws.accessKeyId),
        body: '{}',
      });
      expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([
        400,
        'InvalidParameterValueException',
      ]);
      expect(await answer.json()).toEqual({
        Type: 'User',
        Message: `The name of the function, ${name}, has an invalid percent escape.`,
      });
      expect(aws.faults).toEqual([]);
      expect(aws.requests().at(-1)).toMatchObject({
        resource: name,
        error: 'InvalidParameterValueException',
      });
    },
  );

  test('serves nothing else of Lambda', async () => {
    const answer = await fetch(`${aws.url}/2015-03-31/functions/`, {
      headers: signedBy(aws.accessKeyId),
    });
    expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  });
});
