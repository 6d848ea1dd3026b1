import { describe, expect, test } from '@jest/globals';
import type { WorkDetail } from '../../../src/evidence/work-details.ts';
import { NO_REASON } from '../../../src/execution/end-reason.ts';
import type { Attempt } from '../../../src/execution/trail.ts';
import { integrationOf } from '../../../src/integrations/index.ts';
import { UNKNOWN_WORK } from '../../../src/integrations/integration.ts';
import { attemptsTable } from '../../../src/report/summary/attempts-table.ts';
import { nestedExecutions } from '../../../src/report/summary/work-details.ts';

const ROOM = 100_000;
const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:m:e';
const CHILD = 'arn:aws:states:eu-west-1:111122223333:execution:child:e1';

function attempt(resource: string, more: Partial<Attempt> = {}): Attempt {
  return {
    ...UNKNOWN_WORK,
    id: 3,
    number: 1,
    item: undefined,
    state: 'Load',
    integration: integrationOf({
      resourceType: resource.split(':')[0] ?? '',
      resource: resource.split(':')[1] ?? '',
    }),
    startedAt: 0,
    heartbeatSeconds: undefined,
    timesOutAt: undefined,
    outcome: { kind: 'succeeded', at: 1000 },
    ...more,
  };
}

const table = (attempts: readonly Attempt[], details: readonly WorkDetail[] = []): string =>
  attemptsTable({ arn: ARN, attempts, logs: [], details })(ROOM);

const of = { attempt: { id: 3, number: 1, item: undefined, state: 'Load' }, within: undefined };

describe('the table of attempts', () => {
  test('shows what was only started as neither success nor failure', () => {
    const text = table([attempt('ecs:runTask', { remark: { kind: 'outcome-unknown' } })]);
    expect(text).toMatch(/⚪.started \|.*started; the outcome is not known to Step Functions/);
    expect(text).not.toContain('🟢');
  });

  test('shows the failure that the state did not look at', () => {
    const failure = { error: 'NoPrice', reason: '<b>c-1</b> has none.' };
    const text = table([attempt('x:y', { remark: { kind: 'answered-failure', failure } })]);
    expect(text).toMatch(/🟢.succeeded \|.*the answer is a failure.*NoPrice/);
    expect(text).not.toContain('<b>');
  });

  test('shows how the items of a Map Run went', () => {
    const items = {
      total: 10,
      succeeded: 9,
      failed: 1,
      aborted: 0,
      running: 0,
      pending: 0,
      tolerated: { percentage: 20, count: 0 },
    };
    const detail: WorkDetail = { ...of, kind: 'map-run', arn: 'arn', items };
    expect(table([attempt('states:mapRun')], [detail])).toContain('9 of 10 items succeeded, 1 failed');
  });

  test('shows how often the service ran it', () => {
    const outcome: Attempt['outcome'] = {
      kind: 'failed',
      at: 1000,
      failure: { error: 'States.TaskFailed', exitCode: 4, reason: '' },
      explanation: { rule: '', because: '' },
      verdict: { by: 'nobody' },
      healed: false,
      followedBy: { kind: 'execution-end' },
    };
    expect(table([attempt('batch:submitJob.sync', { outcome, tries: 3 })])).toContain('3 tries by Batch');
  });
});

describe('nested executions', () => {
  const nested = (attempts: readonly Attempt[]): WorkDetail => ({
    ...of,
    kind: 'execution',
    arn: CHILD,
    attempts,
    reason: NO_REASON,
  });

  test('have their attempts below a heading that links them and says who started them', () => {
    const [part] = nestedExecutions({ details: [nested([attempt('ecs:runTask.sync', { state: 'Inner' })])] });
    const text = part?.(ROOM) ?? '';
    expect(text).toMatch(/^### Execution \[e1\]\(https:[^)]*\), started by Load, attempt 1: 1 attempt\n/);
    expect(text).toContain('| Inner |');
  });

  test('without attempts have no heading', () => {
    const [part] = nestedExecutions({ details: [nested([])] });
    expect(part?.(ROOM)).toBe('');
  });
});
