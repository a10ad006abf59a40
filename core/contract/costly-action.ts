/** What costs the house so much that nobody may do it without end: each has an allowance per person and agency. */
export const costlyActions = ['search', 'export', 'print', 'upload', 'import'] as const;
export type CostlyAction = (typeof costlyActions)[number];

/** The allowance that an operation draws on; with `whenGiven` only where one of these fields of the input is given. */
export type Cost = CostlyAction | { readonly action: CostlyAction; readonly whenGiven: readonly string[] };
