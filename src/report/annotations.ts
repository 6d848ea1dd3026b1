import { failureGroups } from './failure-groups.ts';
import { headline, stepHeadline } from './headline.ts';
import { attemptName } from './log/progress.ts';
import {
  type ExecutionReport,
  executionLabel,
  executionName,
  isFine,
  isSuccess,
  type Report,
  startedOnes,
  statusOf,
} from './report.ts';
import { mostSevereFirst, outcomeOf } from './severity.ts';
import { count, oneLine } from './text.ts';
import { interruptionText, noticeText } from './wording.ts';

/** What GitHub shows on the page of the run, beside the step. Title and message are plain text on one line. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** GitHub shows so many errors and so many warnings of a step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;

/**
 * One annotation for each execution that failed, the most severe first, with why and what to do, as long as GitHub
 * shows them all; otherwise one of each reason at least, and the last one counts the rest. Failures that the step tolerates
 * are warnings.
 */
export function annotations(report: Report): readonly Annotation[] {
  const failed = mostSevereFirst(report).filter((execution) => !isFine(execution, report));
  const level: Annotation['level'] = isSuccess(report) ? 'warning' : 'error';
  const { name } = report.machine;
  if (failed.length === 0) {
    const sentence = `${interruptionText({ kind: 'cancelled' })} ${stepHeadline(report)}`;
    return report.cancelled
      ? [{ level, title: oneLine(`${name}: cancelled`), message: oneLine(sentence, MAX) }]
      : [];
  }
  const shown = failed.length > MAX_ANNOTATIONS ? oneOfEach(failed, report, MAX_ANNOTATIONS - 1) : failed;
  const rest = failed.length - shown.length;
  return [
    ...shown.map((execution) => annotation(execution, level, report)),
    ...(rest === 0
      ? []
      : [
          {
            level,
            title: oneLine(`${name}: ${count(rest, 'more failure')}`),
            message: oneLine(`${stepHeadline(report)}. The job summary and report-file name all.`, MAX),
          },
        ]),
  ];
}

/** So many executions in their order, with as many different reasons among them as there can be: many of one reason hide no other. */
function oneOfEach(
  failed: readonly ExecutionReport[],
  report: Report,
  most: number,
): readonly ExecutionReport[] {
  const firsts = failureGroups(failed, report).flatMap(({ executions }) => executions.slice(0, 1));
  const chosen = new Set([...firsts, ...failed].slice(0, most));
  const others = failed.filter((execution) => !chosen.has(execution)).slice(0, most - chosen.size);
  return failed.filter((execution) => chosen.has(execution) || others.includes(execution));
}

/** A headline is a sentence or three, each of a bounded length. */
const MAX = 4000;

function annotation(execution: ExecutionReport, level: Annotation['level'], report: Report): Annotation {
  const outcome =
    outcomeOf(execution, report) === 'outputs-missing' ? 'expected outputs are missing' : statusOf(execution);
  // Where there is one execution, nobody needs to be told which.
  const who = report.executions.length === 1 ? '' : `${oneLine(executionName(execution), 100)}: `;
  return {
    level,
    title: oneLine(`${report.machine.name}: ${outcome}`),
    message: oneLine(withArn(`${who}${headline(execution, report)}`, execution), MAX),
  };
}

/** What may run on, or what the post step met, is looked for by its ARN: there may be no summary that has it. */
function withArn(message: string, execution: ExecutionReport): string {
  const arn = arnToLookFor(execution);
  return arn === undefined || message.includes(arn) ? message : `${message.replace(/\.$/, '')}. ARN: ${arn}`;
}

function arnToLookFor(execution: ExecutionReport): string | undefined {
  switch (execution.kind) {
    case 'not-started':
      return execution.why.kind === 'unanswered' ? execution.why.arn : undefined;
    case 'left-running':
      return execution.arn;
    case 'ended':
      return execution.stop?.by.kind === 'killed' ? execution.arn : undefined;
  }
}

/** GitHub shows ten warnings of a step, and there is more to warn of. */
const MAX_WARNINGS = 5;

/**
 * What of the executions could not be read, in plain text: each thing once, since all of them mostly meet the same
 * refusal, and with the attempt that met it first.
 */
export function warnings({ executions }: Report): readonly string[] {
  const met = startedOnes(executions).flatMap((execution) => {
    const { outputs, logs } = execution;
    const whose = executions.length === 1 ? '' : `${executionLabel(execution)}, `;
    return [
      ...logs.flatMap((tail) =>
        tail.kind === 'unreadable'
          ? [
              {
                warning: noticeText(tail.notice),
                by: `${whose}${attemptName(tail.attempt)}`,
              },
            ]
          : [],
      ),
      ...(outputs.kind === 'unreadable' ? [{ warning: noticeText(outputs.notice), by: undefined }] : []),
    ];
  });
  const told = [...Map.groupBy(met, ({ warning }) => warning)].map(([warning, [first, ...more]]) =>
    first?.by === undefined
      ? warning
      : `${warning} (${first.by}${more.length === 0 ? '' : ` and ${more.length} more`})`,
  );
  const rest = told.length - MAX_WARNINGS;
  return rest <= 0
    ? told
    : [...told.slice(0, MAX_WARNINGS), `${count(rest, 'more warning')}: report-file has all.`];
}
