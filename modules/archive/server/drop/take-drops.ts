import { dayIn } from '#core/clock/clock.ts';
import type { AppError } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { type KnownFile, receiveDocument } from '#modules/files/server/files.api.ts';
import { ingestOpened } from '../../contract/ingest-events.ts';
import type { IngestId, IngestItemId } from '../../contract/ingest-terms.ts';
import { asOwner } from '../ingest/ingest-actor.ts';
import { ingestById, lastPosition } from '../ingest/ingests.queries.ts';
import { insertIngest, insertItems, type NewItem } from '../ingest/ingests.writes.ts';
import { requestRun } from '../ingest/run-ingest.ts';
import { isRefusal } from '../ingest/unpack-items.ts';
import { baseName, codeInFolder } from '../rules/ingest/file-names.ts';
import { locksOn, nodeAt } from './drop-nodes.queries.ts';
import { lockDrops, moveNodes, putNode } from './drop-nodes.writes.ts';
import { parentOf, specialFolders } from './drop-paths.ts';
import { ownFilingUnit } from './show-drop-folder.ts';
import { type Drop, dropsAtRest } from './take-drops.queries.ts';
import { markTaken, pushBack, restDrops } from './take-drops.writes.ts';
import { tidyDrops } from './tidy-drops.ts';

/** So long a file stands unchanged and unlocked before it is taken: programs save in several steps. */
const settledMilliseconds = 60_000;
const atOnce = 200;

/** Takes what was dropped and has come to rest, once a minute. */
export const takeDropsSchedule: Schedule = {
  name: 'archive.take-drops',
  cron: '* * * * *',
  run: takeDrops,
};

export async function takeDrops(ctx: JobContext): Promise<void> {
  await ctx.transact('write', ({ tx }) => tidyDrops(tx, ctx.clock.now(), specialFolders(ctx.locales)));
  const idle = new Set<PersonId>();
  for (const drop of await restingDrops(ctx)) {
    if (ctx.signal.aborted) return;
    if (idle.has(drop.person_id)) continue;
    try {
      await takeDrop(ctx, drop);
    } catch (error) {
      if (ctx.signal.aborted) throw error;
      if (error instanceof MayNotFile) idle.add(drop.person_id);
      await setBack(ctx, drop, error);
    }
  }
}

class Unsettled extends Error {}
class MayNotFile extends Error {}

/** One file, and one person, never stand before those of everybody else. */
async function setBack(ctx: JobContext, drop: Drop, error: unknown): Promise<void> {
  // Changed while it was looked at: it comes to rest again.
  if (error instanceof Unsettled) return;
  const now = ctx.clock.now();
  if (error instanceof MayNotFile)
    return ctx.transact('write', ({ tx }) => restDrops(tx, drop.person_id, now));
  // Neither its path nor what an error quotes of it.
  const { name, code } = error as { name?: string; code?: string };
  ctx.log.error({ person: drop.person_id, mark: drop.mark, error: name, code }, 'a drop could not be taken');
  await ctx.transact('write', ({ tx }) => pushBack(tx, drop, now));
}

/** Files that nobody changed or locked for a while, of each person the oldest first. */
async function restingDrops(ctx: JobContext): Promise<Drop[]> {
  const before = new Date(ctx.clock.now().getTime() - settledMilliseconds);
  const { done, refused } = specialFolders(ctx.locales);
  return ctx.transact('read', ({ tx }) =>
    dropsAtRest(tx, { before, now: ctx.clock.now(), done, refused, most: atOnce }),
  );
}

async function takeDrop(ctx: JobContext, drop: Drop): Promise<void> {
  const content = await ctx.files.open(drop.sha256, { agency: ctx.actor.agencyId });
  try {
    await receiveDocument(ctx, { name: baseName(drop.path), content }, (inner, file) =>
      keep(inner, drop, { file }),
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const told = ctx.locales.text('id', `errors.${error.code}`, error.params);
    const note = await ctx.files.put(Buffer.from(`${told}\n`), {
      maxBytes: 100_000,
      agency: ctx.actor.agencyId,
    });
    await ctx.transact('write', (inner) => keep(inner, drop, { error, note }));
  }
}

type Outcome = { file: KnownFile } | { error: AppError; note: { sha256: string; size: number } };

/** The item, and where its owner finds the file from now on, in one transaction. */
async function keep(ctx: TxContext, drop: Drop, outcome: Outcome): Promise<void> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const person = drop.person_id;
  await lockDrops(tx, person);
  const node = await nodeAt(tx, person, drop.path);
  const locks = await locksOn(tx, person, drop.path, now);
  if (node?.mark !== drop.mark || node.item_id !== null || locks.length > 0) throw new Unsettled();
  const owner = await asOwner(ctx, { person_id: person });
  const unitId = await ownFilingUnit(owner);
  // Who may not file any more keeps their file, and the archive stays as it is.
  if (!unitId) throw new MayNotFile();
  const day = dayIn(ctx.actor.zone, now);
  const id = newId<'Ingest'>() as IngestId;
  const ingest = await insertIngest(tx, {
    ...{ id, unitId, source: 'drop', state: 'running', personId: person, at: now },
    ...{
      name: ctx.locales.text('id', 'archive.ingest.by.drop', { day }),
      originKey: `drop:${person}:${day}`,
    },
  });
  if (ingest.isNew) await emit(owner, ingestOpened, { subject: id, payload: { source: 'drop' } });
  const refusal = 'error' in outcome ? outcome.error : null;
  const itemId = newId<'IngestItem'>() as IngestItemId;
  const item: NewItem = {
    id: itemId,
    ...{
      position: (await lastPosition(tx, ingest.id)) + 1,
      name: drop.path.slice(1),
      originKey: `drop:${drop.mark}`,
    },
    ...{ code: codeInFolder(drop.path.slice(1)), state: refusal ? 'refused' : 'waiting' },
    faults: refusal ? [{ column: null, code: refusal.code, params: refusal.params }] : [],
    ...('file' in outcome ? contentOf(outcome.file) : {}),
  };
  await insertItems(tx, ingest.id, person, [item], now);
  await putAway(ctx, drop, itemId, outcome);
  const row = await ingestById(tx, ingest.id);
  if (!refusal && row?.state === 'running') await requestRun(tx, ctx.actor.agencyId, ingest.id);
}

function contentOf(file: KnownFile) {
  return { fileId: file.fileId, sha256: file.sha256, mediaType: file.mediaType, size: file.sizeBytes };
}

/** Into the folder of what was taken, or of what was refused with a sentence beside it; nothing is written over. */
async function putAway(ctx: TxContext, drop: Drop, itemId: string, outcome: Outcome): Promise<void> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const folders = specialFolders(ctx.locales);
  const to = await freePath(
    tx,
    drop.person_id,
    `${'file' in outcome ? folders.done : folders.refused}${drop.path}`,
  );
  await makeFolders(tx, drop.person_id, parentOf(to), now);
  await moveNodes(tx, drop.person_id, drop.path, to, now);
  await markTaken(tx, drop.person_id, to, itemId);
  if ('note' in outcome) {
    const { sha256, size } = outcome.note;
    await putNode(
      tx,
      drop.person_id,
      `${to}.txt`,
      { isFolder: false, sha256, size, mediaType: 'text/plain' },
      now,
    );
  }
}

async function freePath(tx: Tx, person: PersonId, wanted: string): Promise<string> {
  const dot = wanted.lastIndexOf('.');
  const ending = dot > wanted.lastIndexOf('/') + 1 ? wanted.slice(dot) : '';
  const stem = wanted.slice(0, wanted.length - ending.length);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : `${stem} (${number})${ending}`;
    if (!(await nodeAt(tx, person, path))) return path;
  }
}

async function makeFolders(tx: Tx, person: PersonId, path: string, at: Date): Promise<void> {
  if (path === '/' || (await nodeAt(tx, person, path))) return;
  await makeFolders(tx, person, parentOf(path), at);
  await putNode(tx, person, path, { isFolder: true }, at);
}
