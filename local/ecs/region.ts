import type { RequestScope } from '../service.ts';
import { ClientTokens } from './client-tokens.ts';
import { Clusters } from './clusters.ts';
import { TaskDefinitions } from './task-definitions.ts';
import type { TaskWorld } from './task-run.ts';
import { Tasks } from './tasks.ts';

/** All that ECS knows in one region. */
export interface EcsRegion {
  readonly clusters: Clusters;
  readonly definitions: TaskDefinitions;
  readonly tasks: Tasks;
  readonly tokens: ClientTokens;
}

export function createEcsRegion(world: TaskWorld, scope: RequestScope): EcsRegion {
  return {
    clusters: new Clusters(scope),
    definitions: new TaskDefinitions(world.clock, scope),
    tasks: new Tasks(world, scope),
    tokens: new ClientTokens(() => world.clock.now()),
  };
}
