import { parseArn } from '../../aws/arn.ts';
import { executionUrl, logUrl } from '../../aws/console-links.ts';
import { type FailureGroup, failureGroups } from '../failure-groups.ts';
import { lastWords } from '../failure-text.ts';
import { type ExecutionReport, executionName, type Report } from '../report.ts';
import { joined, link, markdown } from '../text.ts';
import { type Part, whole } from './page.ts';

/** More groups than these are no overview. */
const MAX_GROUPS = 10;

const MAX_EXAMPLES = 3;

/** What failed, grouped by why, with a few examples each: `7 × UncaughtException (exit 1)`. */
export function failuresByReason(failed: readonly ExecutionReport[], report: Report): Part {
  const groups = failureGroups(failed, report);
  const shown = groups.slice(0, MAX_GROUPS).map(groupText);
  const rest = groups.slice(MAX_GROUPS).flatMap(({ executions }) => executions).length;
  return whole(joined([...shown, rest === 0 ? '' : `**${rest} × other reasons**`], '\n\n'));
}

function groupText({ kind, advice, executions }: FailureGroup): string {
  const title = joined([`**${executions.length} × ${markdown(kind, 300)}**`, markdown(advice, 300)], ' – ');
  const examples = executions.slice(0, MAX_EXAMPLES).map(exampleText);
  const more = executions.length - examples.length;
  return [title, '', ...examples, ...(more === 0 ? [] : [`- and ${more} more`])].join('\n');
}

function exampleText(execution: ExecutionReport): string {
  const { arn } = execution;
  const who = link(executionName(execution).slice(0, 100), arn === undefined ? undefined : executionUrl(arn));
  const [nearest] = execution.kind === 'ended' ? execution.reason.failures : [];
  if (execution.kind === 'not-started' || nearest === undefined) {
    return `- ${who}`;
  }
  const tail = execution.logs.find((each) => each.attempt.id === nearest.id);
  const { partition = '' } = parseArn(execution.arn) ?? {};
  const log = tail?.kind === 'lines' ? logUrl(partition, tail) : undefined;
  const words = markdown(lastWords(execution, nearest), 250);
  return joined([`- ${joined([who, words], ': ')}`, log === undefined ? '' : link('log', log)], ' · ');
}
