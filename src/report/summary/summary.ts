import { resourceId } from '../../aws/arn.ts';
import { executionUrl } from '../../aws/console-links.ts';
import { type ExecutionReport, type Report, spanOf } from '../report.ts';
import { outcomeOf } from '../severity.ts';
import { link, markdown, timestamp } from '../text.ts';
import { OUTCOME_SIGNS } from '../wording.ts';
import { customersPage } from './customers-page.ts';
import { headlineLines, story } from './execution-story.ts';
import { askedFacts, type Fact, factsTable, machineFact, rulesFact } from './facts.ts';
import { assemble, type Part, whole } from './page.ts';
import { attemptsTimeline, lastKnownTime } from './timeline.ts';

/** GitHub drops a step's summary beyond 1 MiB whole, and another tool of the same step may have written some. */
const MAX_BYTES = 900_000;

/**
 * The job summary, in GitHub Markdown: of one execution the whole story, of several their counts, those that failed,
 * and a row for each.
 *
 * @param now where attempts that still run end in the timeline, in milliseconds since the epoch; by default the last
 *   time that the report knows
 */
export function summary(report: Report, now = lastKnownTime(report.executions)): string {
  const [execution] = report.executions;
  const page =
    report.executions.length === 1 && execution !== undefined
      ? executionPage(report, execution, now)
      : customersPage(report, now);
  return `${assemble(page, MAX_BYTES)}\n`;
}

function executionPage(report: Report, execution: ExecutionReport, now: number): readonly Part[] {
  return [
    whole(`## ${OUTCOME_SIGNS[outcomeOf(execution, report)]} ${markdown(report.machine.name)}`),
    ...headlineLines(execution, report),
    whole(factsTable(executionFacts(report, execution))),
    ...(execution.kind === 'not-started' ? [] : [attemptsTimeline(execution, now)]),
    ...story(execution),
  ];
}

function executionFacts(report: Report, execution: ExecutionReport): readonly (Fact | undefined)[] {
  const { arn, customerId, attached } = execution;
  const { startedAt, stoppedAt } = spanOf(execution);
  const versionArn = execution.kind === 'not-started' ? undefined : execution.versionArn;
  return [
    machineFact(report, versionArn),
    arn === undefined ? undefined : ['Execution', link(resourceId(arn), executionUrl(arn))],
    customerId === undefined ? undefined : ['Customer', markdown(customerId)],
    ...askedFacts(report),
    startedAt === undefined
      ? undefined
      : ['Started', `${timestamp(startedAt)}${attached ? ', by another run; this step attached to it' : ''}`],
    stoppedAt === undefined ? undefined : ['Ended', timestamp(stoppedAt)],
    rulesFact([execution]),
  ];
}
