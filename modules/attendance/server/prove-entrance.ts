import type { TxContext } from '#core/session/context.ts';
import type { CheckInStatement } from '../contract/check-in-statement.ts';
import type { secondProofs } from '../contract/check-ins.ts';
import type { TimeFinding } from '../contract/time-tickets.ts';
import { agencyHmac } from './agency-hmac.ts';
import type { Scene } from './check-in-scene.ts';
import { usedSteps } from './check-ins.queries.ts';
import { lockPerson } from './people.queries.ts';
import { checkEntranceCode, stepAt } from './rules/codes/entrance-code.ts';

interface Proof {
  secondProof: (typeof secondProofs)[number];
  /** The step whose code was used up by it. */
  step: number | null;
}

/** Whether the code of an entrance was given rightly, for the first time by this person, while it can have been shown. */
export async function proveEntrance(
  { tx, actor, secrets }: TxContext,
  { settings, places, personId }: Scene,
  { entrance }: Pick<CheckInStatement, 'entrance'>,
  { from, to }: TimeFinding['window'],
): Promise<Proof> {
  const missing: Proof = { secondProof: 'missing', step: null };
  if (!entrance)
    return settings?.entranceCode === 'asked' ? missing : { ...missing, secondProof: 'not-asked' };
  if (from === null || !places.some(({ id }) => id === entrance.placeId)) return missing;
  await lockPerson(tx, personId);
  const used = await usedSteps(tx, personId, entrance.placeId, stepAt(from) - 1);
  const place = { id: entrance.placeId, hmac: agencyHmac(secrets, actor.agencyId, 'entrance') };
  const finding = checkEntranceCode(entrance.digits, place, { from, to }, used);
  return 'step' in finding ? { secondProof: 'given', step: finding.step } : missing;
}
