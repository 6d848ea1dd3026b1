import type { Json } from '../../json.ts';

/** Where a path starts: `$` the input, `$$` the context object, `$name` a variable, `@` the item a filter looks at. */
export type PathRoot =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'item' };

/** One step of a path. `descend` (`..`) applies the step after it to every value below. */
export type Segment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'descend' };

export interface Path {
  readonly root: PathRoot;
  readonly segments: readonly Segment[];
}

export type Comparator = '==' | '!=' | '<=' | '>=' | '<' | '>' | 'in' | 'nin';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: Json };

/** The condition inside `[?(…)]`. `exists` is a path that stands alone. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter }
  | { readonly kind: 'exists'; readonly path: Path }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    };
