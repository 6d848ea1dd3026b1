import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { AccessKey } from '../../../local/access-key.ts';
import type { RequestRecord } from '../../../local/requests.ts';
import { type LocalAwsOptions, startLocalAws } from '../../../local/server.ts';

/** The real SDK's clients, pointed at a local AWS. */
export interface Clients {
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
}

/** Where a local AWS is, and the key that it takes. */
export interface Endpoint extends AccessKey {
  readonly url: string;
}

export interface Running extends Endpoint {
  readonly clients: Clients;
  /** The requests that were answered so far. */
  requests(): readonly RequestRecord[];
  /** Faults of the local AWS itself: a test that passes leaves none. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

/** Starts a local AWS on a free port. Whoever starts it closes it. */
export async function startForTest(options: LocalAwsOptions = {}): Promise<Running> {
  const faults: unknown[] = [];
  const aws = await startLocalAws({ onFault: (fault) => faults.push(fault), ...options });
  const clients = clientsFor(aws, 'eu-west-1');
  return {
    url: aws.url,
    accessKeyId: aws.accessKeyId,
    secretAccessKey: aws.secretAccessKey,
    clients,
    requests: () => aws.requests(),
    faults,
    close: async () => {
      destroyAll(clients);
      await aws.close();
    },
  };
}

export function clientsFor({ url, accessKeyId, secretAccessKey }: Endpoint, region: string): Clients {
  const settings = {
    endpoint: url,
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  };
  return {
    ecs: new ECSClient(settings),
    logs: new CloudWatchLogsClient(settings),
    s3: new S3Client(settings),
    sfn: new SFNClient(settings),
  };
}

export function destroyAll(clients: Clients): void {
  for (const client of Object.values(clients)) {
    client.destroy();
  }
}
