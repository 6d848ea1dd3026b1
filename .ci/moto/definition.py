"""
moto's CloudFormation reads a state machine's `DefinitionString`, and neither its `Definition` nor its
`DefinitionSubstitutions`. CloudFormation itself writes the definition as JSON, once it has resolved what the template
refers to, and then puts the substitutions into that text; so does this.
"""

import json

from moto.stepfunctions.models import StateMachine


def read_definitions() -> None:
    """From now on, moto makes and updates state machines by `Definition` too."""
    for verb in ("create_from_cloudformation_json", "update_from_cloudformation_json"):
        setattr(StateMachine, verb, classmethod(with_text(getattr(StateMachine, verb).__func__)))


def with_text(original):
    def by_definition(cls, *args, **kwargs):
        # It comes by position or by name, and is the only argument that is a resource of a template.
        for resource in [*args, *kwargs.values()]:
            if isinstance(resource, dict) and "Definition" in resource.get("Properties", {}):
                properties = resource["Properties"]
                text = json.dumps(properties.pop("Definition"), ensure_ascii=False)
                for name, part in properties.pop("DefinitionSubstitutions", {}).items():
                    text = text.replace("${" + name + "}", part)
                properties["DefinitionString"] = text
        return original(cls, *args, **kwargs)

    return by_definition
