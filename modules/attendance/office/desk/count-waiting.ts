import { call } from '#office/data/client.ts';
import { deskCounters } from '../../contract/desk-counters.ts';

/** How much waits for the decision of the reader. */
export async function countWaiting(signal: AbortSignal): Promise<number> {
  return (await call(deskCounters, {}, { signal })).waiting;
}
