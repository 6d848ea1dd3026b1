import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';

/** The clients of a step. All but Step Functions are loaded and made when they are first asked for, and then kept. */
export interface AwsClients {
  readonly sfn: SFNClient;
  ecs(): Promise<ECSClient>;
  s3(): Promise<S3Client>;
  /** Containers may log to another region than their own. */
  logs(region: string): Promise<CloudWatchLogsClient>;
}

/** Names the action to AWS, so that its calls can be told apart in CloudTrail. */
const CLIENT = { customUserAgent: 'sfn-fargate-retry' };

/** What is called with retries of our own, within the rate limits: a retry of the SDK's own would count for neither. */
const RETRIED_CLIENT = { ...CLIENT, maxAttempts: 1 };

/** Makes the client of Step Functions. Region, credentials and `AWS_ENDPOINT_URL` are the SDK's to find. */
export function createClients(): AwsClients {
  let ecs: Promise<ECSClient> | undefined;
  let s3: Promise<S3Client> | undefined;
  const logs = new Map<string, Promise<CloudWatchLogsClient>>();
  return {
    sfn: withoutLogging(new SFNClient(RETRIED_CLIENT)),
    ecs: () => {
      ecs ??= loadEcs();
      return ecs;
    },
    s3: () => {
      s3 ??= loadS3();
      return s3;
    },
    logs: (region) => {
      const client = logs.get(region) ?? loadLogs(region);
      logs.set(region, client);
      return client;
    },
  };
}

/**
 * The SDK copies each answer without what is sensitive, for a logger that nobody has given it. A history has 25,000
 * events.
 */
function withoutLogging(client: SFNClient): SFNClient {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

async function loadEcs(): Promise<ECSClient> {
  const { ECSClient } = await import('@aws-sdk/client-ecs');
  return new ECSClient(RETRIED_CLIENT);
}

async function loadS3(): Promise<S3Client> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  // A bucket may lie in another region than the machine.
  return new S3Client({ ...CLIENT, followRegionRedirects: true });
}

async function loadLogs(region: string): Promise<CloudWatchLogsClient> {
  const { CloudWatchLogsClient } = await import('@aws-sdk/client-cloudwatch-logs');
  return new CloudWatchLogsClient({ ...RETRIED_CLIENT, region });
}
