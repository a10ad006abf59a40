import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';

/** Paths of the pages under `/office`. */
export const structurePath = '/structure';
export const peoplePath = '/people';
export const rolesPath = '/roles';
export const importPath = '/import';

/** The structure, opened at a unit. */
export function unitPath(id: UnitId | string): string {
  return `${structurePath}?unit=${id}`;
}

export function postPath(id: PostId | string): string {
  return `/posts/${id}`;
}

export function personPath(id: PersonId | string): string {
  return `${peoplePath}/${id}`;
}
