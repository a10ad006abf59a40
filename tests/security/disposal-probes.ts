import { filledDossier } from './archive-probes.ts';
import type { Probe, ProbeKit } from './probes.ts';

const agency = (kit: ProbeKit) => kit.world.arunika.agencyId;
const keeper = async (kit: ProbeKit) => (await kit.world.actor('tata-usaha')).personId;

/** A list as it begins; every act on it stops at the office that is not set, which is behind the gate. */
async function list(kit: ProbeKit, kind = 'destruction'): Promise<string> {
  const id = crypto.randomUUID();
  await kit.row('archive.disposal_list', {
    ...{ agency_id: agency(kit), id, kind, agency_kind: 'regional' },
    ...{ created_by: await keeper(kit), created_at: '2026-11-20' },
  });
  return id;
}

async function dossier(kit: ProbeKit, more: object = {}): Promise<string> {
  return (await filledDossier(kit, more)).dossierId;
}

/** A row about a dossier of Dinas Kominfo. */
async function about(kit: ProbeKit, table: string, row: Record<string, unknown>): Promise<string> {
  const id = crypto.randomUUID();
  await kit.row(table, { agency_id: agency(kit), id, dossier_id: await dossier(kit), ...row });
  return id;
}

async function place(kit: ProbeKit, kind = 'room', parent: string | null = null): Promise<string> {
  const id = crypto.randomUUID();
  const name = `Tempat ${kit.serial()}`;
  const barcode = `L${id.replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  await kit.row('archive.place', { agency_id: agency(kit), id, parent_id: parent, kind, name, barcode });
  return id;
}

const inDossier = (more: object = {}, of: object = {}): Probe => ({
  input: async (kit) => ({ dossierId: await dossier(kit, of), ...more }),
});
const onList = (more: object = {}): Probe => ({
  input: async (kit) => ({ listId: await list(kit), ...more }),
});
const onItem = (more: object = {}): Probe => ({
  input: async (kit) => ({ listId: await list(kit), dossierId: crypto.randomUUID(), ...more }),
});
const limited = { securityClass: 'T' };

/** How retention, disposals, places and loans are asked: for dossiers of Dinas Kominfo and lists that were just begun. */
export const disposalProbes: Record<string, Probe> = {
  'archive.show-retention': inDossier(),
  'archive.show-retention#limited': inDossier({}, limited),
  'archive.record-trigger-event': inDossier({ period: 'active', words: 'selesai', occurredOn: '2026-11-01' }),
  'archive.correct-trigger-event': {
    input: async (kit) => ({
      eventId: await about(kit, 'archive.trigger_event', {
        ...{ period: 'active', words: 'selesai', occurred_on: '2026-11-01' },
        ...{ recorded_by: await keeper(kit), recorded_at: '2026-11-02' },
      }),
      ...{ occurredOn: null, reason: 'Keliru' },
    }),
  },
  'archive.place-hold': inDossier({ reason: 'audit', reference: 'ST/1' }),
  'archive.lift-hold': {
    input: async (kit) => ({
      holdId: await about(kit, 'archive.hold', {
        ...{ reason: 'audit', from_day: '2026-11-01', placed_by: await keeper(kit), placed_at: '2026-11-01' },
      }),
      reason: 'Selesai',
    }),
  },
  'archive.set-mark': inDossier({ mark: 'vital', reason: 'Sertifikat' }),
  'archive.take-mark-off': {
    input: async (kit) => ({
      markId: await about(kit, 'archive.mark', {
        ...{ mark: 'vital', reason: 'Sertifikat', set_by: await keeper(kit), set_at: '2026-11-01' },
      }),
      reason: 'Keliru',
    }),
  },
  'archive.judge-exception': {
    input: async (kit) => ({ recordId: (await filledDossier(kit)).recordId, excepted: false }),
  },
  'archive.reappraise-dossier': inDossier({ fate: 'permanent', minutes: 'R/1' }),
  'archive.list-marked': { input: () => ({ mark: 'vital' }) },
  'archive.print-marked': { input: () => ({ mark: 'vital' }) },
  'archive.export-marked': { input: () => ({ mark: 'vital' }) },

  'archive.show-disposal-office': {},
  'archive.set-disposal-office': { elsewhere: 'modules/archive/test: setting it opens what is behind it' },
  'archive.list-disposal-candidates': { input: () => ({ kind: 'destruction' }) },
  'archive.start-disposal': { input: () => ({ kind: 'destruction' }) },
  'archive.list-disposals': {},
  'archive.count-disposals': {},
  'archive.show-disposal': onList(),
  'archive.list-disposal-items': onList(),
  'archive.name-disposal-panel': {
    input: async (kit) => ({
      ...{ listId: await list(kit), decreeNumber: 'SK/1', decreeOn: '2026-11-01' },
      members: [{ personId: await keeper(kit), as: 'archivist' }],
    }),
  },
  'archive.add-disposal-items': onList({ dossierIds: [crypto.randomUUID()] }),
  'archive.drop-disposal-item': onItem(),
  'archive.drop-undue-items': onList(),
  'archive.close-disposal-list': onList(),
  'archive.appraise-item': onItem({ physicallyChecked: true, opinion: 'agree' }),
  'archive.consider-disposal': onList({ number: 'P/1' }),
  'archive.record-approval': onList({
    ...{ authority: 'regional-head', number: 'S/1', letterOn: '2026-11-20', fileId: crypto.randomUUID() },
  }),
  'archive.read-approval': { elsewhere: 'needs a recorded approval; same gate as archive.show-disposal' },
  'archive.stipulate-disposal': onList({ number: 'K/1', cites: ['S/1'] }),
  'archive.witness-disposal': onList({ role: 'legal-witness' }),
  'archive.open-disposal-report': onList({ number: 'BA/1' }),
  'archive.execute-disposal': onList({ reportNumber: 'BA/1', items: 1 }),
  'archive.sign-disposal-report': onList({ role: 'records-unit-signer' }),
  'archive.cancel-disposal': onList({ reason: 'Keliru' }),
  'archive.print-disposal-report': onList(),
  'archive.list-stubs': {},
  'archive.pack-handover': { input: async (kit) => ({ listId: await list(kit, 'handover') }) },
  'archive.check-bag': { body: () => Buffer.alloc(1_024) },

  'archive.list-places': {},
  'archive.find-place': {
    input: async (kit) => {
      const id = await place(kit);
      return { barcode: `L${id.replaceAll('-', '').slice(0, 10).toUpperCase()}` };
    },
  },
  'archive.show-place': { input: async (kit) => ({ placeId: await place(kit) }) },
  'archive.list-place-dossiers': { input: async (kit) => ({ placeId: await place(kit) }) },
  'archive.add-place': { input: (kit) => ({ kind: 'room', name: `Ruang ${kit.serial()}` }) },
  'archive.change-place': { input: async (kit) => ({ placeId: await place(kit), capacity: 9 }) },
  'archive.move-place': {
    input: async (kit) => {
      const [room, other] = [await place(kit), await place(kit)];
      return { placeId: await place(kit, 'shelf', room), parentId: other, reason: 'Renovasi' };
    },
  },
  'archive.put-dossier': {
    input: async (kit) => ({ dossierId: await dossier(kit), placeId: await place(kit) }),
  },
  'archive.list-place-moves': inDossier(),
  'archive.print-place-labels': { input: async (kit) => ({ placeIds: [await place(kit)] }) },
  'archive.lend-dossier': {
    input: async (kit) => ({
      ...{ dossierId: await dossier(kit), postId: kit.post('staf-kominfo') },
      ...{ purpose: 'Pemeriksaan', dueOn: '2026-12-01' },
    }),
  },
  'archive.take-back-loan': {
    input: async (kit) => {
      const by = await keeper(kit);
      const loan = {
        borrower_id: by,
        purpose: 'Rapat',
        lent_by: by,
        lent_at: '2026-11-01',
        due_on: '2026-12-01',
      };
      return { loanId: await about(kit, 'archive.loan', loan) };
    },
  },
  'archive.list-loans': {},
};
