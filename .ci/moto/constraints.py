"""The constraints of a template's parameters, which CloudFormation checks before it makes anything, and moto does not."""

import re

from conditions import Conditions


def refusals(template: dict, given: dict[str, str]) -> list[str]:
    """What CloudFormation says of parameters that it does not take, a sentence each."""
    parameters = template["Parameters"]
    unknown = [
        f"Parameters: [{name}] do not exist in the template" for name in given if name not in parameters
    ]
    missing = [
        f"Parameters: [{name}] must have values"
        for name, parameter in parameters.items()
        if name not in given and "Default" not in parameter
    ]
    values = all_values(template, given)
    broken = [
        f"Parameter {name} failed to satisfy constraint: {parameter.get('ConstraintDescription')}"
        for name, parameter in parameters.items()
        if name in values and not fits(parameter, values[name])
    ]
    return unknown + missing + (broken or ([] if missing else broken_rules(template, values)))


def all_values(template: dict, given: dict[str, str]) -> dict[str, str]:
    """Those that are given, and the defaults of the others."""
    defaults = {
        name: str(parameter["Default"])
        for name, parameter in template["Parameters"].items()
        if "Default" in parameter
    }
    return {**defaults, **given}


def fits(parameter: dict, value: str) -> bool:
    kind = parameter.get("Type", "String")
    if kind == "Number" and not re.fullmatch(r"-?\d+(?:\.\d+)?", value):
        return False
    # A pattern is for the whole of a text, and in a list for each item.
    items = value.split(",") if kind == "CommaDelimitedList" else [value]
    return (
        all(re.fullmatch(parameter.get("AllowedPattern", r"(?s:.*)"), item.strip()) for item in items)
        and value in [str(allowed) for allowed in parameter.get("AllowedValues", [value])]
        and len(value) <= int(parameter.get("MaxLength", len(value)))
        and len(value) >= int(parameter.get("MinLength", 0))
        and (kind != "Number" or within(parameter, float(value)))
    )


def within(parameter: dict, number: float) -> bool:
    return float(parameter.get("MinValue", number)) <= number <= float(parameter.get("MaxValue", number))


def broken_rules(template: dict, values: dict[str, str]) -> list[str]:
    evaluation = Conditions(template, values)
    return [
        assertion["AssertDescription"]
        for rule in template.get("Rules", {}).values()
        if "RuleCondition" not in rule or evaluation.holds(rule["RuleCondition"])
        for assertion in rule["Assertions"]
        if not evaluation.holds(assertion["Assert"])
    ]
