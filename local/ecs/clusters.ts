import { formatArn, parseArn } from '../arn.ts';
import type { JsonObject } from '../json.ts';
import { objects, optionalText, optionalTexts } from '../members.ts';
import type { RequestScope } from '../service.ts';
import { clusterNotFound, invalidParameter, refuseUnsupported } from './errors.ts';

export interface Cluster {
  readonly name: string;
  readonly arn: string;
  readonly capacityProviders: readonly string[];
  readonly defaultStrategy: readonly JsonObject[];
  readonly settings: readonly JsonObject[];
  readonly tags: readonly JsonObject[];
}

const SUPPORTED = new Set([
  'clusterName',
  'capacityProviders',
  'defaultCapacityProviderStrategy',
  'settings',
  'tags',
]);

/** The clusters of one region. */
export class Clusters {
  readonly #clusters = new Map<string, Cluster>();
  readonly #scope: RequestScope;

  constructor(scope: RequestScope) {
    this.#scope = scope;
  }

  /** CreateCluster; one that is there already is answered as it is. */
  create(input: JsonObject): Cluster {
    const name = optionalText(input, 'clusterName') ?? 'default';
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
      throw invalidParameter(
        `Invalid cluster name "${name}": up to 255 letters, numbers, hyphens and underscores are allowed.`,
      );
    }
    refuseUnsupported(input, SUPPORTED, `cluster "${name}"`, invalidParameter);
    const capacityProviders = optionalTexts(input, 'capacityProviders') ?? [];
    const unknown = capacityProviders.find(
      (provider) => provider !== 'FARGATE' && provider !== 'FARGATE_SPOT',
    );
    if (unknown !== undefined) {
      throw invalidParameter(
        `The specified capacity provider "${unknown}" was not found: the local ECS has FARGATE and FARGATE_SPOT.`,
      );
    }
    const known = this.#clusters.get(name);
    if (known !== undefined) {
      return known;
    }
    const cluster: Cluster = {
      name,
      arn: formatArn('ecs', this.#scope, `cluster/${name}`),
      capacityProviders,
      defaultStrategy: objects(input, 'defaultCapacityProviderStrategy'),
      settings: objects(input, 'settings'),
      tags: objects(input, 'tags'),
    };
    this.#clusters.set(name, cluster);
    return cluster;
  }

  /** By name or ARN; without one, the cluster `default`. */
  find(reference: string | undefined): Cluster | undefined {
    const arn = parseArn(reference ?? '');
    if (arn === undefined) {
      return this.#clusters.get(reference ?? 'default');
    }
    const cluster = this.#clusters.get(arn.resource.replace(/^cluster\//, ''));
    return cluster?.arn === reference ? cluster : undefined;
  }

  /** As `find`, or throws ClusterNotFoundException. */
  get(reference: string | undefined): Cluster {
    const cluster = this.find(reference);
    if (cluster === undefined) {
      throw clusterNotFound();
    }
    return cluster;
  }

  all(): readonly Cluster[] {
    return [...this.#clusters.values()];
  }
}
