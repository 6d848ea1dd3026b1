"""A stack on moto, and what the services say of its resources."""

import json
import warnings

import boto3

REGION = "eu-central-1"


class Stack:
    """One stack on moto, and the clients to look at what it made."""

    def __init__(self, name: str, template_body: str, url: str) -> None:
        self.name = name
        self.template_body = template_body
        self.template = json.loads(template_body)
        self.url = url
        self.session = boto3.Session("any", "any", region_name=REGION)

    def client(self, service: str):
        return self.session.client(service, endpoint_url=self.url)

    def deploy(self, verb: str, parameters: dict[str, str]) -> None:
        """By `create_stack` or `update_stack`."""
        # Its warnings are about what NOT_MADE lists; what is not made is looked at below.
        with warnings.catch_warnings(action="ignore"):
            getattr(self.client("cloudformation"), verb)(
                StackName=self.name,
                TemplateBody=self.template_body,
                Parameters=[
                    {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
                ],
                Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
            )

    def status(self) -> str:
        return self.description()["StackStatus"]

    def description(self) -> dict:
        return self.client("cloudformation").describe_stacks(StackName=self.name)["Stacks"][0]

    def outputs(self) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self.description()["Outputs"]}

    def physical(self) -> dict[str, str]:
        """The ids of the resources that were made, by their names in the template."""
        with warnings.catch_warnings(action="ignore"):
            found = self.client("cloudformation").describe_stack_resources(StackName=self.name)[
                "StackResources"
            ]
        return {
            item["LogicalResourceId"]: item["PhysicalResourceId"]
            for item in found
            if "LogicalResourceId" in item
        }

    def definition(self) -> dict:
        return json.loads(self.machine()["definition"])

    def machine(self) -> dict:
        return self.client("stepfunctions").describe_state_machine(
            stateMachineArn=self.outputs()["StateMachineArn"]
        )

    def task_definition(self) -> dict:
        family = self.outputs()["TaskDefinitionFamily"]
        return self.client("ecs").describe_task_definition(taskDefinition=family)["taskDefinition"]

    def claim(self, role: str, claim: str) -> list[str]:
        """What a token of GitHub must say to take a role, by the role's output."""
        name = self.outputs()[role].rsplit("/", 1)[1]
        policy = self.client("iam").get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
        [statement] = policy["Statement"]
        wanted = statement["Condition"]["StringEquals"].get(f"token.actions.githubusercontent.com:{claim}", [])
        # In a list, moto leaves null where CloudFormation leaves nothing for AWS::NoValue.
        return [wanted] if isinstance(wanted, str) else [text for text in wanted if text is not None]

    def allowed(self, role: str) -> str:
        """The policies within a role, by the role's output."""
        name = self.outputs()[role].rsplit("/", 1)[1]
        iam = self.client("iam")
        names = iam.list_role_policies(RoleName=name)["PolicyNames"]
        return json.dumps(
            [iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"] for policy in names]
        )

    def bucket(self) -> str:
        return self.outputs()["OutputLocation"].removeprefix("s3://").split("/")[0]

    def retention(self) -> list[int]:
        """Of each log group of the stack, in days. Made through CloudFormation, moto's has it as a text."""
        groups = self.client("logs").describe_log_groups()["logGroups"]
        own = [group for group in groups if group["logGroupName"].endswith(f"/{self.name}")]
        return [int(group["retentionInDays"]) for group in own]
