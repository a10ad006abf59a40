import { createHash } from 'node:crypto';
import type { JobContext } from '#core/jobs/job.ts';
import { settings } from '#modules/signatures/contract/settings.ts';
import { agencyAuthority } from '#modules/signatures/server/authority/house-authority.ts';
import { ownClock } from '#modules/signatures/server/runs/signing-clock.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type TimeStampServer, timeStampServer } from '#modules/signatures/test/time-stamp-server.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { workerIn } from './jobs-by-hand.ts';
import { type LettersWish, lettersToSign, numberBook } from './letters-to-sign.ts';
import { freshFactors, prepare, sign, told } from './signing-desk.ts';

/** An office that signs with a time-stamp authority behind HTTP, which is down until somebody says otherwise. */
export interface AwaitingOffice {
  office: SmallOffice;
  clock: TimeStampServer;
  /** The worker's hand in the agency. */
  job: JobContext;
}

export async function awaitingOffice(house: TestHouse): Promise<AwaitingOffice> {
  const office = await smallOffice(house);
  const { agencyId, admin } = office;
  await numberBook(house, office);
  await house.owner(
    `update organization.role set permissions = permissions || '{signatures.manage}' where agency_id = $1 and name = 'admin'`,
    [agencyId],
  );
  const authority = await house.system(agencyId, agencyAuthority);
  const clock = await timeStampServer(ownClock(authority, house.clock));
  clock.isDown = true;
  await admin.call(settings.change, {
    provider: 'local-x509',
    serviceAddress: null,
    serviceUser: null,
    servicePassword: null,
    level: 'B-LT',
    clock: 'outside',
    clockAddress: clock.address,
  });
  return { office, clock, job: workerIn(house, agencyId) };
}

/** A letter that these people signed, one after the other. */
export async function signedBy(
  house: TestHouse,
  { office }: AwaitingOffice,
  signers: readonly Official[],
  wish: Partial<LettersWish> = {},
) {
  const kindCode = signers.length === 1 ? 'SDINAS' : 'BA';
  const [draftId] = await lettersToSign(house, office, { kindCode, ...wish, signers: [...signers] });
  for (const official of signers) {
    await enrol(official).catch(() => undefined);
    await signNext(house, office, official, draftId!);
  }
  return draftId!;
}

export async function signNext(
  house: TestHouse,
  office: SmallOffice,
  official: Official,
  draftId: Awaited<ReturnType<typeof lettersToSign>>[number],
): Promise<void> {
  await freshFactors(house, office);
  const items = told(await sign(official, await prepare(official, [draftId])));
  if (items.join() !== 'signed') throw new Error(items.join());
}

export const digestOf = (pdf: Buffer) => createHash('sha256').update(pdf).digest();

/** What stands of a stamp and of the editions of its letter. */
export async function stampOf(house: TestHouse, draftId: string) {
  const [stamp] = await house.owner<{
    tries: number;
    reason: string | null;
    outcome: string | null;
    next: Date | null;
  }>('select tries, reason, outcome, next_try_at as next from outgoing.awaited_stamp where draft_id = $1', [
    draftId,
  ]);
  const editions = await house.owner<{ number: number; digest: Buffer; level: string }>(
    'select number, digest, level from outgoing.edition where letter_id = $1 order by number',
    [draftId],
  );
  const events = await house.owner<{ type: string; reason: string | null }>(
    `select type, payload ->> 'reason' as reason from core.event
     where matter_id = $1 and type in ('outgoing.time-stamped', 'outgoing.stamp-given-up') order by id`,
    [draftId],
  );
  return { stamp, editions, events: events.map(({ type, reason }) => reason ?? type) };
}
