import { fail } from '#core/contract/errors.ts';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { throttle } from '#core/policy/throttle.ts';

/** Wrong secrets of one person in a quarter of an hour, over all their certificates and processes. */
const tries = { allowance: 5, seconds: 900 } as const;

const keyOf = (agencyId: AgencyId, personId: PersonId) => `signing-secret:${agencyId}:${personId}`;

/** Counts a try before it is made, so that tries at the same moment cannot slip past; the seconds to wait, or 0. */
export const countSecretTry = (tx: Tx, agencyId: AgencyId, personId: PersonId): Promise<number> =>
  throttle(tx, keyOf(agencyId, personId), tries.allowance, tries.seconds);

/** It was the right one: it does not count. */
export async function giveSecretTryBack(tx: Tx, agencyId: AgencyId, personId: PersonId): Promise<void> {
  await tx.rows('select core.refund_throttle($1)', [keyOf(agencyId, personId)]);
}

/** @throws signatures.too-many-tries */
export function refuseSecretTry(wait: number): void {
  if (wait > 0) fail('signatures.too-many-tries', { seconds: wait });
}
