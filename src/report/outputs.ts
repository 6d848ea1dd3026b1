import { executionUrl } from './console-url.ts';
import { outputsJson, trailJson } from './json-report.ts';
import { lastClassification, type Report } from './report.ts';

/**
 * A job's outputs may take 1 MB, which GitHub counts in UTF-16. Three of them may be large: `output`, `trail` and
 * `s3-outputs`. What is larger is left to `report-file`.
 */
const MAX_OUTPUT_LENGTH = 150_000;

/** The step's outputs by name, but for `report-file`. What would be too long is empty, and named in `cut`. */
export function stepOutputs(report: Report): {
  readonly outputs: Readonly<Record<string, string>>;
  readonly cut: readonly string[];
} {
  const [execution] = report.executions;
  const whole: Readonly<Record<string, string>> = {
    status: execution?.status ?? '',
    classification: (execution && lastClassification(execution)) ?? '',
    attempts: String(execution?.attempts.length ?? 0),
    'execution-arn': execution?.arn ?? '',
    'execution-arns': JSON.stringify(report.executions.flatMap(({ arn }) => arn ?? [])),
    'state-machine-arn': report.machine.arn,
    'state-machine-version-arn': execution?.versionArn ?? '',
    output: execution?.output ?? '',
    trail: JSON.stringify(trailJson(execution?.attempts ?? [])),
    's3-outputs': JSON.stringify(execution === undefined ? [] : outputsJson(execution)),
    'console-url': (execution?.arn && executionUrl(execution.arn)) ?? '',
  };
  const cut = Object.keys(whole).filter((name) => (whole[name]?.length ?? 0) > MAX_OUTPUT_LENGTH);
  const outputs = Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [name, cut.includes(name) ? '' : value]),
  );
  return { outputs, cut };
}
