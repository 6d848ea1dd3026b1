import type { RequestScope } from './service.ts';

/**
 * State that each region has of its own, made when the region is first spoken to.
 * AWS resources live in one region and cannot be seen from another.
 */
export class ByRegion<T> {
  readonly #regions = new Map<string, T>();
  readonly #create: (scope: RequestScope) => T;

  constructor(create: (scope: RequestScope) => T) {
    this.#create = create;
  }

  /** The state of the scope's region. */
  in(scope: RequestScope): T {
    const known = this.#regions.get(scope.region);
    if (known !== undefined) {
      return known;
    }
    const created = this.#create(scope);
    this.#regions.set(scope.region, created);
    return created;
  }

  /** The states of all regions that were spoken to. */
  all(): readonly T[] {
    return [...this.#regions.values()];
  }
}
