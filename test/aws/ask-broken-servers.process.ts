import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CredentialsProviderError } from '@smithy/core/config';
import { toAwsError } from '../../src/aws/error-sentences.ts';
import { isTransient, kindOf, mayHaveHappened, required } from '../../src/aws/errors.ts';
import type { Asked, Scenario } from './asked.ts';
import { brokenServer } from './broken-server.ts';

/**
 * Asks broken servers with the real SDK, and prints what came of it. It is a process of its own since in Jest the
 * errors of Node's sockets are of another realm, which the SDK wraps into others.
 */
async function ask(scenario: Scenario): Promise<Asked> {
  const { answers, calls = 1, requestMs = 5000, arn, hasCredentials = true } = scenario;
  const server = await brokenServer(...answers);
  const sfn = new SFNClient({
    region: 'eu-west-1',
    endpoint: scenario.url ?? server.url,
    credentials: async () => {
      if (!hasCredentials) {
        throw new CredentialsProviderError('Could not load credentials from any providers');
      }
      return { accessKeyId: 'a', secretAccessKey: 's' };
    },
    maxAttempts: 1,
  });
  const results: Asked['results'][number][] = [];
  for (let call = 0; call < calls; call += 1) {
    try {
      const abortSignal = AbortSignal.timeout(requestMs);
      const answer = await sfn.send(new DescribeExecutionCommand({ executionArn: arn }), { abortSignal });
      results.push({ answered: required(answer.status, 'status') });
    } catch (error) {
      const told = toAwsError(error, { action: 'states:DescribeExecution', resource: arn });
      results.push({
        kind: kindOf(error),
        passes: isTransient(error),
        mayHave: mayHaveHappened(error),
        toldAlike: told.kind === kindOf(error) && mayHaveHappened(told) === mayHaveHappened(error),
        message: told.message,
      });
    }
  }
  sfn.destroy();
  await server.close();
  return { results, requests: server.requests };
}

const scenarios: readonly Scenario[] = JSON.parse(process.argv[2] ?? '[]');
const asked = await Promise.all(scenarios.map(ask));
process.stdout.write(JSON.stringify(asked));
