import { attemptName } from './log/progress.ts';
import { executionLabel, type Report, startedOnes } from './report.ts';
import { count } from './text.ts';
import { noticeText } from './wording.ts';

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
                by: `${whose}${attemptName({ ...tail, number: tail.attempt })}`,
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
