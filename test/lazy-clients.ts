import type { ECSClient } from '@aws-sdk/client-ecs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { AwsClients } from '../src/aws/clients.ts';

interface Clients {
  readonly sfn: SFNClient;
  readonly ecs: ECSClient;
  readonly s3?: S3Client;
}

/** Clients that are there already, as the step gets them. There are no logs, and S3 only where it is given. */
export function lazyClients({ sfn, ecs, s3 }: Clients): AwsClients {
  return {
    sfn,
    ecs: async () => ecs,
    s3: async () => {
      if (s3 === undefined) {
        throw new Error('There is no S3.');
      }
      return s3;
    },
    logs: async () => {
      throw new Error('There are no logs.');
    },
  };
}
