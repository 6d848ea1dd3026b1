import { AwsError } from '../aws-error.ts';
import type { ByRegion } from '../by-region.ts';
import type { JsonObject } from '../json.ts';
import type { RequestScope, Service } from '../service.ts';
import { createCluster, describeClusters, listClusters } from './cluster-operations.ts';
import {
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitions,
  registerTaskDefinition,
} from './definition-operations.ts';
import type { EcsRegion } from './region.ts';
import { ecsResource } from './request-resource.ts';
import { describeTasks, listTasks, runTaskOperation, stopTask } from './task-operations.ts';

type Operation = (region: EcsRegion, input: JsonObject, scope: RequestScope) => JsonObject;

/** ECS over AWS JSON 1.1. Closing it kills every task. */
export function createEcsService(regions: ByRegion<EcsRegion>): Service {
  const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
    ['CreateCluster', createCluster],
    ['DescribeClusters', describeClusters],
    ['ListClusters', listClusters],
    ['RegisterTaskDefinition', registerTaskDefinition],
    ['DescribeTaskDefinition', describeTaskDefinition],
    ['DeregisterTaskDefinition', deregisterTaskDefinition],
    ['ListTaskDefinitions', listTaskDefinitions],
    ['RunTask', runTaskOperation],
    ['DescribeTasks', describeTasks],
    ['StopTask', stopTask],
    ['ListTasks', listTasks],
  ]);
  return {
    targetPrefix: 'AmazonEC2ContainerServiceV20141113',
    contentType: 'application/x-amz-json-1.1',
    actionPrefix: 'ecs',
    resourceOf: ecsResource,
    call: async (name, input, scope) => {
      const operation = operations.get(name);
      if (operation === undefined) {
        throw new AwsError('UnknownOperationException', `The local ECS does not serve ${name}.`);
      }
      return operation(regions.in(scope), input, scope);
    },
    close: async () => {
      await Promise.all(regions.all().map((region) => region.tasks.close()));
    },
  };
}
