"""What came of the checks: lines for those who read the output, and what the process ends with."""

from collections.abc import Callable


class Findings:
    def __init__(self) -> None:
        self.limits: list[str] = []
        self.faults = 0
        self.checks = 0

    def check(self, what: str, holds: Callable[[], bool], moto_cannot: str | None = None) -> None:
        """
        Notes whether something is so. What moto is known not to do is listed at the end, and is a fault once moto does
        it: the list is to be true.
        """
        self.checks += 1
        try:
            is_so, why = holds(), ""
        except Exception as error:  # Whatever a client throws means that it is not so.
            is_so, why = False, f" ({type(error).__name__}: {' '.join(str(error).split())[:300]})"
        if moto_cannot is not None and not is_so:
            self.limits.append(f"{what}: {moto_cannot}")
        elif is_so and moto_cannot is None:
            print(f"ok   {what}")
        else:
            self.fault(
                what + (f": moto can, so take it off the list of what it cannot{why}" if is_so else why)
            )

    def fault(self, sentence: str) -> None:
        self.faults += 1
        print(f"FAIL {sentence}")

    def tell_limits(self) -> None:
        print("What moto does not do, so that only a real deployment shows it:")
        for limit in self.limits:
            print(f"     {limit}")
