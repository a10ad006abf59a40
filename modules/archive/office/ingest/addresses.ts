export const ingestsPath = '/archive/ingests';

export function ingestPath(id: string): string {
  return `${ingestsPath}/${id}`;
}
