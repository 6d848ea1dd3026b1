"""Parameters of the stacks. Which of them CloudFormation takes or refuses, the tests in test/infra tell."""

GOOD = {
    "Image": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/uploads:8d1c8b69c3fc-amd64",
    "SubnetIds": "subnet-0ed41e45b216c45a4,subnet-05b0c4e4a7cc1cbd3",
    "GitHubRepository": "octo-org/uploads",
    "GitHubOwnerId": "9919",
    "GitHubRepositoryId": "1296269",
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

WITH_ALL = {
    **GOOD,
    "SecurityGroupIds": "sg-0121e456c45b21f42,sg-0121e456c45b21f43",
    "GitHubOidcProviderArn": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    "GitHubDeployWorkflow": "octo-org/uploads/.github/workflows/deploy.yml@refs/heads/main",
    "AllowPullRequests": "true",
    "NotificationEmail": "uploads@example.com",
}
