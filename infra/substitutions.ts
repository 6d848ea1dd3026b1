import type { CfnStateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { machineDefinition } from './definition.ts';

type Definition = ReturnType<typeof machineDefinition>;

/**
 * Parts of the definition that several branches have, by the name of the placeholder that a template
 * holds instead: a template may have 51,200 bytes, and each rule takes some of them.
 */
export const REPEATED: Readonly<Record<string, string>> = {
  reasons: '$exists([$failure.reason, $failure.containerReason][$contains($, /',
  error: '$contains($failure.error, /',
  retriable: "{'type': 'RETRIABLE', 'rule': '",
  temporary: "{'type': 'TEMPORARY', 'waitSeconds': ",
  retry:
    "}.$merge([$carry, $, {'because': $lookup($because, rule), 'retries': [$errorState.retries, rule]}])",
  granted: "$count($errorState.retries[$ = '",
  spent: "}.$merge([$carry, $, {'because': $lookup($because, rule) & ' ' & ",
  fatal: "}.$merge([$carry, $, {'because': $lookup($because, rule)}])",
  noRetry: 'No retry is left.',
  noneInAll: " : 'No retry is left: an execution makes 100 at most.'",
  noRetryIs: "'No retry is left: ",
  ofRule: " that this rule allows are spent.'",
  inAll: '$count($errorState.retries) < 100',
  patience: '$min([300, $floor(30 * $power(2, ',
  inBudget: ' and $left > 0',
  unreachable:
    ' could not be reached: assign a public IP in a public subnet; add a NAT gateway or VPC endpoints to a private one.',
  carry: "$merge([$errorState, {'type': 'FATAL', 'retryCount': $attempt.number + 1, 'waitSeconds': 0}])",
  attempts:
    "[$trail, $attempt.number > 0 ? [$merge([$attempt, { 'failure': $failure, 'errorState': $merge([ $sift($errorState, function($value, $key) { $key != 'retries' }), {'overrides': $merge([$sift($errorState.overrides, function($value, $key) { $key != 'environment' })])} ]) }])] : []]",
};

/**
 * A definition in which what repeats is a placeholder, `${Name}`, and what CloudFormation puts there. It writes the
 * definition as JSON and puts the texts into that, so none may hold a character that JSON would escape
 * (https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions).
 */
export function withSubstitutions(
  definition: Definition,
): Pick<CfnStateMachineProps, 'definition' | 'definitionSubstitutions'> {
  const used = new Map<string, string>();
  const shorten = (text: string): string =>
    Object.entries(REPEATED).reduce((shortened, [name, part]) => {
      if (!shortened.includes(part)) {
        return shortened;
      }
      used.set(name, part);
      return shortened.replaceAll(part, `\${${name}}`);
    }, text);
  const shortened: Definition = JSON.parse(JSON.stringify(definition), (_key, value: unknown) =>
    typeof value === 'string' ? shorten(value) : value,
  );
  return { definition: shortened, definitionSubstitutions: Object.fromEntries(used) };
}
