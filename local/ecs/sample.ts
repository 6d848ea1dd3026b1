import { ROLE_ARN } from '../account.ts';
import type { JsonObject } from '../json.ts';
import type { RequestScope } from '../service.ts';
import type { EcsRegion } from './region.ts';

/** What every region has from the start: the cluster `default` and the sample app's task definition. */
export function registerSamples(region: EcsRegion, scope: RequestScope): EcsRegion {
  region.clusters.create({ clusterName: 'default', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] });
  region.definitions.register(customerDataUpload(scope));
  return region;
}

/** The sample app as it stands in this repository, run by Node itself. */
function customerDataUpload(scope: RequestScope): JsonObject {
  const name = 'customer-data-upload';
  return {
    family: name,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: ROLE_ARN,
    taskRoleArn: ROLE_ARN,
    containerDefinitions: [
      {
        name,
        image: name,
        essential: true,
        entryPoint: ['node', 'app/main.ts'],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': `/ecs/${name}`,
            'awslogs-region': scope.region,
            'awslogs-stream-prefix': 'ecs',
            'awslogs-create-group': 'true',
          },
        },
      },
    ],
  };
}
