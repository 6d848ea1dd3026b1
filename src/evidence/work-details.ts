import type { AwsClients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import type { ReadExecution } from '../execution/read-execution.ts';
import type { Attempt, AttemptName } from '../execution/trail.ts';
import type { Inside, ItemCounts } from '../integrations/integration.ts';
import type { Notice } from './notice.ts';

/** What AWS tells of the work of an attempt, beyond the events of its run. */
export type WorkDetail = Told &
  (
    | { readonly kind: 'map-run'; readonly arn: string; readonly items: ItemCounts }
    /** The attempts of an execution that a state started. */
    | ({ readonly kind: 'execution'; readonly arn: string } & ReadExecution)
    | {
        readonly kind: 'unreadable';
        readonly notice: Extract<Notice, { readonly kind: 'work-unreadable' }>;
      }
  );

interface Told {
  /** The attempt whose work it is. */
  readonly attempt: AttemptName;
  /** The nested execution that the attempt is of; undefined for the execution that the step followed. */
  readonly within: string | undefined;
}

/** Reads an execution that another one started; see `readExecution`. */
export type ExecutionReader = (arn: string, retry: RetryOptions) => Promise<ReadExecution>;

/** So many histories and Map Runs are read of an execution: mostly one of them tells why it failed. */
const MOST = 10;

/** What is nested deeper is linked, not told. */
const MAX_DEPTH = 5;

/** Work to look into. */
interface Lead extends Told {
  readonly inside: Inside;
  readonly isFailed: boolean;
  readonly ran: Attempt;
  readonly depth: number;
}

/**
 * Follows the attempts of an execution into the executions and Map Runs that they ran, as deep as they go, those first
 * that led to its end. That the role may not read them is told once, where something failed, and is no error.
 */
export async function workDetails(
  clients: Pick<AwsClients, 'sfn'>,
  execution: ReadExecution,
  read: ExecutionReader,
  retry: RetryOptions,
): Promise<readonly WorkDetail[]> {
  const { clock, signal } = retry;
  const until = clock.now() + retry.forMs;
  const details: WorkDetail[] = [];
  const seen = new Set<string>();
  const denied = new Set<Inside['kind']>();
  const leads = leadsIn(execution, undefined, 0);
  for (let lead = leads.shift(); lead !== undefined && seen.size < MOST; lead = leads.shift()) {
    const { inside, depth, isFailed } = lead;
    const forMs = until - clock.now();
    if (signal.aborted || forMs <= 0) {
      break;
    }
    if (seen.has(inside.arn) || denied.has(inside.kind)) {
      continue;
    }
    seen.add(inside.arn);
    try {
      const detail = await detailOf(clients, lead, read, { ...retry, forMs });
      details.push(...detail);
      // What led to a failure is looked into next.
      leads.unshift(...detail.flatMap((told) => leadsOf(told, depth + 1)));
    } catch (error) {
      if (error instanceof AwsError && error.kind === 'access-denied') {
        denied.add(inside.kind);
      }
      if (isFailed && !signal.aborted && !details.some(({ kind }) => kind === 'unreadable')) {
        details.push({
          ...told(lead),
          kind: 'unreadable',
          notice: { kind: 'work-unreadable', error: toError(error) },
        });
      }
    }
  }
  return details;
}

function leadsOf(detail: WorkDetail, depth: number): Lead[] {
  return detail.kind === 'execution' && depth < MAX_DEPTH ? leadsIn(detail, detail.arn, depth) : [];
}

/** What led to the end of an execution, the other failures, the latest first, and all else. */
function leadsIn({ attempts, reason }: ReadExecution, within: string | undefined, depth: number): Lead[] {
  const failed = attempts.filter(({ outcome }) => outcome.kind === 'failed').toReversed();
  const inOrder = new Set<Attempt>([...reason.failures, ...failed, ...attempts]);
  return [...inOrder].flatMap((ran) => {
    const { integration, id, number, item, state, outcome } = ran;
    const inside = integration.inside?.(ran);
    const attempt: AttemptName = { id, number, item, state };
    return inside === undefined
      ? []
      : [{ attempt, within, inside, isFailed: outcome.kind === 'failed', ran, depth }];
  });
}

async function detailOf(
  clients: Pick<AwsClients, 'sfn'>,
  lead: Lead,
  read: ExecutionReader,
  retry: RetryOptions,
): Promise<readonly WorkDetail[]> {
  const { inside } = lead;
  const { kind, arn } = inside;
  if (kind === 'execution') {
    return [{ ...told(lead), kind, arn, ...(await read(arn, retry)) }];
  }
  const { itemCounts } = (await lead.ran.integration.calls?.()) ?? {};
  return itemCounts === undefined
    ? []
    : [{ ...told(lead), kind, arn, items: await itemCounts(clients, arn, retry) }];
}

function told({ attempt, within }: Lead): Told {
  return { attempt, within };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
