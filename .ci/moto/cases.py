"""Parameters of the stack: good ones, and such as must be refused, each by the constraint of its own."""

GOOD = {
    "Image": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/uploads:8d1c8b69c3fc-amd64",
    "SubnetIds": "subnet-0ed41e45b216c45a4,subnet-05b0c4e4a7cc1cbd3",
    "GitHubRepository": "octo-org/uploads",
}
"""`VpcId` is added: it has to be one that is there."""

IN_OTHER_SUBNETS = {**GOOD, "SubnetIds": "subnet-0a60d79e5d4f0b0a1", "AssignPublicIp": "ENABLED"}

UPDATED = {
    **IN_OTHER_SUBNETS,
    "Image": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/uploads:1a2b3c4d5e6f-amd64",
    "GitHubEnvironment": "production",
    "LogRetentionDays": "90",
    "NotificationEmail": "uploads@example.com",
}
"""What the stack is updated to, in two steps, since moto fails in one."""

WITH_FUNCTION = {**GOOD, "ProcessErrorFunction": "true", "SecurityGroupIds": "sg-0121e456c45b21f42"}

ALSO_GOOD: list[dict[str, str]] = [
    {"Image": f"public.ecr.aws/docker/library/node@sha256:{'ab' * 32}"},
    {"Cpu": "1024", "Memory": "8192", "Architecture": "ARM64"},
    {"Cpu": "16384", "Memory": "122880"},
    {"SecurityGroupIds": "sg-0121e456c45b21f42,sg-0121e456c45b21f43"},
    {"GitHubRef": "refs/tags/v1.2.3", "AllowPullRequests": "true"},
    {"GitHubOidcProviderArn": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
    {"AssignPublicIp": "ENABLED", "OutputRetentionDays": "7"},
]

BAD: list[tuple[str, str]] = [
    ("Image", ""),
    ("Image", "uploads"),
    ("Image", "uploads:tag with blanks"),
    ("Image", "https://example.com/uploads:1"),
    ("Cpu", "300"),
    ("Memory", "half a gigabyte"),
    ("Architecture", "amd64"),
    ("VpcId", "default"),
    ("SubnetIds", ""),
    ("SubnetIds", "subnet-0ed41e45b216c45a4,10.0.0.0/24"),
    ("SecurityGroupIds", "default"),
    ("AssignPublicIp", "yes"),
    ("GitHubRepository", "uploads"),
    ("GitHubRepository", "octo-org/*"),
    ("GitHubRepository", "https://github.com/octo-org/uploads"),
    ("GitHubRef", "main"),
    ("GitHubRef", "refs/heads/*"),
    ("GitHubEnvironment", "prod*"),
    ("GitHubOidcProviderArn", "arn:aws:iam::123456789012:oidc-provider/example.com"),
    ("AllowPullRequests", "maybe"),
    ("NotificationEmail", "uploads at example.com"),
    ("LogRetentionDays", "31"),
    ("OutputRetentionDays", "0"),
    ("ProcessErrorFunction", "no"),
]

ILLEGAL_SIZES: list[tuple[str, str]] = [("256", "4096"), ("512", "512"), ("4096", "4096"), ("16384", "30720")]
"""CPU and memory that are fine by themselves, and which Fargate does not offer together."""
