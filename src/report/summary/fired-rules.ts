import { attemptsOf, type ExecutionReport } from '../report.ts';
import { markdown } from '../text.ts';

/** More rules than these hardly fire in one step. */
const MAX_RULES = 20;

/** The rules that decided on failures, the most frequent first, in Markdown: `network-error ×2, uncaught-exception ×1`. */
export function firedRules(executions: readonly ExecutionReport[]): string {
  const names = executions
    .flatMap(attemptsOf)
    .flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.rule] : []))
    .filter((name) => name !== '');
  const counts = [...Map.groupBy(names, (name) => name)]
    .map(([name, { length }]) => ({ name, length }))
    .sort((a, b) => b.length - a.length);
  const told = counts.slice(0, MAX_RULES).map(({ name, length }) => `${markdown(name, 100)} ×${length}`);
  const more = counts.length > MAX_RULES ? [`${counts.length - MAX_RULES} more`] : [];
  return [...told, ...more].join(', ');
}
