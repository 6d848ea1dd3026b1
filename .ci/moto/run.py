"""
Makes the stacks of both templates on moto over the wire: creates them, looks at their resources through their own APIs,
updates and deletes them. Ends with 1 if anything is not as it should be.

The server is a thread of this process, on a free port of loopback: whatever happens, nothing is left behind.
"""

import json
import logging
import sys
import time
from pathlib import Path

from botocore.exceptions import ClientError
from cases import GOOD, IN_OTHER_SUBNETS, UPDATED, WITH_ALL
from definition import read_definitions
from findings import Findings
from looks import look_at_created, look_at_deleted, look_at_resources, look_at_updated
from moto.server import ThreadedMotoServer
from stack import Stack


def life_of_a_stack(stack: Stack, vpc: dict[str, str], find: Findings) -> None:
    stack.deploy("create_stack", {**GOOD, **vpc})
    find.check("uploads: the stack is complete", lambda: stack.status() == "CREATE_COMPLETE")
    look_at_created(stack, find, left_out=frozenset({"Email"}))
    look_at_resources(stack, find)
    stack.deploy("update_stack", {**IN_OTHER_SUBNETS, **vpc})
    stack.deploy("update_stack", {**UPDATED, **vpc})
    look_at_updated(stack, find)
    bucket = stack.bucket()
    stack.client("cloudformation").delete_stack(StackName=stack.name)
    look_at_deleted(
        stack, bucket, find, "what an update should have changed and did not, it forgets to delete"
    )


def life_of_a_classic_stack(main: Stack, classic: Stack, vpc: dict[str, str], find: Findings) -> None:
    """An upload stack with all that can be given, and beside it the function and its machine."""
    main.deploy("create_stack", {**WITH_ALL, **vpc})
    look_at_created(main, find, left_out=frozenset({"SecurityGroup", "OidcProvider"}))
    find.check(
        f"{main.name}: the deployer asks for the workflow",
        lambda: main.claim("DeployerRoleArn", "job_workflow_ref") == [WITH_ALL["GitHubDeployWorkflow"]],
    )
    find.check(f"{main.name}: the runner trusts pull requests", lambda: trusts_pull_requests(main))
    # The AWS CLI leaves out the outputs that are no parameters, when it is given all of them.
    handed_on = {name: main.outputs()[name] for name in classic.template["Parameters"] if name in main.outputs()}
    classic.deploy("create_stack", handed_on)
    look_at_created(classic, find)

    def machine() -> str:
        return json.dumps(classic.definition())

    function = classic.outputs()["ProcessErrorFunctionArn"]
    for what, holds in {
        "the machine calls the function": lambda: function in machine(),
        "the machine runs in the cluster of the main stack": lambda: main.outputs()["ClusterArn"] in machine(),
        "the machine names both security groups": lambda: json.dumps(
            ["sg-0121e456c45b21f42", "sg-0121e456c45b21f43"]
        )
        in machine(),
        "nothing in the machine is unresolved": lambda: "${" not in machine(),
        "the role of the machine may call the function": lambda: function in main.allowed("StateMachineRoleArn"),
        "the runner may start the machine": lambda: classic.outputs()["StateMachineArn"]
        in main.allowed("RunnerRoleArn"),
        "the deployer may update the machine": lambda: "UpdateStateMachine" in main.allowed("DeployerRoleArn"),
    }.items():
        find.check(f"{classic.name}: {what}", holds)
    classic.client("cloudformation").delete_stack(StackName=classic.name)
    functions = classic.client("lambda")
    find.check(
        f"{classic.name}, deleted: no function is left", lambda: functions.list_functions()["Functions"] == []
    )
    bucket = main.bucket()
    main.client("cloudformation").delete_stack(StackName=main.name)
    look_at_deleted(main, bucket, find)


def trusts_pull_requests(stack: Stack) -> bool:
    repository = "repo:octo-org@9919/uploads@1296269"
    return stack.claim("RunnerRoleArn", "sub") == [
        f"{repository}:ref:refs/heads/main",
        f"{repository}:pull_request",
    ]


def main(upload_template: str, classic_template: str) -> int:
    template, classic = (Path(path).read_text(encoding="utf-8") for path in (upload_template, classic_template))
    for name in ("werkzeug", "moto"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    read_definitions()
    find = Findings()
    began = time.monotonic()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        url = f"http://{host}:{port}"
        ec2 = Stack("", template, url).client("ec2")
        vpc = {"VpcId": ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]}
        life_of_a_stack(Stack("uploads", template, url), vpc, find)
        life_of_a_classic_stack(
            Stack("beside", template, url), Stack("classic", classic, url), vpc, find
        )
        find.check(
            "one update changes subnets and the retention of logs",
            lambda: updates_at_once(Stack("at-once", template, url), vpc),
            "a log group whose update it leaves out is unknown to the machine that logs there",
        )
        find.check(
            "it refuses wrong parameters by itself",
            lambda: not takes_anything(Stack("wrong", template, url), vpc),
            "it reads neither AllowedPattern and AllowedValues nor Rules; test/infra/parameters.test.ts does",
        )
    except ClientError as error:
        find.fault(f"moto refuses the stack: {error}")
    finally:
        server.stop()
    find.tell_limits()
    seconds = time.monotonic() - began
    print(
        f"{find.checks} checks of both templates on moto, {len(find.limits)} things that moto does not do, {seconds:.1f} s."
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
