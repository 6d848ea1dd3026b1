import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { breakConnection } from '../break-connection.ts';

export interface Comment {
  readonly id: number;
  readonly body: string;
  /** Null where the user was deleted. */
  readonly user: Author | null;
}

export interface Author {
  readonly id: number;
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

/** As whom the job's own token writes. */
export const ACTIONS: Author = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };
/** An app of its own, as which a token of an installation writes. */
export const OTHER_BOT: Author = { id: 49699333, login: 'dependabot[bot]', type: 'Bot' };
export const PERSON: Author = { id: 583231, login: 'octocat', type: 'User' };

export type Operation = 'list' | 'create' | 'update' | 'delete' | 'viewer' | 'unknown';

/** What happens to a call instead of being answered. */
export type Fault =
  | {
      readonly kind: 'error';
      /** GraphQL answers 200 also where it has nothing but errors. */
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** GitHub answers with something else. */
  | { readonly kind: 'answer'; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is closed without an answer. */
  | { readonly kind: 'reset' }
  /** The call is carried out, and the connection closed before the answer. */
  | { readonly kind: 'lost-answer' }
  /** The connection stays open, and nothing comes. */
  | { readonly kind: 'silence' };

export interface Github {
  /** `GITHUB_API_URL`. */
  readonly url: string;
  /** Of pull request 7 of octo-org/uploads, oldest first; a test may put some there. */
  readonly comments: Comment[];
  /** The operations called so far, in order. */
  readonly calls: readonly Operation[];
  /** The distinct `authorization` headers of all calls. */
  readonly tokens: ReadonlySet<string>;
  /** What goes wrong from now on: given an operation and how often it was called since this was set. */
  fault: (operation: Operation, before: number) => Fault | undefined;
  /** As whom the token writes. */
  author: Author;
  close(): Promise<void>;
}

const ISSUE = '/repos/octo-org/uploads/issues/7/comments';
const COMMENT = /\/repos\/octo-org\/uploads\/issues\/comments\/(\d+)$/;

/** The part of GitHub's API that comments of pull requests need, on loopback. It has one pull request. */
export async function startGithub(): Promise<Github> {
  const comments: Comment[] = [];
  const calls: Operation[] = [];
  const tokens = new Set<string>();
  let nextId = 1000;
  let fault: Github['fault'] = () => undefined;
  let since = 0;

  const carryOut = (operation: Operation, url: URL, body: string, author: Author): Answer => {
    const [, id] = COMMENT.exec(url.pathname) ?? [];
    const index = comments.findIndex((each) => each.id === Number(id));
    const there = comments[index];
    switch (operation) {
      case 'list':
        return page(comments, url);
      case 'create': {
        const comment = { id: nextId++, body: textOf(body), user: author };
        comments.push(comment);
        return { status: 201, json: shown(comment) };
      }
      case 'update': {
        if (there === undefined) {
          return NOT_FOUND;
        }
        const comment = { ...there, body: textOf(body) };
        comments[index] = comment;
        return { status: 200, json: shown(comment) };
      }
      case 'delete':
        return comments.splice(index, index < 0 ? 0 : 1).length === 0
          ? NOT_FOUND
          : { status: 204, json: undefined };
      case 'viewer':
        return /\bviewer\s*\{\s*login\s*\}/.test(body)
          ? { status: 200, json: { data: { viewer: { login: author.login } } } }
          : { status: 200, json: { errors: [{ message: 'Not a query that is known here' }] } };
      case 'unknown':
        return NOT_FOUND;
    }
  };

  const server = createServer(async (incoming, outgoing) => {
    const body = await textBody(incoming);
    const url = new URL(incoming.url ?? '/', github.url);
    const operation = operationOf(incoming.method ?? '', url.pathname);
    const broken = fault(operation, calls.slice(since).filter((call) => call === operation).length);
    calls.push(operation);
    tokens.add(incoming.headers.authorization ?? '');
    if (broken === undefined) {
      respond(outgoing, carryOut(operation, url, body, github.author));
    } else if (broken.kind === 'error' || broken.kind === 'answer') {
      respond(outgoing, answerOf(broken));
    } else if (broken.kind !== 'silence') {
      if (broken.kind === 'lost-answer') {
        carryOut(operation, url, body, github.author);
      }
      breakConnection(outgoing.socket);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error('The server has no port.');
  }
  const github: Github = {
    url: `http://127.0.0.1:${address.port}`,
    comments,
    calls,
    tokens,
    author: ACTIONS,
    get fault() {
      return fault;
    },
    set fault(next) {
      fault = next;
      since = calls.length;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return github;
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function answerOf(broken: Extract<Fault, { kind: 'error' | 'answer' }>): Answer {
  const { headers = {} } = broken;
  if (broken.kind === 'answer') {
    return { status: 200, json: broken.json, headers };
  }
  const { status, message } = broken;
  const json = status === 200 ? { errors: message === '' ? [] : [{ message }] } : { message };
  return { status, json, headers };
}

const NOT_FOUND: Answer = { status: 404, json: { message: 'Not Found' } };

function operationOf(method: string, path: string): Operation {
  const operations: Readonly<Record<string, Operation>> = {
    [`GET ${ISSUE}`]: 'list',
    [`POST ${ISSUE}`]: 'create',
    'PATCH comment': 'update',
    'DELETE comment': 'delete',
    'POST /graphql': 'viewer',
  };
  // GitHub Enterprise Server has REST under /api/v3, and GraphQL beside it.
  const rest = path.replace(/^\/api\/v3(?!\/graphql)/, '').replace(/^\/api\/graphql/, '/graphql');
  return operations[`${method} ${COMMENT.test(rest) ? 'comment' : rest}`] ?? 'unknown';
}

/** Pages are linked by the header `Link`, as GitHub does it. */
function page(comments: readonly Comment[], url: URL): Answer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const number = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  return {
    status: 200,
    json: comments.slice((number - 1) * size, number * size).map(shown),
    headers: number * size < comments.length ? { link: `<${next}>; rel="next"` } : {},
  };
}

function shown(comment: Comment) {
  return { ...comment, html_url: `https://github.com/octo-org/uploads/pull/7#issuecomment-${comment.id}` };
}

function textOf(body: string): string {
  const { body: text }: { readonly body: string } = JSON.parse(body);
  return text;
}

async function textBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function respond(outgoing: ServerResponse, { status, json, headers = {} }: Answer): void {
  outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  outgoing.end(json === undefined ? '' : JSON.stringify(json));
}
