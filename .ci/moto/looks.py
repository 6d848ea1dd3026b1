"""What is to be so once a stack was created, updated or deleted."""

import json
from collections.abc import Callable

from cases import GOOD, UPDATED
from findings import Findings
from stack import Stack

NOT_MADE = {
    "AWS::CloudWatch::Alarm",
    "AWS::IAM::OIDCProvider",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
}
"""The types that moto's CloudFormation does not know: it leaves them out, and says that the stack is complete."""


def look_at_created(stack: Stack, find: Findings, left_out: frozenset[str] = frozenset()) -> None:
    """
    Every resource is there, and the outputs are what their names say.

    left_out: what is not made with these parameters, by the conditions of the template
    """
    made = stack.physical()
    for name, resource in stack.template["Resources"].items():
        kind = resource["Type"]
        if name in left_out:
            find.check(f"{stack.name}: {kind} {name} is left out", lambda name=name: name not in made)
        # A policy of a role has no id of its own in CloudFormation either.
        elif kind != "AWS::IAM::Policy":
            not_made = "its CloudFormation does not know this type" if kind in NOT_MADE else None
            find.check(f"{stack.name}: {kind} {name} is made", lambda name=name: name in made, not_made)
    wanted = set(stack.template["Outputs"])
    find.check(
        f"{stack.name}: the outputs {', '.join(sorted(wanted))} are there",
        lambda: set(stack.outputs()) == wanted,
    )
    find.check(
        f"{stack.name}: no output is empty or unresolved",
        lambda: all(resolved(v) for v in stack.outputs().values()),
    )


def resolved(value: str) -> bool:
    return value != "" and "${" not in value and "Fn::" not in value and "None" not in value


def look_at_resources(stack: Stack, find: Findings) -> None:
    """What the parts of the first stack are, as their own services tell it."""
    s3, outputs = stack.client("s3"), stack.outputs

    def machine() -> str:
        return json.dumps(stack.definition())

    def container() -> dict:
        return stack.task_definition()["containerDefinitions"][0]

    def repository() -> dict:
        found = stack.client("ecr").describe_repositories()["repositories"]
        return next(item for item in found if item["repositoryUri"] == outputs()["RepositoryUri"])

    def rules() -> list[str]:
        return stack.client("events").list_rule_names_by_target(TargetArn=outputs()["TopicArn"])["RuleNames"]

    def check(what: str, holds: Callable[[], bool], moto_cannot: str | None = None) -> None:
        find.check(f"{stack.name}: {what}", holds, moto_cannot)

    check("the machine is the built-in one", lambda: "RunECSTask" in stack.definition()["States"])
    check("the machine names the cluster", lambda: outputs()["ClusterArn"] in machine())
    check("the machine names both subnets", lambda: json.dumps(GOOD["SubnetIds"].split(",")) in machine())
    check(
        "the machine names the security group",
        lambda: json.dumps([outputs()["SecurityGroupId"]]) in machine(),
    )
    check("nothing in the machine is unresolved", lambda: "${" not in machine())
    check("the machine has its role", lambda: stack.machine()["roleArn"] == outputs()["StateMachineRoleArn"])
    check(
        "the machine logs",
        lambda: stack.machine()["loggingConfiguration"]["level"] != "OFF",
        "its CloudFormation does not read LoggingConfiguration",
    )
    check(
        "the machine traces",
        lambda: stack.machine()["tracingConfiguration"]["enabled"],
        "its CloudFormation does not read TracingConfiguration",
    )
    check("the task has the image", lambda: container()["image"] == GOOD["Image"])
    check("the task cannot write to its root file system", lambda: container()["readonlyRootFilesystem"])
    check("the task logs", lambda: container()["logConfiguration"]["logDriver"] == "awslogs")
    check(
        "the task has two roles",
        lambda: stack.task_definition()["taskRoleArn"] != stack.task_definition()["executionRoleArn"],
        "its CloudFormation reads neither role of a task definition",
    )
    subject = "repo:octo-org@9919/uploads@1296269:"
    for role, rest in (
        ("RunnerRoleArn", "ref:refs/heads/main"),
        ("DeployerRoleArn", "environment:deploy"),
    ):
        check(
            f"{role} trusts {subject}{rest} and nobody else",
            lambda role=role, rest=rest: stack.claim(role, "sub") == [subject + rest],
        )
        check(
            f"{role} asks for the audience of STS",
            lambda role=role: stack.claim(role, "aud") == ["sts.amazonaws.com"],
        )
    check(
        "no workflow is asked for, where none is given",
        lambda: stack.claim("DeployerRoleArn", "job_workflow_ref") == [],
    )
    check(
        "the bucket is encrypted",
        lambda: bool(s3.get_bucket_encryption(Bucket=stack.bucket())["ServerSideEncryptionConfiguration"]),
    )
    check(
        "the bucket is versioned",
        lambda: s3.get_bucket_versioning(Bucket=stack.bucket())["Status"] == "Enabled",
        "its CloudFormation reads no VersioningConfiguration",
    )
    check(
        "the bucket blocks public access",
        lambda: all(
            s3.get_public_access_block(Bucket=stack.bucket())["PublicAccessBlockConfiguration"].values()
        ),
        "its CloudFormation reads no PublicAccessBlockConfiguration",
    )
    check(
        "the bucket forgets",
        lambda: bool(s3.get_bucket_lifecycle_configuration(Bucket=stack.bucket())["Rules"]),
        "its CloudFormation reads no LifecycleConfiguration",
    )
    check("tags of images are immutable", lambda: repository()["imageTagMutability"] == "IMMUTABLE")
    check(
        "images are scanned",
        lambda: repository()["imageScanningConfiguration"]["scanOnPush"],
        "its CloudFormation takes ScanOnPush under another name",
    )
    check("logs are kept for 30 days", lambda: set(stack.retention()) == {30} and len(stack.retention()) >= 2)
    check("a rule tells the topic", lambda: len(rules()) == 1)
    check(
        "there is a dashboard",
        lambda: len(stack.client("cloudwatch").list_dashboards()["DashboardEntries"]) == 1,
    )


def look_at_updated(stack: Stack, find: Findings) -> None:
    def check(what: str, holds: Callable[[], bool], moto_cannot: str | None = None) -> None:
        find.check(f"{stack.name}, updated: {what}", holds, moto_cannot)

    check("the update is complete", lambda: stack.status() == "UPDATE_COMPLETE")
    check("the outputs name the new subnet", lambda: stack.outputs()["SubnetIds"] == UPDATED["SubnetIds"])
    check(
        "the machine names the new subnet",
        lambda: json.dumps(UPDATED["SubnetIds"].split(",")) in json.dumps(stack.definition()),
    )
    check(
        "the task has the new image",
        lambda: stack.task_definition()["containerDefinitions"][0]["image"] == UPDATED["Image"],
        "its update of a task definition loses the containers",
    )
    check(
        "the machine gives the task a public address",
        lambda: '"AssignPublicIp": "ENABLED"' in json.dumps(stack.definition()),
    )
    check(
        "the machine still names the cluster",
        lambda: stack.outputs()["ClusterArn"] in json.dumps(stack.definition()),
    )
    check(
        "the runner trusts the environment alone",
        lambda: stack.claim("RunnerRoleArn", "sub")
        == ["repo:octo-org@9919/uploads@1296269:environment:production"],
        "its update of a role leaves the trust policy as it was",
    )
    check(
        "logs are kept for 90 days",
        lambda: set(stack.retention()) == {90},
        "its update leaves log groups as they were",
    )


def look_at_deleted(stack: Stack, bucket: str, find: Findings, moto_cannot: str | None = None) -> None:
    """moto_cannot: why what the stack made may be left."""

    def check(what: str, holds: Callable[[], bool], moto_cannot: str | None = None) -> None:
        find.check(f"{stack.name}, deleted: {what}", holds, moto_cannot)

    def without(service: str, list_all: str, key: str) -> Callable[[], bool]:
        return lambda: stack.name not in json.dumps(
            getattr(stack.client(service), list_all)()[key], default=str
        )

    buckets = without("s3", "list_buckets", "Buckets")
    check(
        "the bucket is kept, since what people asked for lies in it",
        lambda: not buckets() and bucket.startswith(stack.name),
        "it deletes what says RetainExceptOnCreate as if it said nothing",
    )
    check("no role is left", without("iam", "list_roles", "Roles"))
    check("no machine is left", without("stepfunctions", "list_state_machines", "stateMachines"))
    check("no topic is left", without("sns", "list_topics", "Topics"))
    check("no rule is left", without("events", "list_rules", "Rules"))
    check("no repository is left", without("ecr", "describe_repositories", "repositories"))
    check("no dashboard is left", without("cloudwatch", "list_dashboards", "DashboardEntries"))
    check("no log group is left", without("logs", "describe_log_groups", "logGroups"), moto_cannot)
