import type { CfnStateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { machineDefinition } from './definition.ts';

type Definition = ReturnType<typeof machineDefinition>;

/**
 * Parts of the definition that several branches have, by the name of the placeholder that a template
 * holds instead: a template may have 51,200 bytes, and each rule takes some of them.
 */
export const REPEATED: Readonly<Record<string, string>> = {
  reasons: '$exists($failure.lowerCase.reasons[$contains($, /',
  error: '$contains($failure.lowerCase.error, /',
  retriable: "{'type': 'RETRIABLE', 'rule': '",
  temporary: "{'type': 'TEMPORARY', 'waitSeconds': ",
  retry: "}.$merge([$carry, $, {'because': $lookup($because, rule), 'retries': [$carry.retries, rule]}])",
  granted: "$count($carry.retries[$ in ['', '",
  spent: "}.$merge([$carry, $, {'because': $lookup($because, rule) & ' ' & ",
  fatal: "}.$merge([$carry, $, {'because': $lookup($because, rule)}])",
  noRetry: 'No retry is left.',
  noneInAll: " : 'No retry is left: an execution makes 100 at most.'",
  noRetryIs: "'No retry is left: ",
  ofRule: " that this rule allows are spent.'",
  inAll: '$count($carry.retries) < 100',
  patience: '$min([300, $floor(30 * $power(2, ',
  inBudget: ' and $left > 0',
  unreachable:
    ' could not be reached: assign a public IP in a public subnet; add a NAT gateway or VPC endpoints to a private one.',
  retries:
    "($exists($errorState.retries) ? [$errorState.retries] : [$map([1..$min([$errorState.retryCount, 100])], function($number) { '' })])",
  texts:
    "$error := $states.errorOutput.Error; $cause := $exists($states.errorOutput.Cause) ? $string($states.errorOutput.Cause) : ''; $cut := function($text) { $length($text) > 1024 ? $substring($text, 0, 1024) : $text }; $lowerCase := function($text) { $reduce($split('ABCDEFGHIJKLMNOPQRSTUVWXYZ', ''), function($text, $letter) { $replace($text, $letter, $lowercase($letter)) }, $text) & 'Z' }; $withLowerCase := function($failure) { $merge([$failure, {'lowerCase': { 'error': $lowerCase($failure.error), 'reasons': [$map([$failure.reason, $failure.containerReason], function($text) { $lowerCase($text) })] }}]) };",
  carry:
    "$merge([{'overrides': {}}, $errorState, {'type': 'FATAL', 'retryCount': $errorState.retryCount + 1, 'waitSeconds': 0, 'retries': ",
  attempts:
    "[$trail, $attempt.number > 0 ? [$merge([$attempt, { 'failure': $sift($failure, function($value, $key) { $key != 'lowerCase' }), 'errorState': $merge([ $sift($errorState, function($value, $key) { $key != 'retries' }), {'overrides': $merge([$sift($errorState.overrides, function($value, $key) { $key != 'environment' })])} ]) }])] : []]",
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
