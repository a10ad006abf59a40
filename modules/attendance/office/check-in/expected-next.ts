import type { Direction } from '../../contract/terms.ts';
import type { KeptCheckIn } from '../device/check-in-box.ts';

/** What is checked next: as the server says, or out once something waits on this phone. */
export function expectedNext(
  said: Direction,
  kept: readonly Pick<KeptCheckIn, 'item' | 'refusal'>[],
): Direction {
  return kept.some(({ refusal }) => refusal === null) ? 'out' : said;
}
