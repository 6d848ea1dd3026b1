import { evaluator, type Parameter, type Stack, UPLOADS } from './template.ts';

/**
 * Whether CloudFormation takes a value: a pattern is for the whole of it, and for each item of a list. A parameter
 * without a default must be given.
 */
export function accepts(name: string, value: string, stack: Stack = UPLOADS): boolean {
  const parameter = stack.template.Parameters[name];
  if (parameter === undefined) {
    throw new Error(`There is no parameter ${name}.`);
  }
  const items = parameter.Type === 'CommaDelimitedList' ? value.split(',') : [value];
  return items.every((item) => acceptsItem(parameter, item));
}

function acceptsItem(parameter: Parameter, item: string): boolean {
  const { AllowedPattern, AllowedValues, MinValue, MaxValue, Type } = parameter;
  const number = Number(item);
  return (
    (AllowedPattern === undefined || new RegExp(`^(?:${AllowedPattern})$`).test(item)) &&
    (AllowedValues?.includes(item) ?? true) &&
    (Type !== 'Number' ||
      (item.trim() !== '' && number >= (MinValue ?? -Infinity) && number <= (MaxValue ?? Infinity)))
  );
}

/** What CloudFormation says of parameters that do not go together: the assertions of the rules that do not hold. */
export function refusals(given: Readonly<Record<string, string>>): readonly string[] {
  const { evaluate } = evaluator(given);
  return Object.values(UPLOADS.template.Rules ?? {})
    .filter(({ RuleCondition }) => RuleCondition === undefined || evaluate(RuleCondition) === true)
    .flatMap(({ Assertions }) => Assertions)
    .filter(({ Assert }) => evaluate(Assert) !== true)
    .map(({ AssertDescription }) => AssertDescription);
}
