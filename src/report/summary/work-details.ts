import { executionUrl } from '../../aws/console-links.ts';
import type { WorkDetail } from '../../evidence/work-details.ts';
import { whereText } from '../failure-text.ts';
import type { StartedReport } from '../report.ts';
import { count, link, markdown } from '../text.ts';
import { detailName } from '../work-text.ts';
import { attemptsTable } from './attempts-table.ts';
import type { Part } from './page.ts';

type NestedExecution = Extract<WorkDetail, { readonly kind: 'execution' }>;

/** The attempts of the executions that an execution started, each below a heading of its own. */
export function nestedExecutions({ details = [] }: Pick<StartedReport, 'details'>): readonly Part[] {
  return details.flatMap((detail) => (detail.kind === 'execution' ? [nestedExecution(detail)] : []));
}

function nestedExecution(detail: NestedExecution): Part {
  const { arn, attempts, attempt } = detail;
  const name = link(detailName(detail), executionUrl(arn));
  const by = markdown(`${whereText(attempt) || attempt.state}, attempt ${attempt.number}`, 200);
  const heading = `### Execution ${name}, started by ${by}`;
  return attempts.length === 0
    ? () => ''
    : attemptsTable(
        { arn, attempts, logs: [], details: [] },
        `${heading}: ${count(attempts.length, 'attempt')}`,
      );
}
