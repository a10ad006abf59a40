import { ingests } from '#modules/archive/contract/ingest.ts';
import type { IngestId } from '#modules/archive/contract/ingest-terms.ts';
import type { Probe, ProbeKit } from './probes.ts';

const unitOf = (kit: ProbeKit) => kit.world.arunika.units.get('kominfo')!;

/** An ingest of the registry of Dinas Kominfo: theirs alone, whoever else files for the unit. */
export async function ownIngest(kit: ProbeKit, source: 'upload' | 'sheet' = 'upload'): Promise<IngestId> {
  const clerk = await kit.world.actor('tata-usaha');
  const name = `Arsip lama ${kit.serial()}`;
  return (await clerk.call(ingests.open, { unitId: unitOf(kit), name, source })).id;
}

export async function ownPackage(kit: ProbeKit): Promise<string> {
  const clerk = await kit.world.actor('tata-usaha');
  const ingestId = await ownIngest(kit, 'sheet');
  return (await clerk.call(ingests.beginPackage, { ingestId, name: 'arsip.zip', size: 1_000 })).id;
}

const inIngest = (more: object = {}, source: 'upload' | 'sheet' = 'upload'): Probe => ({
  input: async (kit) => ({ ingestId: await ownIngest(kit, source), ...more }),
});
const sheet = Buffer.from('nama_file;kode\na.pdf;000.1.1\n');

/** How taking documents in is asked: of an ingest of somebody else, but for its own person. */
export const ingestProbes: Record<string, Probe> = {
  'archive.open-ingest': { input: (kit) => ({ unitId: unitOf(kit), name: `Arsip ${kit.serial()}` }) },
  'archive.list-ingests': {},
  'archive.show-ingest': inIngest(),
  'archive.list-ingest-items': inIngest(),
  'archive.list-ingest-faults': inIngest(),
  'archive.add-ingest-files': { elsewhere: 'needs a file of one’s own; same gate as archive.show-ingest' },
  'archive.read-ingest-sheet': { ...inIngest({ name: 'daftar.csv' }, 'sheet'), body: () => sheet },
  'archive.begin-ingest-package': inIngest({ name: 'arsip.zip', size: 1_000 }, 'sheet'),
  'archive.show-ingest-package': { input: async (kit) => ({ packageId: await ownPackage(kit) }) },
  'archive.continue-ingest-package': {
    input: async (kit) => ({ packageId: await ownPackage(kit), offset: 0 }),
    body: () => Buffer.from('PK'),
  },
  'archive.change-ingest': inIngest({ state: 'paused' }),
  'archive.mend-ingest-items': inIngest({ code: '000.1.1' }),
  'archive.decide-ingest-duplicates': inIngest({ decision: 'leave-out' }),
  'archive.export-ingest': inIngest(),
  'archive.print-ingest': inIngest(),
  'archive.show-drop-folder': {},
};
