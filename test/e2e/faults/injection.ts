import { answerError, type Exchange, type Fault, type FaultyProxy, pass, startProxy } from '../proxy.ts';
import { ACCESS_KEY } from '../step.ts';
import { type Cell, type FaultKind, faultOf } from './faults.ts';
import { GET_CREDENTIALS, phaseOf } from './phases.ts';

/** A cell and the execution that it meets. */
export interface PlacedCell extends Cell {
  /** Its customer id, which its name and its output location have too. */
  readonly customer: string;
}

/** What the cells of a job go through on their way to AWS and to GitHub. */
export interface Injection {
  readonly aws: FaultyProxy;
  readonly github: FaultyProxy;
  /** The faults that came to pass. */
  readonly met: ReadonlySet<PlacedCell>;
  close(): Promise<void>;
}

/** So long connections are refused, of real time: a few tries of a process whose time is scaled. */
const REFUSED_MS = 150;

const SKEW_MS = 3_600_000;

/** AWS takes what is signed within five minutes. */
const TOLERATED_SKEW_MS = 300_000;

const RESET: Fault = { kind: 'reset' };

/** So often the SDK itself asks for credentials, and once more. */
const CREDENTIALS_TIMES = 6;

/**
 * @param cells those that may come to pass in the process that is behind this
 * @param onAllMet told when the last of them first does
 */
export async function startInjection(
  upstream: { readonly aws: string; readonly github: string },
  cells: readonly PlacedCell[],
  onAllMet: () => void = () => {},
): Promise<Injection> {
  const met = new Set<PlacedCell>();
  const meet = (cell: PlacedCell): void => {
    const isNew = !met.has(cell);
    met.add(cell);
    if (isNew && met.size === cells.length) {
      onAllMet();
    }
  };
  const counts = new Map<string, number>();
  /** How often this was asked before. */
  const next = (key: string): number => {
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    return before;
  };
  let credentialsAway = 0;
  let skew: Cell['extent'] | undefined;

  const shared = (cell: PlacedCell, { act }: FaultKind): Fault | undefined => {
    if (met.has(cell)) {
      return undefined;
    }
    meet(cell);
    switch (act) {
      case 'refused':
        (cell.phase === 'comment' ? github : aws).refuse(cell.extent === 'first' ? REFUSED_MS : undefined);
        return RESET;
      case 'credentials-away':
        credentialsAway = cell.extent === 'first' ? CREDENTIALS_TIMES : Number.POSITIVE_INFINITY;
        return RESET;
      default:
        skew = cell.extent;
        return undefined;
    }
  };
  const faultOfCell = (cell: PlacedCell, operation: string): Fault | undefined => {
    const kind = faultOf(cell);
    const { act, times } = kind;
    const key = `${cell.phase} ${cell.fault} ${cell.customer} ${operation}`;
    if (act === 'lagging-read') {
      meet(cell);
      return laggingRead(operation, next(key) < times);
    }
    if (typeof act === 'string') {
      return shared(cell, kind);
    }
    const most = operation === GET_CREDENTIALS ? Math.max(times, CREDENTIALS_TIMES) : times;
    if (cell.extent === 'first' && next(key) >= most) {
      return undefined;
    }
    meet(cell);
    return { kind: 'act', act };
  };
  const find = (operation: string, exchange: Exchange, ofGithub: boolean): Fault | undefined => {
    for (const cell of cells) {
      if ((cell.phase === 'comment') === ofGithub && concerns(cell, operation, exchange)) {
        const fault = faultOfCell(cell, operation);
        if (fault !== undefined) {
          return fault;
        }
      }
    }
    return undefined;
  };
  const aws: FaultyProxy = await startProxy(upstream.aws, (operation, _before, exchange) => {
    if (exchange.incoming.url === CREDENTIALS_PATH) {
      const broken = find(GET_CREDENTIALS, exchange, false);
      credentialsAway -= 1;
      return broken ?? { kind: 'act', act: credentialsAway >= 0 ? noCredentials : giveCredentials };
    }
    const fault = find(operation, exchange, false);
    return fault ?? (skew && { kind: 'act', act: skew === 'first' ? answerSkewed : refuseSkewed });
  });
  const github: FaultyProxy = await startProxy(upstream.github, (operation, _before, exchange) =>
    find(operation, exchange, true),
  );
  return {
    aws,
    github,
    met,
    close: async () => {
      await aws.close();
      await github.close();
    },
  };
}

function concerns(cell: PlacedCell, operation: string, { body, incoming }: Exchange): boolean {
  const { operations, isOfAll = false } = phaseOf(cell);
  const { fault, customer } = cell;
  return (
    (operations.includes(operation) || (fault === 'lagging read' && isLagOfStart(operations, operation))) &&
    (isOfAll ||
      // In a name that is derived, and in one that the user chose.
      body.includes(`-${customer}-`) ||
      body.includes(`-${customer}"`) ||
      (incoming.url ?? '').includes(`${customer}%2F`))
  );
}

/** What has been started cannot be read at first. */
function isLagOfStart(operations: readonly string[], operation: string): boolean {
  return (
    operations.includes('StartExecution') &&
    (operation === 'GetExecutionHistory' || operation === 'DescribeExecution')
  );
}

function laggingRead(operation: string, comes: boolean): Fault | undefined {
  if (!comes) {
    return undefined;
  }
  return operation === 'StartExecution'
    ? { kind: 'lost-answer' }
    : { kind: 'error', status: 400, type: 'ExecutionDoesNotExist', message: 'Execution Does Not Exist' };
}

const CREDENTIALS_PATH = '/credentials';

/** What a step finds that fetches its credentials: they end so soon that each call fetches them anew. */
export function fetchedCredentials(url: string): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}${CREDENTIALS_PATH}`,
  };
}

function giveCredentials({ outgoing }: Exchange): void {
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.end(
    JSON.stringify({
      AccessKeyId: ACCESS_KEY.accessKeyId,
      SecretAccessKey: ACCESS_KEY.secretAccessKey,
      Token: 'token',
      Expiration: new Date(Date.now() + 50).toISOString(),
    }),
  );
}

function noCredentials({ outgoing }: Exchange): void {
  outgoing.writeHead(503, { 'content-type': 'application/json' }).end('{}');
}

/** AWS whose clock is ahead: it takes what is signed with its time, and tells that time with every answer. */
async function answerSkewed(exchange: Exchange): Promise<void> {
  const signedAt = timeOf(exchange.incoming.headers['x-amz-date']);
  if (Math.abs(signedAt - (Date.now() + SKEW_MS)) > TOLERATED_SKEW_MS) {
    refuseSkewed(exchange);
  } else {
    await pass(exchange, { date: skewedDate() });
  }
}

function refuseSkewed(exchange: Exchange): void {
  const isS3 = exchange.incoming.headers['x-amz-target'] === undefined;
  exchange.outgoing.setHeader('date', skewedDate());
  answerError(exchange, {
    status: 403,
    type: isS3 ? 'RequestTimeTooSkewed' : 'InvalidSignatureException',
    message: 'Signature expired: it is now earlier than the time of the request.',
  });
}

function skewedDate(): string {
  return new Date(Date.now() + SKEW_MS).toUTCString();
}

/** `20260131T235959Z` */
function timeOf(header: string | readonly string[] | undefined): number {
  const [, date, hours, minutes, seconds] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(String(header)) ?? [];
  const day = date?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}
