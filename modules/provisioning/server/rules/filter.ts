/** An attribute as a filter or a step names it. */
export interface AttributePath {
  /** The schema that was named with it. */
  urn?: string;
  name: string;
  sub?: string;
}

export const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
export type FilterValue = string | number | boolean | null;

/** A filter (RFC 7644 §3.4.2.2). `some` asks for one value of a list that meets all of `of`. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; of: Filter }
  | { kind: 'present'; path: AttributePath }
  | { kind: 'compare'; path: AttributePath; by: Comparison; value: FilterValue }
  | { kind: 'some'; path: AttributePath; of: Filter };
