import type { DisposalKind, DisposalListId } from '../contract/terms.ts';

/** Paths of the pages under `/office` for classification, disposal and keeping. */
export const classificationPath = '/archive/classification';
export const versionsPath = '/archive/classification/versions';
export const importPath = '/archive/classification/versions/import';
export const accessPath = '/archive/classification/versions/access';
export const disposalsPath = '/archive/disposals';
export const candidatesPath = '/archive/disposals/candidates';
export const stubsPath = '/archive/disposals/stubs';
export const bagPath = '/archive/disposals/bag';
export const disposalSettingsPath = '/archive/disposals/settings';
export const registersPath = '/archive/registers';
export const placesPath = '/archive/places';
export const loansPath = '/archive/places/loans';
export const emergenciesPath = '/archive/emergencies';

export function disposalPath(id: DisposalListId | string): string {
  return `/archive/disposals/${id}`;
}

/** Where dossiers are chosen, for a list or to look what is due. */
export function candidatesFor(kind: DisposalKind, list?: DisposalListId): Record<string, string> {
  return list ? { kind, list } : { kind };
}
