import { KILLED } from '../policy/ecs-task.ts';
import { MAX_CAUSE_DEPTH, MAX_CAUSE_LENGTH, MAX_REASON_LENGTH } from '../policy/failure.ts';

/** A regular expression for all strings of a JSON text. Step Functions wants it as a literal wherever it stands. */
const STRINGS = String.raw`/"[^"\\\x00-\x1f]*(?:\x5c(?:["\\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"/`;

/**
 * The JSONata expression (without `{% %}`) that turns `$states.errorOutput` into a failure, as `parseFailure` does
 * for the PascalCase keys that Step Functions writes.
 *
 * It must never fail, since an error in a Catch's `Assign` ends the execution with `States.QueryEvaluationError`.
 * JSONata has no way to try `$parse`, so the Cause is proven to be JSON first: strings become `"`, other scalars `v`,
 * then the innermost objects and arrays become `v` until one is left. What stands outside of strings may not hold these
 * two signs itself, nor any other that JSON has no use for. (`\x5c` is a backslash: JSONata's scanner would
 * take the bracket behind a doubled one as escaped.)
 *
 * @param container whose exit code counts; without it the container that failed by itself
 */
export function failureExpression(container: string | undefined): string {
  const wanted = container === undefined ? '' : `$containers[name = ${JSON.stringify(container)}], `;
  return `(
  $error := $states.errorOutput.Error;
  $cause := $exists($states.errorOutput.Cause) ? $string($states.errorOutput.Cause) : '';
  $cut := function($text) { $substring($text, 0, ${MAX_REASON_LENGTH}) };
  $fold := function($text, $levels) {(
    $folded := $replace($text, /\\{(?:":[v"](?:,":[v"])*)?\\}|\\[(?:[v"](?:,[v"])*)?\\]/, 'v');
    $folded = $text or $levels = 1 ? $folded : $fold($folded, $levels - 1)
  )};
  $isJson := $contains($cause, /^\\s*\\{/) and $length($cause) <= ${MAX_CAUSE_LENGTH}
    and $not($contains($replace($cause, ${STRINGS}, ''), /[^ \\t\\r\\n{}\\[\\],:0-9.+\\-eEtrufalsn]/))
    and $fold($replace($replace($replace($cause, ${STRINGS}, '"'),
    /-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/, 'v'),
    /[ \\t\\r\\n]+/, ''), ${MAX_CAUSE_DEPTH}) = 'v';
  $answer := $isJson ? $parse($cause) : {};
  $list := function($value) { $filter($type($value) = 'array' ? $value : [], function($item) { $type($item) = 'object' }) };
  $text := function($value) { $type($value) = 'string' ? $value };
  $isTask := function($value) { $type($lookup($value, 'Containers')) = 'array' or $exists($text($lookup($value, 'TaskArn')))
    or $exists($text($lookup($value, 'StopCode'))) or $exists($text($lookup($value, 'StoppedReason'))) };
  $tasks := $lookup($answer, 'Tasks');
  $first := $type($tasks) = 'array' ? $tasks[0];
  $task := $isTask($answer) ? $answer : $type($first) = 'object' and $isTask($first) ? $first : {};
  $containers := $map($list($lookup($task, 'Containers')), function($item) {{
    'name': $text($lookup($item, 'Name')),
    'exitCode': $type($lookup($item, 'ExitCode')) = 'number' ? $lookup($item, 'ExitCode'),
    'reason': $text($lookup($item, 'Reason'))
  }});
  $failed := $containers[$not(exitCode = 0)];
  $container := [${wanted}$failed[$exists(reason)], $failed[$exists(exitCode) and $not(exitCode in ${JSON.stringify(KILLED)})], $failed[$exists(exitCode)], $failed, $containers][0];
  $failures := $join([$map($list($lookup($answer, 'Failures')), function($item) { $text($lookup($item, 'Reason')) })], '; ');
  $quantity := function($value) { $type($value) in ['string', 'number'] and $contains($string($value), /^[0-9]{1,9}$/) ? $number($value) };
  $storage := $lookup($task, 'EphemeralStorage');
  $ranWith := {
    'cpu': $quantity($lookup($task, 'Cpu')),
    'memory': $quantity($lookup($task, 'Memory')),
    'ephemeralStorage': $type($storage) = 'object' ? $quantity($storage.SizeInGiB),
    'capacityProvider': $text($lookup($task, 'CapacityProviderName'))
  };
  $task = {} ? {'error': $error, 'reason': $cut($failures = '' ? $cause : $failures)} : {
    'error': $error,
    'exitCode': $container.exitCode,
    'stopCode': $text($lookup($task, 'StopCode')),
    'reason': $cut($exists($text($lookup($task, 'StoppedReason'))) ? $lookup($task, 'StoppedReason') : ''),
    'containerReason': $exists($container.reason) ? $cut($container.reason),
    'container': $container.name,
    'taskArn': $text($lookup($task, 'TaskArn')),
    'ranWith': $ranWith != {} ? $ranWith
  }
)`;
}
