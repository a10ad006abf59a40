import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';

/** Paths of the pages under `/office`. */
export const structurePath = '/structure';
export const chartPath = '/structure/chart';
export const peoplePath = '/people';
export const rolesPath = '/roles';
export const importPath = '/import';

/** Leads to the structure, opened at a unit. */
export function unitPath(id: UnitId | string): string {
  return `${structurePath}/${id}`;
}

/** The structure, opened at a unit: for links within it, which do not leave the page. */
export function unitPlace(id: UnitId | string) {
  return { to: structurePath, search: { unit: id } };
}

export function postPath(id: PostId | string): string {
  return `/posts/${id}`;
}

export function personPath(id: PersonId | string): string {
  return `${peoplePath}/${id}`;
}
