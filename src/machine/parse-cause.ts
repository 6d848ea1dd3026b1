import { ESCAPE, HUGE_NUMBER, MAX_CAUSE_DEPTH, MAX_CAUSE_LENGTH } from '../policy/cause-json.ts';
import { lowerCaseJsonata } from '../policy/conditions/glob-jsonata.ts';
import { EXIT_CODE, KILLED } from '../policy/ecs-task.ts';
import { MAX_REASON_LENGTH } from '../policy/failure.ts';

/** All strings of a JSON text without escapes. */
const STRINGS = String.raw`/"[^"\x5c\x00-\x1f]*"/`;

const NUMBERS_AND_WORDS = String.raw`/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/`;

/**
 * Signs that may not follow each other, in a JSON text of which strings are `"` or, as keys, `k`, and other scalars `v`:
 * a comma or a key without a value, a list or an object that begins or ends with a comma, values without a comma.
 */
const OUT_OF_PLACE = String.raw`/[,k\[\{],|,[\]\}]|k[k\]\}]|[v"\]\}][v"k\[\{]|:/`;

/** JSONata for the texts of the error, and for a failure with what the conditions of rules read of it. */
const TEXTS = `$error := $states.errorOutput.Error;
  $cause := $exists($states.errorOutput.Cause) ? $string($states.errorOutput.Cause) : '';
  $cut := function($text) { $length($text) > ${MAX_REASON_LENGTH} ? $substring($text, 0, ${MAX_REASON_LENGTH}) : $text };
  $lowerCase := function($text) { ${lowerCaseJsonata('$text')} };
  $withLowerCase := function($failure) { $merge([$failure, {'lowerCase': {
    'error': $lowerCase($failure.error),
    'reasons': [$map([$failure.reason, $failure.containerReason], function($text) { $lowerCase($text) })]
  }}]) };`;

/**
 * The JSONata expression (without `{% %}`) that turns `$states.errorOutput` into a failure, as `parseFailure` does
 * for the PascalCase keys that Step Functions writes, and its texts as `lowerCase`.
 *
 * It must never fail, since an error in a Catch's `Assign` ends the execution with `States.QueryEvaluationError`.
 * JSONata has no way to try `$parse`, so the Cause is proven to be JSON first: escapes become `_`, strings `"`, other
 * scalars `v`, keys `k`, then the innermost objects and arrays become `v` until one is left. What is outside of strings
 * may hold none of these signs itself, nor any other that JSON has no use for. No regular expression repeats a group and
 * no function calls itself, since Java's stack would grow with the text; and a `Z` is put at an end that matters, since
 * `$` also matches before a last line break in Java. (`\x5c` is a backslash: JSONata's scanner would take the bracket
 * behind a doubled one as escaped.)
 *
 * @param container whose exit code counts; without it the container that failed by itself
 */
export function failureExpression(container: string | undefined): string {
  const wanted = container === undefined ? '' : `$containers[name = ${JSON.stringify(container)}], `;
  return `(
  ${TEXTS}
  $plain := $length($cause) <= ${MAX_CAUSE_LENGTH} and $contains($cause, /^[ \\t\\r\\n]*\\{/) ? $replace($cause, /${ESCAPE}/, '_') : '';
  $outside := $replace($plain, ${STRINGS}, '');
  $marked := $plain = '' or $contains($outside, /[^ \\t\\r\\n{}\\[\\],:0-9.+\\-eEtrufalsn]|${HUGE_NUMBER}/) ? ''
    : $replace($replace($replace($replace($plain, ${STRINGS}, '"'), ${NUMBERS_AND_WORDS}, 'v'), /[ \\t\\r\\n]+/, ''), /":/, 'k');
  $isJson := $marked != '' and $not($contains($marked, ${OUT_OF_PLACE})) and $reduce([1..${MAX_CAUSE_DEPTH}], function($text, $level) {
    $contains($text, /[\\]\\}]/) ? $replace($replace($text, /k[v"]/, 'm'), /\\{[m,]*\\}|\\[[v",]*\\]/, 'v') : $text
  }, $marked) = 'v';
  $answer := $isJson ? $parse($cause) : {};
  $list := function($value) { $filter($type($value) = 'array' ? $value : [], function($item) { $type($item) = 'object' }) };
  $text := function($value) { $type($value) = 'string' ? $value };
  $isTask := function($value) { $type($lookup($value, 'Containers')) = 'array' or $exists($text($lookup($value, 'TaskArn')))
    or $exists($text($lookup($value, 'StopCode'))) or $exists($text($lookup($value, 'StoppedReason'))) };
  $tasks := $lookup($answer, 'Tasks');
  $first := $type($tasks) = 'array' ? $tasks[0];
  $task := $isTask($answer) ? $answer : $type($first) = 'object' and $isTask($first) ? $first : {};
  $containers := $map($list($lookup($task, 'Containers')), function($item) {(
    $code := $lookup($item, 'ExitCode');
    {
      'name': $text($lookup($item, 'Name')),
      'exitCode': $type($code) = 'number' and $contains($string($code) & 'Z', /^${EXIT_CODE}Z/) ? $code,
      'reason': $text($lookup($item, 'Reason'))
    }
  )});
  $failed := $containers[$not(exitCode = 0)];
  $container := [${wanted}$failed[$exists(reason)], $failed[$exists(exitCode) and $not(exitCode in ${JSON.stringify(KILLED)})], $failed[$exists(exitCode)], $failed, $containers][0];
  $failures := $join([$map($list($lookup($answer, 'Failures')), function($item) { $text($lookup($item, 'Reason')) })], '; ');
  $quantity := function($value) { $type($value) in ['string', 'number'] and $contains($string($value) & 'Z', /^[0-9]{1,9}Z/) ? $number($value) };
  $storage := $lookup($task, 'EphemeralStorage');
  $ranWith := {
    'cpu': $quantity($lookup($task, 'Cpu')),
    'memory': $quantity($lookup($task, 'Memory')),
    'ephemeralStorage': $type($storage) = 'object' ? $quantity($storage.SizeInGiB),
    'capacityProvider': $text($lookup($task, 'CapacityProviderName'))
  };
  $withLowerCase($task = {} ? {'error': $error, 'reason': $cut($failures = '' ? $cause : $failures)} : {
    'error': $error,
    'exitCode': $container.exitCode,
    'stopCode': $text($lookup($task, 'StopCode')),
    'reason': $cut($exists($text($lookup($task, 'StoppedReason'))) ? $lookup($task, 'StoppedReason') : ''),
    'containerReason': $exists($container.reason) ? $cut($container.reason),
    'container': $container.name,
    'taskArn': $text($lookup($task, 'TaskArn')),
    'ranWith': $ranWith != {} ? $ranWith
  })
)`;
}

/** The JSONata expression for a failure of which the Cause is known to be text. */
export function textFailureExpression(): string {
  return `(
  ${TEXTS}
  $withLowerCase({'error': $error, 'reason': $cut($cause)})
)`;
}

/** JSONata for a failure as people read it. */
export const FAILURE = "$sift($failure, function($value, $key) { $key != 'lowerCase' })";
