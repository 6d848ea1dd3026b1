import { resourceId } from '../aws/arn.ts';
import { duration } from '../duration.ts';
import type { WorkDetail } from '../evidence/work-details.ts';
import type { Attempt } from '../execution/trail.ts';
import type { ItemCounts, Remark } from '../integrations/integration.ts';
import type { Failure } from '../policy/failure.ts';
import { count, joined, oneLine } from './text.ts';

/** The sentences about kinds of work: what a success does not tell, why a wait was over, how a Map Run went. */

/** What the success of an attempt does not tell by itself, in plain text; empty if it tells all. */
export function remarkText(remark: Remark | undefined): string {
  switch (remark?.kind) {
    case 'outcome-unknown':
      return 'started; the outcome is not known to Step Functions';
    case 'answered-failure': {
      const { error, reason } = remark.failure;
      return `the answer is a failure, which the state does not look at: ${joined([oneLine(error, 120), oneLine(reason)], ': ')}`;
    }
    case 'accepted': {
      const { failure, rule, because } = remark;
      const what = failure.exitCode === undefined ? oneLine(failure.error, 120) : `exit ${failure.exitCode}`;
      const by = rule === '' ? 'the state machine' : `the rule ${oneLine(rule, 100)}`;
      return joined([`${what}, which ${by} takes for success`, oneLine(because)], ': ');
    }
    case undefined:
      return '';
  }
}

/** The failure of an attempt that counts as done, and the rule that says so; undefined of all others. */
export function acceptedFailure({ remark }: Pick<Attempt, 'remark'>): Accepted | undefined {
  return remark?.kind === 'accepted' ? remark : undefined;
}

type Accepted = Extract<Remark, { readonly kind: 'accepted' }>;

type Waited = Pick<Attempt, 'startedAt' | 'timesOutAt' | 'heartbeatSeconds' | 'endedBy'>;

/** Why a state gave its work up that said nothing: nobody told its end in time. Empty for any other failure. */
export function timeoutText({ error }: Failure, attempt: Waited | undefined): string {
  switch (error) {
    case 'States.Timeout':
      return `${WAITED_FOR[attempt?.endedBy ?? 'service']} within ${limit(attempt)}.`;
    case 'States.HeartbeatTimeout':
      return `No heartbeat came${attempt?.endedBy === 'worker' ? ' from the worker' : ''} within ${heartbeatLimit(attempt)}.`;
    default:
      return '';
  }
}

const WAITED_FOR: Readonly<Record<NonNullable<Attempt['endedBy']> | 'service', string>> = {
  'task-token': 'No token came back',
  worker: 'No worker finished it',
  service: 'The attempt did not end',
};

function heartbeatLimit(attempt: Waited | undefined): string {
  const seconds = attempt?.heartbeatSeconds;
  return seconds === undefined ? 'its time' : duration(seconds * 1000);
}

function limit(attempt: Waited | undefined): string {
  return attempt?.timesOutAt === undefined ? 'its time' : duration(attempt.timesOutAt - attempt.startedAt);
}

/** What is known of the Map Run of an attempt of the execution itself. */
export function itemsOf(
  details: readonly WorkDetail[] | undefined,
  { id }: Pick<Attempt, 'id'>,
): ItemCounts | undefined {
  const detail = details?.find(
    ({ attempt, within, kind }) => kind === 'map-run' && within === undefined && attempt.id === id,
  );
  return detail?.kind === 'map-run' ? detail.items : undefined;
}

/** Why a Map Run failed that said only that its threshold was exceeded: `more than the tolerated 5 % of items failed (7 of 100)`. */
export function thresholdText({ failed, total, tolerated: { percentage, count: most } }: ItemCounts): string {
  const many = `${failed} of ${total}`;
  if (percentage === 0 && most === 0) {
    return `${many} items failed, and none is tolerated`;
  }
  const limits = [percentage > 0 ? `${percentage} %` : '', most > 0 ? count(most, 'item') : ''];
  const tolerated = joined(limits, ' or ');
  return `more than the tolerated ${tolerated}${most > 0 ? '' : ' of items'} failed (${many})`;
}

/** How the items of a Map Run went: `93 of 100 items succeeded, 7 failed`. */
export function itemsText({ total, succeeded, failed, aborted, running, pending }: ItemCounts): string {
  const others = [
    [failed, 'failed'],
    [aborted, 'aborted'],
    [running, 'running'],
    [pending, 'pending'],
  ] as const;
  const told = others.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : []));
  return joined([`${succeeded} of ${count(total, 'item')} succeeded`, ...told], ', ');
}

/** What people know the execution or Map Run of a detail by. */
export function detailName({ arn }: { readonly arn: string }): string {
  return oneLine(resourceId(arn), 100);
}

/** How often the service ran it, where that is more than once: `3 tries by Batch`. */
export function triesText({ tries, integration }: Pick<Attempt, 'tries' | 'integration'>): string {
  return tries === undefined ? '' : `${count(tries, 'try', 'tries')} by ${integration.terms.service}`;
}
