/** Rights of one area: `letters` for `letters.register`. */
export interface RightsArea {
  area: string;
  permissions: string[];
}

/** Rights that begin with the same noun stand together, in the order in which they come. */
export function rightsByArea(permissions: readonly string[]): RightsArea[] {
  const areas = Map.groupBy(permissions, (permission) => permission.split('.')[0] ?? permission);
  return [...areas].map(([area, inside]) => ({ area, permissions: inside }));
}
