"""What the conditions and rules of a template come to, for given parameters."""


class Conditions:
    def __init__(self, template: dict, values: dict[str, str]) -> None:
        """values: of all parameters, as texts."""
        self.template = template
        self.values = values

    def named(self, name: str) -> bool:
        return self.holds(self.template["Conditions"][name])

    def holds(self, condition: dict) -> bool:
        [(function, argument)] = condition.items()
        match function:
            case "Fn::Equals":
                left, right = (self.text(node) for node in argument)
                return left == right
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(self.holds(node) for node in argument)
            case "Fn::Or":
                return any(self.holds(node) for node in argument)
            case "Fn::Contains":
                return self.text(argument[1]) in [self.text(node) for node in argument[0]]
            case "Condition":
                return self.named(argument)
        raise ValueError(f"{function} is not known here.")

    def text(self, node: object) -> str:
        if not isinstance(node, dict):
            return str(node)
        [(function, argument)] = node.items()
        match function:
            case "Ref":
                return self.values[argument]
            case "Fn::Join":
                delimiter, items = argument
                # A parameter that is a list is a text with commas here.
                parts = (
                    [self.text(item) for item in items]
                    if isinstance(items, list)
                    else self.text(items).split(",")
                )
                return delimiter.join(parts)
        raise ValueError(f"{function} is not known here.")
