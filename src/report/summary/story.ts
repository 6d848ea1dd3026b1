import type { ExecutionReport } from '../report.ts';
import { markdown } from '../text.ts';
import { attemptsTable } from './attempts-table.ts';
import { logSections, outputsSection, previewSection } from './evidence-sections.ts';
import { type Part, whole } from './page.ts';

/** What happened in an execution, and what is left of it. */
export function story(execution: ExecutionReport): readonly Part[] {
  const { logs, preview, problem } = execution;
  return [
    attemptsTable(execution),
    logSections(logs, execution.status === 'FAILED'),
    outputsSection(execution),
    previewSection(preview),
    whole(problem === undefined ? '' : `> ⚠️ ${markdown(problem, 2000)}`),
  ];
}
