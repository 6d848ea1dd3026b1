"""
Makes the stack of a template on moto over the wire: creates it, looks at its resources through their own APIs, updates
it, deletes it, and does so again with the optional function. Ends with 1 if anything is not as it should be.

The server is a thread of this process, on a free port of loopback: whatever happens, nothing is left behind.
"""

import json
import logging
import sys
import time
from pathlib import Path

from botocore.exceptions import ClientError
from cases import (
    ALSO_GOOD,
    BAD,
    GOOD,
    ILLEGAL_SIZES,
    IN_OTHER_SUBNETS,
    UPDATED,
    WITH_FUNCTION,
)
from constraints import refusals
from findings import Findings
from looks import look_at_created, look_at_deleted, look_at_resources, look_at_updated
from moto.server import ThreadedMotoServer
from stack import Stack


def look_at_constraints(template: dict, vpc: dict[str, str], find: Findings) -> None:
    """Here, and not by moto, which takes any parameter."""
    for good in [{}, *ALSO_GOOD]:
        find.check(
            f"taken: {good or GOOD}", lambda good=good: refusals(template, {**GOOD, **vpc, **good}) == []
        )
    for name, value in BAD:
        said = refusals(template, {**GOOD, **vpc, name: value})
        sentence = template["Parameters"][name].get("ConstraintDescription")
        find.check(
            f"refused: {name}={value!r}: {' '.join(said)}",
            lambda: sentence is not None
            and said == [f"Parameter {name} failed to satisfy constraint: {sentence}"],
        )
    for cpu, memory in ILLEGAL_SIZES:
        said = refusals(template, {**GOOD, **vpc, "Cpu": cpu, "Memory": memory})
        find.check(
            f"refused: Cpu={cpu} with Memory={memory}: {' '.join(said)}",
            lambda: len(said) == 1 and cpu in said[0],
        )
    for name in GOOD:
        rest = {key: value for key, value in GOOD.items() if key != name}
        find.check(
            f"refused: no {name}",
            lambda: refusals(template, {**rest, **vpc}) == [f"Parameters: [{name}] must have values"],
        )


def life_of_a_stack(stack: Stack, vpc: dict[str, str], find: Findings) -> None:
    stack.deploy("create_stack", {**GOOD, **vpc})
    find.check("uploads: the stack is complete", lambda: stack.status() == "CREATE_COMPLETE")
    look_at_created(stack, find)
    look_at_resources(stack, find)
    stack.deploy("update_stack", {**IN_OTHER_SUBNETS, **vpc})
    stack.deploy("update_stack", {**UPDATED, **vpc})
    look_at_updated(stack, find)
    bucket = stack.bucket()
    stack.client("cloudformation").delete_stack(StackName=stack.name)
    look_at_deleted(
        stack, bucket, find, "what an update should have changed and did not, it forgets to delete"
    )


def life_of_a_stack_with_function(stack: Stack, vpc: dict[str, str], find: Findings) -> None:
    stack.deploy("create_stack", {**WITH_FUNCTION, **vpc})
    look_at_created(stack, find)
    find.check(
        f"{stack.name}: the machine calls the function",
        lambda: stack.outputs()["ProcessErrorFunctionArn"] in json.dumps(stack.definition()),
    )
    bucket = stack.bucket()
    stack.client("cloudformation").delete_stack(StackName=stack.name)
    look_at_deleted(stack, bucket, find)
    functions = stack.client("lambda")
    find.check(
        f"{stack.name}, deleted: no function is left", lambda: functions.list_functions()["Functions"] == []
    )


def main(path: str) -> int:
    template = Path(path).read_text(encoding="utf-8")
    for name in ("werkzeug", "moto"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    find = Findings()
    began = time.monotonic()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        url = f"http://{host}:{port}"
        ec2 = Stack("", template, url).client("ec2")
        vpc = {"VpcId": ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]}
        look_at_constraints(json.loads(template), vpc, find)
        life_of_a_stack(Stack("uploads", template, url), vpc, find)
        life_of_a_stack_with_function(Stack("classic", template, url), vpc, find)
        find.check(
            "one update changes subnets and the retention of logs",
            lambda: updates_at_once(Stack("at-once", template, url), vpc),
            "a log group whose update it leaves out is unknown to the machine that logs there",
        )
        find.check(
            "it refuses wrong parameters by itself",
            lambda: not takes_anything(Stack("wrong", template, url), vpc),
            "it reads neither AllowedPattern and AllowedValues nor Rules; what is refused above, this check refuses",
        )
    except ClientError as error:
        find.fault(f"moto refuses the stack: {error}")
    finally:
        server.stop()
    find.tell_limits()
    seconds = time.monotonic() - began
    print(
        f"{find.checks} checks of {path} on moto, {len(find.limits)} things that moto does not do, {seconds:.1f} s."
    )
    if find.faults > 0:
        print(f"{find.faults} of them failed.")
    return 1 if find.faults > 0 else 0


def updates_at_once(stack: Stack, vpc: dict[str, str]) -> bool:
    stack.deploy("create_stack", {**GOOD, **vpc})
    stack.deploy("update_stack", {**UPDATED, **vpc})
    return stack.status() == "UPDATE_COMPLETE"


def takes_anything(stack: Stack, vpc: dict[str, str]) -> bool:
    stack.deploy("create_stack", {**GOOD, **vpc, "Cpu": "256", "Memory": "4096", "GitHubRef": "main"})
    return stack.status() == "CREATE_COMPLETE"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
