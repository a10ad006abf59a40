import { classifications } from '#modules/archive/contract/classifications.ts';
import { dossiers } from '#modules/archive/contract/dossiers.ts';
import { emergency } from '#modules/archive/contract/emergency.ts';
import { notes } from '#modules/archive/contract/notes.ts';
import { records } from '#modules/archive/contract/records.ts';
import { savedSearches } from '#modules/archive/contract/saved-searches.ts';
import { shares } from '#modules/archive/contract/shares.ts';
import type { Probe, ProbeKit } from './probes.ts';

const code = '000.1.1';

/** A dossier of Dinas Kominfo, opened by the registry. */
async function dossierOf(kit: ProbeKit, more: object = {}): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  const unitId = kit.world.arunika.units.get('kominfo')!;
  return (await clerk.call(dossiers.open, { unitId, code, title: `Berkas ${kit.serial()}`, ...more })).id;
}

async function recordIn(kit: ProbeKit, dossierId: string): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  const input = { dossierId: dossierId as never, title: `Arsip ${kit.serial()}`, medium: 'paper' } as const;
  return (await clerk.call(records.file, input)).id;
}

/** A dossier with a record in it. */
export async function filledDossier(kit: ProbeKit, more: object = {}) {
  const dossierId = await dossierOf(kit, more);
  return { dossierId, recordId: await recordIn(kit, dossierId) };
}

/** A dossier that was renamed. */
export async function arrangedDossier(kit: ProbeKit) {
  const clerk = await kit.world.actor('tata-usaha');
  const dossierId = (await dossierOf(kit)) as never;
  await clerk.call(dossiers.change, { dossierId, version: 1, title: 'Judul lain' });
  const [done] = (await clerk.call(dossiers.history, { dossierId })).items;
  return { dossierId, arrangementId: done!.id };
}

const inDossier = (more: object = {}): Probe => ({
  input: async (kit) => ({ dossierId: await dossierOf(kit, more) }),
});
const inRecord = (more: object = {}): Probe => ({
  input: async (kit) => ({ recordId: (await filledDossier(kit, more)).recordId }),
});
const limited = { securityClass: 'T' };
const secret = { securityClass: 'R' };

/** A search that the registry keeps: nobody else's. */
async function keptSearch(kit: ProbeKit): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  return (await clerk.call(savedSearches.save, { name: `Cari ${kit.serial()}`, search: 'q=rapat' })).id;
}

/** A version that the agency set, in force far from today; one for all questions. */
const versions = new WeakMap<ProbeKit, Promise<string>>();
function version(kit: ProbeKit): Promise<string> {
  const known = versions.get(kit) ?? adopted(kit);
  versions.set(kit, known);
  return known;
}
async function adopted(kit: ProbeKit): Promise<string> {
  const admin = await kit.world.actor('admin');
  const set = await admin.call(classifications.adopt, {
    ...{ basis: 'Perbup 1/2090', startsOn: '2090-01-01', endsBefore: '2091-01-01' },
  });
  return set.id;
}

/** Each adoption has a year of its own, for two of one day overlap. */
let adoptions = 0;

const inFile = (more: object, dossier: object = {}): Probe => ({
  input: async (kit) => ({ recordId: (await filledDossier(kit, dossier)).recordId, position: 1, ...more }),
});

/** A record with a file that a clerk of Dinas Kominfo brought. */
async function recordWithFile(kit: ProbeKit): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  const input = { dossierId: (await dossierOf(kit)) as never, title: `Arsip ${kit.serial()}` };
  return (await clerk.call(records.file, { ...input, fileIds: [(await kit.file('tata-usaha')) as never] }))
    .id;
}

/** A note of the registry beside a record that everybody may read. */
async function writtenNote(kit: ProbeKit) {
  const clerk = await kit.world.actor('tata-usaha');
  const { recordId } = await filledDossier(kit);
  const { id: noteId, edition } = await clerk.call(notes.write, {
    recordId: recordId as never,
    body: 'Catatan',
  });
  return { noteId, edition };
}

const sharing = { title: 'Untuk mitra', reason: 'Kerja sama', lastDay: '2026-12-31' };

async function madeShare(kit: ProbeKit) {
  const clerk = await kit.world.actor('tata-usaha');
  const { recordId } = await filledDossier(kit);
  const { share, address } = await clerk.call(shares.make, { ...sharing, recordIds: [recordId as never] });
  return { shareId: share.id, token: address.split('/').at(-1)! };
}

const urgent = 'Keadaan yang tidak dapat menunggu';

/** A confidential record that the head of the records unit opened in an emergency. */
async function openedRecord(kit: ProbeKit, { over = false } = {}): Promise<{ openingId: never }> {
  const opener = await kit.world.actor('kabid-kearsipan');
  const recordId = (await filledDossier(kit, secret)).recordId as never;
  const { id } = await opener.call(emergency.open, { recordId, reason: urgent });
  if (over) await opener.call(emergency.end, { openingId: id });
  return { openingId: id as never };
}

const sheet = Buffer.from('kode;uraian\n000;Umum\n');
const rules = Buffer.from('kode;klasifikasi_keamanan;hak_akses\n000;B;publik\n');

/** How the operations of the archive are asked: for a dossier of Dinas Kominfo. */
export const archiveProbes: Record<string, Probe> = {
  'archive.browse-classifications': {},
  'archive.find-classifications': { input: () => ({ q: 'rapat' }) },
  'archive.list-versions': {},
  'archive.import-classification': {
    input: () => ({ basis: 'Perbup 2/2080', startsOn: '2080-01-01', scheme: 'regional', dryRun: 'true' }),
    body: () => sheet,
  },
  'archive.adopt-classification': {
    input: () => {
      const year = 2_100 + adoptions++;
      return { basis: 'Perbup', startsOn: `${year}-01-01`, endsBefore: `${year}-12-31` };
    },
  },
  'archive.list-access-rules': { input: async (kit) => ({ versionId: await version(kit) }) },
  'archive.import-access-rules': {
    input: async (kit) => ({ versionId: await version(kit), dryRun: 'true' }),
    body: () => rules,
  },
  'archive.open-dossier': {
    input: (kit) => ({
      unitId: kit.world.arunika.units.get('kominfo')!,
      code,
      title: `Berkas ${kit.serial()}`,
    }),
  },
  'archive.list-dossiers': {},
  'archive.show-dossier': inDossier(),
  'archive.show-dossier#limited': inDossier(limited),
  'archive.show-dossier#secret': inDossier(secret),
  'archive.list-records': inDossier(),
  'archive.list-records#limited': inDossier(limited),
  'archive.change-dossier': {
    input: async (kit) => ({ dossierId: await dossierOf(kit), version: 1, title: 'Judul lain' }),
  },
  'archive.reorder-records': {
    input: async (kit) => {
      const { dossierId, recordId } = await filledDossier(kit);
      return { dossierId, records: [recordId] };
    },
  },
  'archive.move-records': {
    input: async (kit) => {
      const { dossierId, recordId } = await filledDossier(kit);
      return { dossierId, records: [recordId], into: await dossierOf(kit) };
    },
  },
  'archive.merge-dossier': {
    input: async (kit) => ({ dossierId: await dossierOf(kit), into: await dossierOf(kit) }),
  },
  'archive.list-arrangements': inDossier(),
  'archive.undo-arrangement': {
    input: async (kit) => ({ arrangementId: (await arrangedDossier(kit)).arrangementId }),
  },
  'archive.close-dossier': {
    input: async (kit) => ({ dossierId: await dossierOf(kit), on: '2026-11-21' }),
  },
  'archive.reopen-dossier': {
    input: async (kit) => {
      const clerk = await kit.world.actor('tata-usaha');
      const dossierId = (await dossierOf(kit)) as never;
      await clerk.call(dossiers.close, { dossierId, on: '2026-11-21' });
      return { dossierId, reason: 'Ada susulan' };
    },
  },
  'archive.name-dossier-readers': {
    input: async (kit) => ({ dossierId: await dossierOf(kit, limited), postIds: [kit.post('staf-kominfo')] }),
  },
  'archive.file-upload': {
    input: async (kit) => ({ dossierId: await dossierOf(kit), title: 'Notula', medium: 'paper' }),
  },
  'archive.describe-record': {
    input: async (kit) => ({
      recordId: (await filledDossier(kit)).recordId,
      ...{ edition: 0, title: 'Notula rapat', number: null, party: null, recordDate: null },
      ...{ copyState: 'copy', pages: null },
    }),
  },
  'archive.file-letter': {
    input: async (kit) => ({
      dossierId: await dossierOf(kit),
      module: 'letters',
      letterId: (await kit.letter()).id,
    }),
  },
  'archive.list-unfiled': {},
  'archive.find-filed': { input: async (kit) => ({ module: 'letters', letterId: (await kit.letter()).id }) },
  'archive.suggest-codes': { input: () => ({ words: 'Undangan rapat' }) },
  'archive.list-saved-searches': {},
  'archive.save-search': { input: (kit) => ({ name: `Cari ${kit.serial()}`, search: 'q=rapat' }) },
  'archive.rename-search': {
    input: async (kit) => ({ searchId: await keptSearch(kit), name: `Cari ${kit.serial()}` }),
  },
  'archive.remove-search': { input: async (kit) => ({ searchId: await keptSearch(kit) }) },
  'archive.find-records': {},
  'archive.count-records': {},
  'archive.show-record': inRecord(),
  'archive.show-record#limited': inRecord(limited),
  'archive.show-record#secret': inRecord(secret),
  'archive.find-alike': inRecord(),
  'archive.find-alike#limited': inRecord(limited),
  'archive.download-file': { elsewhere: 'needs a file that was filed; same gate as archive.show-record' },
  'archive.show-page-image': {
    elsewhere: 'answers only when pages were read; same gate as archive.show-record',
  },
  'archive.show-document': inFile({}),
  'archive.show-document#limited': inFile({}, limited),
  'archive.show-document#secret': inFile({}, secret),
  'archive.read-page': inFile({ page: 1 }),
  'archive.read-page#limited': inFile({ page: 1 }, limited),
  'archive.find-in-document': inFile({ q: 'rapat' }),
  'archive.find-in-document#limited': inFile({ q: 'rapat' }, limited),
  'archive.compare-versions': inFile({ with: 2 }),
  'archive.compare-versions#limited': inFile({ with: 2 }, limited),
  'archive.add-file-version': {
    input: async (kit, asker) => ({
      recordId: await recordWithFile(kit),
      position: 1,
      fileId: await kit.file(asker?.key ?? 'tata-usaha'),
      reason: 'Lebih jelas',
    }),
  },
  'archive.redact-file': {
    elsewhere:
      'answers only when pages were read; same gate as archive.add-file-version, asked in reading-room.test.ts',
  },
  'archive.list-notes': inRecord(),
  'archive.list-notes#limited': inRecord(limited),
  'archive.write-note': {
    input: async (kit) => ({ recordId: (await filledDossier(kit)).recordId, body: 'Catatan' }),
  },
  'archive.write-note#limited': {
    input: async (kit) => ({ recordId: (await filledDossier(kit, limited)).recordId, body: 'Catatan' }),
  },
  'archive.change-note': { input: async (kit) => ({ ...(await writtenNote(kit)), body: 'Catatan lain' }) },
  'archive.remove-note': { input: writtenNote },
  'archive.undo-note': {
    input: async (kit) => {
      const clerk = await kit.world.actor('tata-usaha');
      const written = await writtenNote(kit);
      const { edition } = await clerk.call(notes.remove, written);
      return { noteId: written.noteId, edition };
    },
  },
  'archive.judge-sharing': {
    input: async (kit) => ({ recordIds: [(await filledDossier(kit)).recordId] }),
  },
  'archive.share-records': {
    input: async (kit) => ({ ...sharing, recordIds: [(await filledDossier(kit)).recordId] }),
  },
  'archive.share-records#limited': {
    input: async (kit) => ({ ...sharing, recordIds: [(await filledDossier(kit, limited)).recordId] }),
  },
  'archive.set-publicity': {
    input: async (kit) => ({
      recordId: (await filledDossier(kit)).recordId,
      flag: 'excepted',
      reason: 'UU 14/2008 pasal 17',
    }),
  },
  'archive.list-shares': inRecord(),
  'archive.list-shares#limited': inRecord(limited),
  'archive.withdraw-share': { input: async (kit) => ({ shareId: (await madeShare(kit)).shareId }) },
  'archive.open-share': { input: async (kit) => ({ token: (await madeShare(kit)).token }) },
  'archive.download-shared': { elsewhere: 'needs a file that was filed; same gate as archive.open-share' },
  'archive.open-in-emergency': {
    input: async (kit) => ({ recordId: (await filledDossier(kit, secret)).recordId, reason: urgent }),
  },
  'archive.open-emergency-file': {
    elsewhere:
      'answers only while the opening stands by the clock of the database, asked in emergency.test.ts',
  },
  'archive.end-emergency': { input: (kit) => openedRecord(kit) },
  'archive.review-emergency': {
    input: async (kit) => ({ ...(await openedRecord(kit, { over: true })), remark: 'Sesuai' }),
  },
  'archive.list-emergencies': {},
  'archive.count-emergencies': {},
  'archive.print-active': {},
  'archive.export-active': {},
  'archive.print-inactive': {},
  'archive.export-inactive': {},
  'archive.print-contents': inDossier(),
  'archive.print-contents#limited': inDossier(limited),
  'archive.export-contents': inDossier(),
};
