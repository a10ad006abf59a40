import { call } from '#office/data/client.ts';
import type { Found } from '#office/module.ts';
import { files } from '../../contract/files.ts';
import { staffFilePath } from '../addresses.ts';

const shown = 8;

/** Files by the name of the employee, of those that the reader may open. */
export async function findFiles(search: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await call(files.directory, { search, size: shown }, { signal });
  return items
    .filter(({ can }) => can.open)
    .map(({ id, fullName, posts }) => ({
      ...{ id, title: fullName, path: staffFilePath(id) },
      ...(posts[0] ? { detail: posts[0].name } : {}),
    }));
}
