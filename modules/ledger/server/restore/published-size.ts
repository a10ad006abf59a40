import type { LogName } from '../../contract/terms.ts';
import { logFiles, type TileStore } from '../store/tile-store.ts';

/** How many leaves the published checkpoint of a log says that there are, whoever signed it; 0 where there is none. */
export async function publishedSize(store: TileStore, agencyId: string, log: LogName): Promise<number> {
  return (await logFiles(store, agencyId, log).checkpoint())?.checkpoint.size ?? 0;
}
