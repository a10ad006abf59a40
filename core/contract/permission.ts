/** A right, `noun.verb`, granted to a role on a unit and its subtree. */
export type Permission = string & { readonly __permission: true };

const declared = new Set<string>();

/** Declares a right; its texts are `permissions.<name>` in the locales. */
export function permission(name: `${string}.${string}`): Permission {
  declared.add(name);
  return name as unknown as Permission;
}

export function declaredPermissions(): ReadonlySet<string> {
  return declared;
}
