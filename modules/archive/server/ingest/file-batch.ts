import { dayIn } from '#core/clock/clock.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { hasReaders } from '#modules/letters/contract/terms.ts';
import { dossierOpened } from '../../contract/events.ts';
import type { IngestId, ItemFault, ItemState } from '../../contract/ingest-terms.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import { classificationTitle } from '../classification/classification-names.ts';
import { type DossierRecord, dossierById, standingDossier } from '../dossiers/dossiers.queries.ts';
import { addReaders, insertDossier, lockFiling } from '../dossiers/dossiers.writes.ts';
import { reckonDossiers } from '../dossiers/life-cycles.ts';
import { enterRecord } from '../records/file-thing.ts';
import { dossierOpenedFor } from './filing.queries.ts';
import { asOwner } from './ingest-actor.ts';
import {
  type IngestRecord,
  type ItemRecord,
  ingestById,
  itemsToFile,
  sameContent,
} from './ingests.queries.ts';
import { noteDossier, settleItems } from './ingests.writes.ts';
import { type ItemPlan, judgeItem, newMemory, openDossierById, thisYear } from './judge-item.ts';

interface Settled {
  id: ItemRecord['id'];
  state: ItemState;
  faults?: readonly ItemFault[];
  recordId?: RecordId;
}

/** Files the next items of an ingest whose content is at hand: all of the batch and what became of each, or nothing. */
export function fileBatch(ctx: JobContext, id: IngestId, size: number): Promise<number> {
  return ctx.transact('write', async (program) => {
    // Who pauses or stops waits for the batch, and the batch for them.
    const ingest = await ingestById(program.tx, id, true);
    if (ingest?.state !== 'running') return 0;
    const items = await itemsToFile(program.tx, id, size);
    if (items.length === 0) return 0;
    const owner = await asOwner(program, ingest);
    await fileItems(owner, ingest, items);
    return items.length;
  });
}

async function fileItems(ctx: TxContext, ingest: IngestRecord, items: readonly ItemRecord[]): Promise<void> {
  const memory = newMemory();
  const judged: { item: ItemRecord; plan: ItemPlan }[] = [];
  const settled: Settled[] = [];
  for (const item of items) {
    const judgement = await judgeItem(ctx, ingest, item, memory);
    if ('faults' in judgement) settled.push({ id: item.id, state: 'read', faults: judgement.faults });
    else judged.push({ item, plan: judgement.plan });
  }
  const contents = judged.flatMap(({ item }) => item.sha256 ?? []);
  const known = new Set((await sameContent(ctx.tx, contents)).keys());
  for (const unit of [...new Set(judged.map(({ plan }) => plan.unitId))].sort())
    await lockFiling(ctx.tx, unit);
  const dossiers = new Map<string, DossierRecord>();
  const touched = new Set<DossierId>();
  for (const { item, plan } of judged) {
    if (known.has(item.sha256!) && item.decision !== 'file') {
      settled.push({ id: item.id, state: 'duplicate' });
      continue;
    }
    const dossier = 'row' in plan.dossier ? plan.dossier.row : await dossierFor(ctx, ingest, plan, dossiers);
    const record = recordOf(ctx, ingest, item, plan, dossier);
    const recordId = (await enterRecord(ctx, dossier, record, { readLater: true }))!;
    known.add(item.sha256!);
    touched.add(dossier.id as DossierId);
    settled.push({ id: item.id, state: 'filed', recordId });
  }
  await settleItems(ctx.tx, settled, ctx.clock.now());
  if (touched.size > 0) await reckonDossiers(ctx, [...touched]);
}

function recordOf(
  ctx: TxContext,
  ingest: IngestRecord,
  item: ItemRecord,
  plan: ItemPlan,
  dossier: DossierRecord,
): Parameters<typeof enterRecord>[2] {
  const own = plan.code !== dossier.code;
  return {
    ...{ title: plan.title, number: item.number, party: item.party, recordDate: item.record_date },
    ...(own ? { code: plan.code, versionId: plan.rule.versionId } : { code: null, versionId: null }),
    ...{ securityClass: plan.securityClass, copyState: item.copy_state ?? ingest.copy_state },
    ...{ medium: 'electronic', pages: null, source: null, text: '' },
    ...{ by: ctx.actor.personId, at: ctx.clock.now(), why: { rule: 'by-hand' } },
    files: [
      {
        ...{
          fileId: item.file_id,
          name: item.name.slice(item.name.lastIndexOf('/') + 1),
          mediaType: item.media_type!,
        },
        ...{ size: Number(item.size_bytes), sha256: item.sha256!, searchableSha256: null, pages: [] },
      },
    ],
  };
}

/** The standing dossier of unit, year, code and class, else the one that this ingest opened for them, else a new one. */
async function dossierFor(
  ctx: TxContext,
  ingest: IngestRecord,
  plan: ItemPlan,
  known: Map<string, DossierRecord>,
): Promise<DossierRecord> {
  const { unitId, code, securityClass } = plan;
  const named = 'opens' in plan.dossier ? plan.dossier.opens : '';
  const key = [unitId, code, securityClass, named].join('\n');
  const held = known.get(key);
  if (held) return held;
  const standing = named ? undefined : await standingDossier(ctx.tx, { ...plan, year: thisYear(ctx) });
  const open = standing ? await openDossierById(ctx, standing.id as DossierId) : undefined;
  const row = open && 'row' in open ? open.row : await dossierOfIngest(ctx, ingest, plan, named);
  known.set(key, row);
  return row;
}

async function dossierOfIngest(
  ctx: TxContext,
  ingest: IngestRecord,
  plan: ItemPlan,
  named: string,
): Promise<DossierRecord> {
  const { tx } = ctx;
  const { unitId, code, securityClass } = plan;
  const purpose = { ingestId: ingest.id, unitId, code, securityClass, title: named };
  const mine = await dossierOpenedFor(tx, purpose);
  const open = mine ? await openDossierById(ctx, mine) : undefined;
  if (open && 'row' in open) return open.row;
  const id = await openFor(ctx, plan, named);
  await noteDossier(tx, purpose, id);
  return (await dossierById(tx, id, { lock: true }))!;
}

async function openFor(ctx: TxContext, plan: ItemPlan, named: string): Promise<DossierId> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { unitId, code, securityClass, rule } = plan;
  const id = newId<'Dossier'>() as DossierId;
  const by = actor.personId;
  const own = actor.posts.find((post) => post.capacity !== 'secretary') ?? actor.posts[0];
  if (hasReaders(securityClass) && own) await addReaders(tx, id, [own.id], { by, at: now });
  const title = named || ((await classificationTitle(tx, code, dayIn(actor.zone, now))) ?? code);
  const year = thisYear(ctx);
  const number = await insertDossier(tx, {
    ...{ id, agencyId: actor.agencyId, unitId: unitId as UnitId, year, versionId: rule.versionId },
    ...{ code, title: title.slice(0, 1_000), securityClass, by, at: now },
  });
  await emit(ctx, dossierOpened, {
    subject: id,
    payload: { securityClass, number, year, code, byItself: by === null },
  });
  return id;
}
