import type { RequestParty, RequestState } from '../../../contract/request-terms.ts';
import { countsAsLeave } from './transitions.ts';

const numberers = ['official', 'personnel'] as const;

/** As whom a person may number the leave letter of leave that was granted; null where they may not. */
export function numbererOf(
  state: RequestState,
  parties: readonly RequestParty[],
): (typeof numberers)[number] | null {
  return countsAsLeave(state) ? (numberers.find((one) => parties.includes(one)) ?? null) : null;
}

/** The number of the leave letter: the one that was given last. */
export function letterNumberOf(steps: readonly { readonly letterNumber: string | null }[]): string | null {
  return steps.findLast(({ letterNumber }) => letterNumber !== null)?.letterNumber ?? null;
}
