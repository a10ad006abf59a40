import { call } from '#office/data/client.ts';
import { requests } from '../../contract/requests.ts';

/** How many requests wait for the reader's decision; a hundred means "that or more". */
export async function countWaiting(signal: AbortSignal): Promise<number> {
  return (await call(requests.list, { state: 'submitted', size: 100 }, { signal })).items.length;
}
