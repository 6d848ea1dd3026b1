import { Aws, CfnCondition, Fn, type Stack } from 'aws-cdk-lib';
import { CfnOIDCProvider, PolicyStatement, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Parameters } from './parameters.ts';

const ISSUER = 'token.actions.githubusercontent.com';

/**
 * Which tokens of GitHub may take which role, by their subject. GitHub gives a job in an environment a subject that
 * names the environment, any other the ref, and one of a pull request neither. Only an environment has rules that
 * say who may use it, so nothing else takes the deployer. A pull request from a fork gets no token.
 */
export function trustGitHub(
  stack: Stack,
  parameters: Parameters,
): { readonly runner: PolicyStatement; readonly deployer: PolicyStatement } {
  const provider = makeProvider(stack, parameters);
  const { GitHubEnvironment, AllowPullRequests, GitHubDeployWorkflow } = parameters;
  const subject = subjectsOf(stack, parameters);
  const withoutEnvironment = given(stack, 'TrustRef', GitHubEnvironment.valueAsString, '');
  const withPullRequests = given(stack, 'TrustPullRequests', AllowPullRequests.valueAsString, 'true');
  const anyWorkflow = given(stack, 'TrustAnyWorkflow', GitHubDeployWorkflow.valueAsString, '');
  return {
    runner: signIn(provider, {
      sub: [
        subject(
          Fn.conditionIf(
            withoutEnvironment.logicalId,
            Fn.sub('ref:${GitHubRef}'),
            Fn.sub('environment:${GitHubEnvironment}'),
          ).toString(),
        ),
        Fn.conditionIf(withPullRequests.logicalId, subject('pull_request'), Aws.NO_VALUE),
      ],
    }),
    deployer: signIn(provider, {
      sub: subject(Fn.sub('environment:${GitHubDeployEnvironment}')),
      job_workflow_ref: Fn.conditionIf(
        anyWorkflow.logicalId,
        Aws.NO_VALUE,
        GitHubDeployWorkflow.valueAsString,
      ),
    }),
  };
}

/** An account can have one provider of an issuer, so it may be there already. */
function makeProvider(stack: Stack, { GitHubOidcProviderArn }: Parameters): string {
  const made = given(stack, 'MakeOidcProvider', GitHubOidcProviderArn.valueAsString, '');
  const provider = new CfnOIDCProvider(stack, 'OidcProvider', {
    url: `https://${ISSUER}`,
    clientIdList: ['sts.amazonaws.com'],
  });
  provider.cfnOptions.condition = made;
  return Fn.conditionIf(made.logicalId, provider.ref, GitHubOidcProviderArn.valueAsString).toString();
}

/** Makes the subject of a token of the repository from what follows its name there. */
function subjectsOf(stack: Stack, { GitHubRepository, GitHubOwnerId }: Parameters): (rest: string) => string {
  const byName = given(stack, 'SubjectByName', GitHubOwnerId.valueAsString, '');
  const part = (index: number) => Fn.select(index, Fn.split('/', GitHubRepository.valueAsString));
  const withIds = Fn.sub('${Owner}@${GitHubOwnerId}/${Name}@${GitHubRepositoryId}', {
    Owner: part(0),
    Name: part(1),
  });
  const repository = Fn.conditionIf(byName.logicalId, GitHubRepository.valueAsString, withIds).toString();
  return (rest) => Fn.join(':', ['repo', repository, rest]);
}

function given(stack: Stack, name: string, value: string, compared: string): CfnCondition {
  return new CfnCondition(stack, name, { expression: Fn.conditionEquals(value, compared) });
}

/** @param claims what the token must say, by claim; STS compares `sub` and `job_workflow_ref` among others */
function signIn(provider: string, claims: Readonly<Record<string, unknown>>): PolicyStatement {
  return new PolicyStatement({
    principals: [
      new WebIdentityPrincipal(provider, {
        // Equals, not Like: a wildcard would let others in.
        StringEquals: Object.fromEntries(
          Object.entries({ aud: 'sts.amazonaws.com', ...claims }).map(([claim, value]) => [
            `${ISSUER}:${claim}`,
            value,
          ]),
        ),
      }),
    ],
    actions: ['sts:AssumeRoleWithWebIdentity'],
  });
}
