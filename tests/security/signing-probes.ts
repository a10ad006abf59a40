import type { SentInput } from '#core/contract/operation.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { numberBooks } from '#modules/outgoing/contract/number-books.ts';
import { signatures } from '#modules/outgoing/contract/signing.ts';
import { wayOver } from '#modules/outgoing/test/factory.ts';
import { begun } from './draft-probes.ts';
import type { Probe, ProbeKit } from './probes.ts';
import { issued } from './verification-probes.ts';

type Fields = Partial<SentInput<typeof drafts.begin>>;

const signer = (kit: ProbeKit) => ({ postId: kit.post('kadis-kominfo') });

/** A letter that waits for the signature of kadis-kominfo. */
async function ready(kit: ProbeKit, fields: Fields = {}): Promise<string> {
  const writer = await kit.world.actor('staf-kominfo');
  const { id: draftId } = await begun(kit, fields);
  await writer.call(drafts.submit, { draftId, way: wayOver([], signer(kit)) });
  return draftId;
}

/** The same, numbered and printed, with the act that kadis-kominfo means to sign it by. */
async function prepared(kit: ProbeKit, fields: Fields = {}) {
  const head = await kit.world.actor('kadis-kominfo');
  await book(kit);
  const draftId = (await ready(kit, fields)) as never;
  const { id: signingId } = await head.call(signatures.prepare, { ...signer(kit), draftIds: [draftId] });
  return { draftId, signingId };
}

/** One that kadis-kominfo signed, and that lacks its time stamp for good. */
async function withoutStamp(kit: ProbeKit, securityClass: 'B' | 'R' = 'B'): Promise<Record<string, unknown>> {
  const draftId = await ready(kit, { securityClass });
  const at = kit.house.clock.now();
  const { personId } = await kit.world.actor('kadis-kominfo');
  await kit.house.owner(
    `update outgoing.step set state = 'signed', version_number = 1, settled_at = $2, settled_by = $3 where draft_id = $1`,
    [draftId, at, personId],
  );
  await kit.house.owner("update outgoing.draft set stage = 'signed' where id = $1", [draftId]);
  await issued(kit, { id: draftId, securityClass, fileId: await kit.file('staf-kominfo') });
  await kit.row('outgoing.awaited_stamp', {
    ...{ agency_id: kit.world.arunika.agencyId, draft_id: draftId, since: at, reason: 'clock-silent' },
    ...{ next_try_at: at, gives_up_at: at, settled_at: at, outcome: 'given-up' },
  });
  return { draftId };
}

async function book(kit: ProbeKit) {
  const clerk = await kit.world.actor('tata-usaha');
  const code = `UJI${kit.serial()}`;
  const unitId = kit.world.arunika.units.get('kominfo')!;
  return clerk.call(numberBooks.open, { unitId, name: `Buku ${code}`, unitCode: code });
}

async function spare(kit: ProbeKit): Promise<string> {
  const id = crypto.randomUUID();
  const { id: bookId } = await book(kit);
  const { personId } = await kit.world.actor('tata-usaha');
  const counter = {
    agency_id: kit.world.arunika.agencyId,
    book_id: bookId,
    group_code: 'surat-dinas',
    year: 2026,
  };
  const at = kit.house.clock.now();
  await kit.row('outgoing.counter', { ...counter, last_number: 1 });
  await kit.row('outgoing.number', {
    ...counter,
    id,
    sequence: 1,
    state: 'spare',
    taken_on: '2026-11-21',
    reason: 'Hari tanpa jaringan',
    approved_by: personId,
    taken_by: personId,
    taken_at: at,
    changed_by: personId,
    changed_at: at,
  });
  return id;
}

const keepingBack = async (kit: ProbeKit) => ({
  bookId: (await book(kit)).id,
  groupCode: 'surat-dinas',
  count: 1,
  reason: 'Hari tanpa jaringan',
  approvedBy: (await kit.world.actor('kadis-kominfo')).personId as never,
});

const paperOf = (fields: Fields = {}, asked: object = {}): Probe => ({
  input: async (kit) => ({ draftId: (await prepared(kit, fields)).draftId, ...asked }),
});

/** How the numbers and signatures of outgoing letters are asked: kadis-kominfo signs, tata-usaha keeps the books. */
export const signingProbes: Record<string, Probe> = {
  'outgoing.show-authority': { input: async (kit) => ({ draftId: await ready(kit) }) },
  'outgoing.show-authority#rahasia': {
    input: async (kit) => ({ draftId: await ready(kit, { securityClass: 'R' }) }),
  },
  'outgoing.prepare-signing': {
    input: async (kit) => ({ ...signer(kit), draftIds: [await ready(kit)] }),
  },
  'outgoing.prepare-signing#rahasia': {
    input: async (kit) => ({ ...signer(kit), draftIds: [await ready(kit, { securityClass: 'R' })] }),
  },
  'outgoing.show-signing': {
    input: async (kit) => ({ signingId: (await prepared(kit)).signingId }),
  },
  'outgoing.sign': {
    input: async (kit) => ({
      signingId: (await prepared(kit)).signingId,
      secret: { passphrase: 'bukan frasa sandinya' },
    }),
  },
  // The file of the probe bears no signature: who may ask is told that a stamp is of no use.
  'outgoing.retry-time-stamp': { input: (kit) => withoutStamp(kit) },
  'outgoing.retry-time-stamp#rahasia': { input: (kit) => withoutStamp(kit, 'R') },
  'outgoing.show-evidence': { input: (kit) => withoutStamp(kit) },
  'outgoing.show-evidence#rahasia': { input: (kit) => withoutStamp(kit, 'R') },
  'outgoing.fetch-paper': paperOf(),
  'outgoing.fetch-paper#rahasia': paperOf({ securityClass: 'R' }),
  'outgoing.show-paper-page': {
    elsewhere: 'a number stands in its path; same gate as outgoing.fetch-paper',
  },
  'outgoing.read-paper-page': {
    elsewhere: 'a number stands in its path; same gate as outgoing.fetch-paper',
  },
  'outgoing.find-in-paper': paperOf({}, { q: 'rapat' }),
  'outgoing.find-in-paper#rahasia': paperOf({ securityClass: 'R' }, { q: 'rapat' }),
  'outgoing.list-numbers': {},
  'outgoing.list-numbers#of-a-book': { input: async (kit) => ({ bookId: (await book(kit)).id }) },
  'outgoing.keep-numbers-back': { input: keepingBack },
  'outgoing.use-spare-number': {
    input: async (kit) => ({ numberId: await spare(kit), draftId: await ready(kit) }),
  },
  'outgoing.void-number': {
    input: async (kit) => ({ numberId: await spare(kit), reason: 'Tidak jadi dipakai' }),
  },
  'outgoing.prove-numbers': {
    input: async (kit) => ({ bookId: (await book(kit)).id, groupCode: 'surat-dinas', year: 2026 }),
  },
  'outgoing.print-spare-numbers': { input: async (kit) => ({ bookId: (await book(kit)).id }) },
};
