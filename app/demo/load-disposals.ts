import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { PlaceId } from '#modules/archive/contract/places.ts';
import type { DisposalKind, DisposalListId, DossierId } from '#modules/archive/contract/terms.ts';
import {
  appraiseItem,
  considerDisposal,
  openDisposalReport,
  recordApproval,
  signDisposalReport,
  stipulateDisposal,
  witnessDisposal,
} from '#modules/archive/server/disposal/decide-on-list.ts';
import { setDisposalOffice } from '#modules/archive/server/disposal/disposal-office.ts';
import { executeDisposal } from '#modules/archive/server/disposal/execute-disposal.ts';
import {
  addDisposalItems,
  closeDisposalList,
  nameDisposalPanel,
  startDisposal,
} from '#modules/archive/server/disposal/prepare-list.ts';
import { setMark } from '#modules/archive/server/holds/set-mark.ts';
import { lendDossier } from '#modules/archive/server/loans/lend-dossier.ts';
import { addPlace, putDossier } from '#modules/archive/server/places/keep-places.ts';
import { closeDossier } from '#modules/archive/server/usecases/close-dossier.ts';
import { fileUpload } from '#modules/archive/server/usecases/file-record.ts';
import { openDossier } from '#modules/archive/server/usecases/open-dossier.ts';
import type { DemoAgency } from './load-organization.ts';
import { type OldDossier, oldDossiers, oldPlaces } from './old-dossiers.ts';
import type { Stage } from './stage.ts';
import { writeDemoLetter } from './write-demo-letter.ts';

const day = 86_400_000;

/** Old dossiers in their boxes, a destruction that is over, one that waits for its approval, a transfer, and a loan that is late. */
export async function loadDemoDisposals(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const scene: Scene = { stage, agency, now, dossiers: new Map(), places: new Map() };
  await act(scene, 'admin', 60, (ctx) =>
    setDisposalOffice(ctx, {
      agencyKind: 'regional',
      recordsUnitId: agency.units.get('disarpus-arsip')! as UnitId,
      legalUnitId: agency.units.get('hukum')! as UnitId,
      supervisionUnitId: agency.units.get('inspektorat')! as UnitId,
    }),
  );
  for (const line of oldDossiers) scene.dossiers.set(line.key, await fileOld(scene, line));
  await furnish(scene);
  await destroyed(scene);
  await waitingForApproval(scene);
  const transfer = await begin(scene, 'transfer', ['aplikasi'], 5);
  await act(scene, 'arsiparis', 4, (ctx) => closeDisposalList(ctx, { listId: transfer }));
  await act(scene, 'arsiparis', 30, (ctx) =>
    lendDossier(ctx, {
      dossierId: scene.dossiers.get('jaringan')!,
      postId: agency.posts.get('staf-kominfo')! as PostId,
      purpose: 'Bahan perencanaan jaringan baru',
      dueOn: dayIn(agency.zone, new Date(now.getTime() - 16 * day)),
    }),
  );
}

interface Scene {
  stage: Stage;
  agency: DemoAgency;
  now: Date;
  dossiers: Map<string, DossierId>;
  places: Map<string, PlaceId>;
}

/** One act of a person, so many days ago. */
function act<T>(
  { stage, agency, now }: Scene,
  person: string,
  daysAgo: number,
  work: (ctx: TxContext) => Promise<T>,
): Promise<T> {
  const at = new Date(now.getTime() - daysAgo * day);
  return stage.outside(agency, person, at).transact('write', work);
}

async function fileOld(scene: Scene, line: OldDossier): Promise<DossierId> {
  const unitId = scene.agency.units.get(line.unit)! as UnitId;
  const { code, title } = line;
  const dossierId = await act(scene, line.clerk, line.closedDaysAgo + 90, async (ctx) => {
    const { id } = await openDossier(ctx, { unitId, code, title, securityClass: 'B', readers: [] });
    for (const record of line.records)
      await fileUpload(ctx, {
        ...{ dossierId: id, title: record, fileIds: [] },
        ...{ medium: 'paper', copyState: 'original' },
      });
    return id;
  });
  const on = dayIn(scene.agency.zone, new Date(scene.now.getTime() - line.closedDaysAgo * day));
  // Closed by hand today, with the day on which nothing more came: what is due is reckoned with the schedule of today.
  await act(scene, line.clerk, 59, (ctx) => closeDossier(ctx, { dossierId, on, final: true }));
  return dossierId;
}

async function furnish(scene: Scene): Promise<void> {
  for (const { inside, ...place } of oldPlaces) {
    const parentId = inside === null ? undefined : scene.places.get(inside);
    const { id } = await act(scene, 'arsiparis', 58, (ctx) =>
      addPlace(ctx, { ...place, ...(parentId ? { parentId } : {}) }),
    );
    scene.places.set(place.name, id);
  }
  for (const { key, box } of oldDossiers) {
    if (!box) continue;
    const put = { dossierId: scene.dossiers.get(key)!, placeId: scene.places.get(box)! };
    await act(scene, 'arsiparis', 57, (ctx) => putDossier(ctx, put));
  }
  await act(scene, 'arsiparis', 50, (ctx) =>
    setMark(ctx, {
      dossierId: scene.dossiers.get('aplikasi')!,
      mark: 'vital',
      reason: 'Dokumen rancangan diperlukan untuk memulihkan layanan',
    }),
  );
  await act(scene, 'arsiparis', 49, (ctx) =>
    setMark(ctx, {
      ...{ dossierId: scene.dossiers.get('akuisisi')!, mark: 'safeguarded', category: 'territory' },
      reason: 'Batas wilayah saat pembentukan kabupaten',
    }),
  );
}

async function begin(
  scene: Scene,
  kind: DisposalKind,
  keys: readonly string[],
  daysAgo: number,
  decree?: string,
): Promise<DisposalListId> {
  const { id: listId } = await act(scene, 'arsiparis', daysAgo, (ctx) => startDisposal(ctx, { kind }));
  const who = (key: string) => scene.agency.people.get(key)!.personId as PersonId;
  if (decree) {
    const unitId = scene.agency.units.get('kominfo')! as UnitId;
    await act(scene, 'kabid-kearsipan', daysAgo, (ctx) =>
      nameDisposalPanel(ctx, {
        ...{ listId, decreeNumber: decree },
        decreeOn: dayIn(scene.agency.zone, ctx.clock.now()),
        members: [
          { personId: who('kabid-kearsipan'), as: 'records-unit-head', unitId: null, chair: true },
          { personId: who('kadis-kominfo'), as: 'processing-unit-head', unitId, chair: false },
          { personId: who('arsiparis-2'), as: 'archivist', unitId: null, chair: false },
        ],
      }),
    );
  }
  const dossierIds = keys.map((key) => scene.dossiers.get(key)!);
  await act(scene, 'arsiparis', daysAgo, (ctx) => addDisposalItems(ctx, { listId, dossierIds }));
  return listId;
}

/** From the closing of the list to the consideration of the panel. */
async function appraise(
  scene: Scene,
  listId: DisposalListId,
  keys: readonly string[],
  daysAgo: number,
  number: string,
): Promise<void> {
  await act(scene, 'arsiparis', daysAgo, (ctx) => closeDisposalList(ctx, { listId }));
  for (const key of keys)
    await act(scene, 'arsiparis-2', daysAgo, (ctx) =>
      appraiseItem(ctx, {
        ...{ listId, dossierId: scene.dossiers.get(key)! },
        ...{ physicallyChecked: true, opinion: 'agree', note: 'Sudah diperiksa di boksnya.' },
      }),
    );
  await act(scene, 'kabid-kearsipan', daysAgo - 1, (ctx) => considerDisposal(ctx, { listId, number }));
}

/** A list that went through everything: its dossiers are gone, their stubs stay. */
async function destroyed(scene: Scene): Promise<void> {
  const keys = ['pengujian'];
  const listId = await begin(scene, 'destruction', keys, 45, '000.5.6.2/3/KEP/2026');
  await appraise(scene, listId, keys, 43, '000.5.6.2/11/PANITIA');
  const approval = '000.5.6.2/204/KDH';
  const fileId = await approvalLetter(scene, approval, 40);
  await act(scene, 'sekdis-arsip', 40, (ctx) =>
    recordApproval(ctx, {
      ...{ listId, authority: 'regional-head', number: approval, fileId },
      letterOn: dayIn(scene.agency.zone, ctx.clock.now()),
    }),
  );
  const number = '000.5.6.2/17/KEP-KDH';
  await act(scene, 'bupati', 39, (ctx) => stipulateDisposal(ctx, { listId, number, cites: [approval] }));
  await act(scene, 'jf-hukum', 36, (ctx) => witnessDisposal(ctx, { listId, role: 'legal-witness' }));
  await act(scene, 'auditor', 36, (ctx) => witnessDisposal(ctx, { listId, role: 'supervision-witness' }));
  const reportNumber = '000.5.6.2/21/BA';
  await act(scene, 'arsiparis', 36, (ctx) => openDisposalReport(ctx, { listId, number: reportNumber }));
  for (const person of ['arsiparis', 'arsiparis-2'])
    await act(scene, person, 36, (ctx) => executeDisposal(ctx, { listId, reportNumber, items: keys.length }));
  const unitId = scene.agency.units.get('kominfo')! as UnitId;
  await act(scene, 'kabid-kearsipan', 35, (ctx) =>
    signDisposalReport(ctx, { listId, role: 'records-unit-signer', unitId: null }),
  );
  await act(scene, 'kadis-kominfo', 35, (ctx) =>
    signDisposalReport(ctx, { listId, role: 'processing-unit-signer', unitId }),
  );
}

/** A list half way: appraised and considered, it waits for the letter of the regent. */
async function waitingForApproval(scene: Scene): Promise<void> {
  const keys = ['taman', 'evaluasi'];
  const listId = await begin(scene, 'destruction', keys, 12, '000.5.6.2/5/KEP/2026');
  await appraise(scene, listId, keys, 9, '000.5.6.2/14/PANITIA');
}

async function approvalLetter({ stage, agency, now }: Scene, letterNumber: string, daysAgo: number) {
  const at = new Date(now.getTime() - daysAgo * day);
  const letterDate = dayIn(agency.zone, at);
  const days = { letterDate, deadline: undefined, eventDate: undefined };
  const line = {
    ...{ stage: 'registered', writtenBefore: 0, daysAgo },
    fields: { sender: 'Bupati Arunika', subject: 'Persetujuan pemusnahan arsip', letterNumber },
  };
  const pdf = await writeDemoLetter(
    line as unknown as Parameters<typeof writeDemoLetter>[0],
    'Kepala Dinas Kearsipan dan Perpustakaan',
    'Purwaloka',
    days,
  );
  return stage.upload(agency, 'sekdis-arsip', at, 'persetujuan-pemusnahan.pdf', pdf);
}
