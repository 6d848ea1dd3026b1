import { executionUrl } from '../aws/console-links.ts';
import { messageOf } from '../errors.ts';
import { executionName, type Report } from './report.ts';
import { assemble, type Column, tableWithNote, whole } from './summary/page.ts';
import { count, link, markdown, oneLine } from './text.ts';

/** What the post step found of an execution that a killed step had not settled, and that it did not stop. */
export type LeftBehind = {
  readonly arn: string;
  readonly customerId: string | undefined;
} /** It ended before it could be stopped; with which status, as the service says it. */ & (
  | { readonly kind: 'ended'; readonly status: string; readonly isOurs: boolean }
  /** It is not there, so that it was never started, or cannot be seen yet. */
  | { readonly kind: 'not-found' }
  /** It is proven to be another's, who gave it the name that this step wanted. */
  | { readonly kind: 'not-ours' }
  /** It may be another's; `error` says what kept the post step from knowing. */
  | { readonly kind: 'not-known'; readonly error: Error | undefined }
);

/** What became of the executions that a killed step had not settled: each is in one of the two. */
export interface PostReport {
  /** Those that the post step had to stop; undefined if there are none. */
  readonly stopped: Report | undefined;
  /** Those that there was nothing to stop of, or that may be another's. */
  readonly others: readonly LeftBehind[];
}

/** One sentence or two of plain text, on one line, with the ARN. */
export function leftBehindText(left: LeftBehind): string {
  const { arn } = left;
  switch (left.kind) {
    case 'ended': {
      const whose = left.isOurs ? '' : ' Whether this step started it is not known.';
      return oneLine(`The execution ${arn} had ended by itself before: ${left.status}.${whose}`, MAX);
    }
    case 'not-found':
      return oneLine(
        `Whether the execution was started is not known: look for ${arn}. The post step did not find it.`,
        MAX,
      );
    case 'not-ours':
      return oneLine(`The execution ${arn} was left alone: it was not started by this step.`, MAX);
    case 'not-known': {
      const why = left.error === undefined ? '' : ` ${messageOf(left.error)}`;
      return oneLine(
        `The execution ${arn} was left alone, since whether this step started it is not known: look for it, and stop it if it is yours.${why}`,
        MAX,
      );
    }
  }
}

/** A sentence names an ARN, and may quote an error. */
const MAX = 2000;

/** How loud GitHub says it: only what needs a person is an annotation. */
export type Level = 'info' | 'warning' | 'error';

function levelOf({ kind }: LeftBehind): Level {
  switch (kind) {
    case 'ended':
    case 'not-ours':
      return 'info';
    case 'not-found':
      return 'warning';
    case 'not-known':
      return 'error';
  }
}

/** GitHub shows so many errors and so many warnings of a step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;

/** All sentences, each as loud as it should be; of more annotations than GitHub shows, the last one counts the rest. */
export function leftBehindLines(
  all: readonly LeftBehind[],
): readonly { readonly level: Level; readonly message: string }[] {
  return [...Map.groupBy(all, levelOf)].flatMap(([level, those]) => {
    const lines = those.map((left) => ({ level, message: leftBehindText(left) }));
    if (level === 'info' || lines.length <= MAX_ANNOTATIONS) {
      return lines;
    }
    const shown = lines.slice(0, MAX_ANNOTATIONS - 1);
    const rest = lines.slice(MAX_ANNOTATIONS - 1);
    return [
      ...shown,
      { level, message: `The log and the job summary name ${count(rest.length, 'more execution')}.` },
      ...rest.map(({ message }) => ({ level: 'info' as const, message })),
    ];
  });
}

/** Whether something of this step may still run. */
export function mayRunOn(all: readonly LeftBehind[]): boolean {
  return all.some(({ kind }) => kind === 'not-known');
}

/** GitHub drops a step's summary beyond 1 MiB whole, and the executions that were stopped have theirs. */
const MAX_BYTES = 100_000;

/** The part of the job summary about them, in GitHub Markdown. */
export function leftBehindSummary(all: readonly LeftBehind[]): string {
  const page = assemble(
    [
      whole('### Left by a step that was killed'),
      (room) =>
        tableWithNote(COLUMNS, all, { room }, (cut) => `The log names ${count(cut, 'more execution')}.`),
    ],
    MAX_BYTES,
  );
  return `${page}\n`;
}

const COLUMNS: readonly Column<LeftBehind>[] = [
  { title: 'Execution', cell: (left) => link(executionName(left), executionUrl(left.arn)) },
  { title: 'What became of it', cell: (left) => markdown(leftBehindText(left)) },
];
