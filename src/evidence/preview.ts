/** One small output of an execution, JSON or CSV, as a table to look at. */
export type OutputPreview =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly header: readonly string[];
      /** As many cells each as the header has. */
      readonly rows: readonly (readonly string[])[];
      /** How many more rows and columns the object has. */
      readonly moreRows: number;
      readonly moreColumns: number;
    }
  | { readonly kind: 'unreadable'; readonly warning: string };
