import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Claim, claimOf } from '../../src/execution/claim.ts';
import { statusOf } from '../../src/report/report.ts';
import { stopLeftRunning } from '../../src/step/post-step.ts';
import { alarmClock } from '../alarm-clock.ts';
import { lazyClients } from '../lazy-clients.ts';
import { type Answer, loadSdk, ok, RESET, refused, type Script, scriptedAws } from '../scripted-aws.ts';

beforeAll(loadSdk);

const NAMED = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:tonight';
const SECONDS = 1_700_000_000;
const INPUT = { customer_id: 'c1' };

/** What the step may have known of an execution under a name that the user chose. */
const BY_INPUT = claimOf({ nameIsOurs: false, inputIsOurs: true, input: INPUT }, undefined);
const BY_START = claimOf({ nameIsOurs: false, inputIsOurs: false, input: INPUT }, SECONDS * 1000);
const UNDATED = claimOf({ nameIsOurs: false, inputIsOurs: false, input: INPUT }, undefined);

interface Facts {
  readonly status?: string;
  readonly input?: object;
  readonly startDate?: number;
}

const described = ({ status = 'RUNNING', input = INPUT, startDate = SECONDS }: Facts = {}): Answer =>
  ok({ status, input: JSON.stringify(input), startDate });

const begun = ({ input = INPUT, startDate = SECONDS }: Facts = {}) => ({
  id: 1,
  previousEventId: 0,
  type: 'ExecutionStarted',
  timestamp: startDate,
  executionStartedEventDetails: { input: JSON.stringify(input) },
});

const ABORTED = { id: 2, previousEventId: 0, type: 'ExecutionAborted', timestamp: SECONDS + 9 };
const DENIED = refused('AccessDeniedException');

/** The post step after a step that was killed over a start of that name. */
async function post(script: Script, claim: Claim) {
  const aws = scriptedAws({ StopExecution: [ok({ stopDate: SECONDS })], ...script });
  const clock = alarmClock();
  const since = clock.now();
  const { stopped, others } = await stopLeftRunning({
    entries: [{ arn: NAMED, claim }],
    clients: lazyClients(aws),
    clock,
    signal: new AbortController().signal,
    stopCause: 'Stopped by the post step of the test.',
  });
  return {
    statuses: stopped?.executions.map(statusOf),
    others,
    operations: aws.operations(),
    tookMs: clock.now() - since,
  };
}

const other = (more: object) => [expect.objectContaining({ arn: NAMED, ...more })];

describe('an execution of a name that the user chose, left by a step that was killed,', () => {
  test.each<[string, Claim, Facts]>([
    ['has the input of the step, which names it', BY_INPUT, {}],
    ['has such an input, whenever it started', BY_INPUT, { startDate: SECONDS - 9999 }],
    ['has the input of the step, and started when it was asked for', BY_START, {}],
    ['has the input of the step, and started later', BY_START, { startDate: SECONDS + 20 }],
  ])('is stopped if it %s', async (_what, claim, facts) => {
    const { statuses, others } = await post(
      {
        DescribeExecution: [described(facts)],
        GetExecutionHistory: [ok({ events: [ABORTED, begun(facts)] })],
      },
      claim,
    );
    expect([statuses, others]).toEqual([['ABORTED'], []]);
  });

  const FOREIGN: readonly (readonly [string, Claim, Facts])[] = [
    ['has another input', BY_INPUT, { input: { customer_id: 'c2' } }],
    ['has another input, without a step in it', BY_START, { input: {} }],
    ['has the same input, and started two seconds before', BY_START, { startDate: SECONDS - 2 }],
    ['has another input, and nobody knows when it was asked for', UNDATED, { input: {} }],
  ];

  test.each(FOREIGN)('is not touched, and told as another’s, if it %s', async (_what, claim, facts) => {
    const { statuses, others, operations } = await post({ DescribeExecution: [described(facts)] }, claim);
    expect([statuses, operations]).toEqual([undefined, ['DescribeExecution']]);
    expect(others).toEqual(other({ kind: 'not-ours' }));
  });

  test.each(FOREIGN)(
    'is known by its history where nobody may describe it: it %s',
    async (_what, claim, facts) => {
      const { statuses, others, operations } = await post(
        { DescribeExecution: [DENIED], GetExecutionHistory: [ok({ events: [begun(facts)] })] },
        claim,
      );
      expect([statuses, operations]).toEqual([undefined, ['DescribeExecution', 'GetExecutionHistory']]);
      expect(others).toEqual(other({ kind: 'not-ours' }));
    },
  );

  test('is stopped if its history tells that it is the step’s', async () => {
    let looks = 0;
    const { statuses, others } = await post(
      {
        DescribeExecution: [DENIED],
        GetExecutionHistory: () => {
          looks += 1;
          return ok({ events: looks === 1 ? [begun()] : [ABORTED, begun()] });
        },
      },
      BY_INPUT,
    );
    expect([statuses, others]).toEqual([['ABORTED'], []]);
  });

  test.each<[string, Claim, Script]>([
    ['nobody may look', BY_INPUT, { DescribeExecution: [DENIED], GetExecutionHistory: [DENIED] }],
    ['AWS does not answer', BY_INPUT, { DescribeExecution: [RESET] }],
    ['AWS tells no input', BY_INPUT, { DescribeExecution: [ok({ status: 'RUNNING', startDate: SECONDS })] }],
    [
      'AWS tells no start',
      BY_START,
      { DescribeExecution: [ok({ status: 'RUNNING', input: '{"customer_id":"c1"}' })] },
    ],
    ['AWS’s time was not known', UNDATED, { DescribeExecution: [described()] }],
    ['the ledger tells nothing', { by: 'nothing' }, { DescribeExecution: [described()] }],
  ])('is not touched, and told as not known, if %s', async (_what, claim, script) => {
    const { statuses, others, operations, tookMs } = await post(script, claim);
    expect(statuses).toBeUndefined();
    expect(operations).not.toContain('StopExecution');
    expect(others).toEqual(other({ kind: 'not-known' }));
    expect(tookMs).toBeLessThan(240_000);
  });

  test('is told as ended if it ended, whoever’s it is', async () => {
    const ended = described({ status: 'SUCCEEDED' });
    expect((await post({ DescribeExecution: [ended] }, BY_INPUT)).others).toEqual(
      other({ kind: 'ended', status: 'SUCCEEDED', isOurs: true }),
    );
    expect((await post({ DescribeExecution: [ended] }, UNDATED)).others).toEqual(
      other({ kind: 'ended', status: 'SUCCEEDED', isOurs: false }),
    );
  });

  test.each<[string, Script]>([
    ['described', { DescribeExecution: [refused('ExecutionDoesNotExist')] }],
    ['read', { DescribeExecution: [DENIED], GetExecutionHistory: [refused('ExecutionDoesNotExist')] }],
  ])('is told as not found if none is there to be %s', async (_what, script) => {
    const { statuses, others } = await post(script, BY_INPUT);
    expect(statuses).toBeUndefined();
    expect(others).toEqual(other({ kind: 'not-found' }));
  });
});
