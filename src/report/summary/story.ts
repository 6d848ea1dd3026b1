import type { ExecutionReport } from '../report.ts';
import { markdown } from '../text.ts';
import { endingText, noticeText } from '../wording.ts';
import { attemptsTable } from './attempts-table.ts';
import { logSections, outputsSection, previewSection } from './evidence-sections.ts';
import { type Part, whole } from './page.ts';

/** What happened in an execution, and what is left of it. */
export function story(execution: ExecutionReport): readonly Part[] {
  if (execution.kind === 'not-started') {
    return [warning(endingText(execution))];
  }
  const { logs, preview, notices } = execution;
  const isFailed = execution.kind === 'ended' && execution.status === 'FAILED';
  return [
    attemptsTable(execution),
    logSections(logs, isFailed),
    outputsSection(execution),
    previewSection(preview),
    ...[endingText(execution), ...notices.map(noticeText)].map(warning),
  ];
}

function warning(text: string | undefined): Part {
  return whole(text === undefined ? '' : `> ⚠️ ${markdown(text, 2000)}`);
}
