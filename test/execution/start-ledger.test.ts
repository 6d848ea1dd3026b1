import { describe, expect, test } from '@jest/globals';
import type { RetryOptions } from '../../src/aws/retry.ts';
import type { StartRequest } from '../../src/execution/start.ts';
import { ok, RESET, refused, type Script } from '../scripted-aws.ts';
import { CANCELLED, EXECUTION_ARN, NOT_THERE, REQUEST, STARTED, start } from './starting.ts';

describe('the ledger', () => {
  const named = { ...REQUEST, name: 'tonight', nameIsOurs: false };

  /** What the ledger leaves to be stopped after a start, and what it was told. */
  async function kept(script: Script, request = REQUEST, more: Partial<RetryOptions> = {}) {
    const operations: string[] = [];
    const { entries } = await start(script, request, { requestMs: 10, ...more }, ({ operation }, open) =>
      operations.push(`${open.length} ${operation}`),
    );
    return { open: entries.map(({ arn }) => arn), entries, operations };
  }

  test('knows an execution before its start is sent', async () => {
    const { open, operations } = await kept({ StartExecution: [STARTED] });
    expect([open, operations]).toEqual([[EXECUTION_ARN], ['1 StartExecution']]);
  });

  test.each<[string, Script, StartRequest]>([
    [
      'of a chosen name that is somebody else’s',
      { StartExecution: [refused('ExecutionAlreadyExists')] },
      named,
    ],
    ['that is refused for good', { StartExecution: [refused('AccessDeniedException')] }, REQUEST],
    [
      'of an EXPRESS machine',
      { StartExecution: [ok({ executionArn: 'arn:aws:states:x:1:express:m:x' })] },
      REQUEST,
    ],
    ['that never happened', { StartExecution: [RESET], GetExecutionHistory: [NOT_THERE] }, REQUEST],
  ])('leaves nothing to be stopped of a start %s', async (_what, script, request) => {
    expect((await kept(script, request)).open).toEqual([]);
  });

  test('keeps an execution of which nobody knows whether it was started', async () => {
    const script = { StartExecution: [RESET], GetExecutionHistory: [refused('AccessDeniedException')] };
    expect((await kept(script)).open).toEqual([EXECUTION_ARN]);
  });

  test('keeps an execution of which one answer was lost before the credentials expired', async () => {
    const expired = refused('ExpiredTokenException');
    const script = { StartExecution: [RESET, expired], GetExecutionHistory: [expired] };
    expect((await kept(script)).open).toEqual([EXECUTION_ARN]);
  });

  test('does not know what was cancelled before it was sent, which nobody stops: its name may be another’s', async () => {
    const signal = AbortSignal.abort(CANCELLED);
    const { open, operations } = await kept({}, named, { signal });
    expect([open, operations]).toEqual([[], []]);
  });
});
