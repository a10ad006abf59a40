/** Rights that stand together under one name. */
export interface RightsArea {
  name: string;
  permissions: string[];
}

/** Rights by the noun that they begin with (`letters` of `letters.register`), in the order in which they come. */
export function rightsByArea(permissions: readonly string[], nameOf: (area: string) => string): RightsArea[] {
  const areas = new Map<string, string[]>();
  for (const permission of permissions) {
    const name = nameOf(permission.split('.')[0] ?? permission);
    areas.set(name, [...(areas.get(name) ?? []), permission]);
  }
  return [...areas].map(([name, inside]) => ({ name, permissions: inside }));
}
