/** Paths of the pages under `/office`. */
export const archivePath = '/archive';
export const unfiledPath = '/archive/unfiled';
export const searchPath = '/archive/search';

export function dossierPath(id: string): string {
  return `/archive/dossiers/${id}`;
}

export function recordPath(id: string): string {
  return `/archive/records/${id}`;
}
