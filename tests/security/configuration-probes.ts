import { dayIn } from '#core/clock/clock.ts';
import { distribution } from '#modules/outgoing/contract/distribution.ts';
import { mandates } from '#modules/outgoing/contract/mandates.ts';
import { numberBooks } from '#modules/outgoing/contract/number-books.ts';
import { nationalKinds } from '#modules/outgoing/server/letter-kinds.ts';
import type { Probe, ProbeKit } from './probes.ts';

const unitOf = (kit: ProbeKit) => kit.world.arunika.units.get('kominfo')!;
const today = (kit: ProbeKit) => dayIn('Asia/Jakarta', kit.house.clock.now());
const sket = nationalKinds.find(({ code }) => code === 'SKET')!;

/** What a decision about this matter follows. */
async function latest(kit: ProbeKit, table: string, about: string): Promise<string | null> {
  const column = table === 'paper_rule' ? 'about' : table === 'letterhead' ? 'unit_id::text' : 'code';
  const [row] = await kit.house.owner<{ id: string }>(
    `select id from outgoing.${table} where agency_id = $1 and ${column} = $2 order by made_at desc, id desc limit 1`,
    [kit.world.arunika.agencyId, about],
  );
  return row?.id ?? null;
}

const deciding = async (kit: ProbeKit, table: string, about: string) => ({
  startsOn: today(kit),
  follows: await latest(kit, table, about),
});

async function book(kit: ProbeKit, { closed = false } = {}): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  const code = `UJI${kit.serial()}`;
  const { id } = await clerk.call(numberBooks.open, { unitId: unitOf(kit), name: code, unitCode: code });
  if (closed) await clerk.call(numberBooks.close, { bookId: id });
  return id;
}

const newList = (kit: ProbeKit) => ({
  unitId: unitOf(kit),
  name: `Daftar ${kit.serial()}`,
  blind: false,
  recipients: [{ channel: 'paper' as const, name: 'Ketua RT' }],
});

async function list(kit: ProbeKit): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  return (await clerk.call(distribution.create, newList(kit))).id;
}

const newMandate = (kit: ProbeKit) => ({
  kind: 'an' as const,
  fromPostId: kit.post('kadis-kominfo'),
  toPostId: kit.post('sekdis-kominfo'),
  letterKinds: null,
  startsAt: kit.house.clock.now().toISOString(),
  endsAt: null,
  decreeNumber: `800/${kit.serial()}`,
});

async function mandate(kit: ProbeKit): Promise<string> {
  const admin = await kit.world.actor('admin');
  return (await admin.call(mandates.record, newMandate(kit))).id;
}

const head = {
  form: 'agency',
  lines: ['Pemerintah Kabupaten Arunika'],
  address: [],
  emblem: null,
  place: null,
};
const measures = { top: 20, bottom: 25, left: 30, right: 20, size: 11, leading: 0.7 };

/** How the operations are asked by which an agency decides about its letters. */
export const configurationProbes: Record<string, Probe> = {
  'outgoing.list-kinds': {},
  'outgoing.list-kind-rules': {},
  'outgoing.save-kind': {
    input: (kit) => ({
      kind: { ...sket, code: `UJI_${kit.serial()}` },
      startsOn: today(kit),
      follows: null,
    }),
  },
  'outgoing.drop-kind': {
    input: async (kit) => ({ code: 'REKOMENDASI', ...(await deciding(kit, 'kind', 'REKOMENDASI')) }),
  },
  'outgoing.list-groups': {},
  'outgoing.check-group': { input: () => ({ code: 'sop', pattern: '{seq}/{tahun}', counter: 'book' }) },
  'outgoing.save-group': {
    input: async (kit) => ({
      group: { code: 'sop', name: 'SOP', pattern: '{seq}/{unit}/{tahun}', counter: 'book' },
      ...(await deciding(kit, 'numbering_group', 'sop')),
    }),
  },
  'outgoing.show-paper': {},
  'outgoing.save-words': {
    input: async (kit) => ({
      words: { subject: 'Perihal' },
      ...(await deciding(kit, 'paper_rule', 'words')),
    }),
  },
  'outgoing.save-page': {
    input: async (kit) => ({ paper: 'f4', measures, ...(await deciding(kit, 'paper_rule', 'page-f4')) }),
  },
  'outgoing.save-layout': {
    input: async (kit) => ({
      layout: 'cover',
      pieces: [{ piece: 'signatures' }],
      ...(await deciding(kit, 'paper_rule', 'layout-cover')),
    }),
  },
  'outgoing.list-decisions': { input: () => ({ what: 'kind', about: 'SDINAS' }) },
  'outgoing.list-letterheads': {},
  'outgoing.save-letterhead': {
    input: async (kit) => ({
      unitId: unitOf(kit),
      letterhead: head,
      ...(await deciding(kit, 'letterhead', unitOf(kit))),
    }),
  },
  'outgoing.preview-letter': { input: () => ({ kind: 'SDINAS' }) },
  'outgoing.list-mandates': {},
  'outgoing.record-mandate': { input: newMandate },
  'outgoing.end-mandate': { input: async (kit) => ({ mandateId: await mandate(kit) }) },
  'outgoing.explain-authority': {
    input: (kit) => ({
      signingPostId: kit.post('kadis-kominfo'),
      issuingPostId: kit.post('kadis-kominfo'),
      kindCode: 'SDINAS',
    }),
  },
  'outgoing.list-number-books': {},
  'outgoing.open-number-book': {
    input: (kit) => {
      const code = `UJI${kit.serial()}`;
      return { unitId: unitOf(kit), name: code, unitCode: code };
    },
  },
  'outgoing.change-number-book': {
    input: async (kit) => ({ bookId: await book(kit), name: `Buku ${kit.serial()}` }),
  },
  'outgoing.close-number-book': { input: async (kit) => ({ bookId: await book(kit) }) },
  'outgoing.reopen-number-book': { input: async (kit) => ({ bookId: await book(kit, { closed: true }) }) },
  'outgoing.list-distributions': {},
  'outgoing.create-distribution': { input: newList },
  'outgoing.change-distribution': {
    input: async (kit) => {
      const { unitId: _, ...fields } = newList(kit);
      return { listId: await list(kit), version: 1, ...fields };
    },
  },
  'outgoing.remove-distribution': { input: async (kit) => ({ listId: await list(kit), version: '1' }) },
};
