import type { JsonObject } from '../json.ts';
import { optionalTexts } from '../members.ts';
import type { Cluster } from './clusters.ts';
import { pageOfArns } from './paging.ts';
import type { EcsRegion } from './region.ts';

export function createCluster(region: EcsRegion, input: JsonObject): JsonObject {
  return { cluster: clusterView(region, region.clusters.create(input), true) };
}

/** DescribeClusters; one that is not there is a failure with reason MISSING. */
export function describeClusters(region: EcsRegion, input: JsonObject): JsonObject {
  const references = optionalTexts(input, 'clusters') ?? ['default'];
  const include = optionalTexts(input, 'include') ?? [];
  const found = references.map((reference) => ({ reference, cluster: region.clusters.find(reference) }));
  return {
    clusters: found.flatMap(({ cluster }) =>
      cluster === undefined ? [] : [clusterView(region, cluster, include.includes('TAGS'))],
    ),
    failures: found.flatMap(({ reference, cluster }) =>
      cluster === undefined ? [{ arn: reference, reason: 'MISSING' }] : [],
    ),
  };
}

export function listClusters(region: EcsRegion, input: JsonObject): JsonObject {
  const page = pageOfArns(
    region.clusters.all().map((cluster) => cluster.arn),
    input,
  );
  return { clusterArns: page.arns, ...page.next };
}

function clusterView(region: EcsRegion, cluster: Cluster, withTags: boolean): JsonObject {
  const statuses = region.tasks.of(cluster).map((task) => task.state.status);
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: statuses.filter((status) => status === 'RUNNING').length,
    pendingTasksCount: statuses.filter((status) => status === 'PENDING' || status === 'PROVISIONING').length,
    activeServicesCount: 0,
    statistics: [],
    tags: withTags ? cluster.tags : [],
    settings: cluster.settings,
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultStrategy,
  };
}
