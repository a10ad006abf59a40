import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { fromUtf8, hexOf, sameBytes } from '#core/transparency/bytes.ts';
import { appendLeaves, rootOfRange } from '#core/transparency/compact-range.ts';
import { leafHash } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { printNote } from '#core/transparency/note.ts';
import { entriesOfBundle } from '#core/transparency/tile-content.ts';
import { tileWidth, widthAt } from '#core/transparency/tiles.ts';
import { leavesImported } from '../../contract/events.ts';
import type { LogName } from '../../contract/terms.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { type LogRow, logOf } from '../logs.queries.ts';
import { keepCheckpoint, keepNote, markPublished } from '../publish/publishing.writes.ts';
import type { PublishingContext } from '../publish/publishing-context.ts';
import { commitment, digestOf, type LoggedEvent, parseLeaf } from '../rules/leaf.ts';
import {
  forgetWaiting,
  insertEntries,
  keepTree,
  type NewEntry,
  saltsOf,
  takeSequencer,
  waitingEvents,
} from '../sequence/sequencing.writes.ts';
import { type LogFiles, logFiles, type TileStore } from '../store/tile-store.ts';
import { ownPublished } from './published-state.ts';

/** Most events that can wait at the moment a database is restored to. */
const mostWaiting = 100_000;

/**
 * Brings back the leaves that are published and that a restored database lacks, from the entry bundles, so that the log
 * goes on instead of forking. Their events are gone: what the leaves stood for can no longer be opened, and whatever
 * happened after the moment of the backup is to be reconciled by people; the event of this import says from where.
 * @returns how many leaves came back
 * @throws LedgerRefusal `published-differs` when the database is no earlier state of what is published
 */
export async function importLeaves(
  ctx: PublishingContext,
  stream: LogName,
  store: TileStore,
): Promise<number> {
  const files = logFiles(store, ctx.actor.agencyId, stream);
  return ctx.transact('write', async (inner) => {
    const { tx, clock, actor } = inner;
    if (!(await takeSequencer(tx))) throw new Error('the log is being lengthened at this moment');
    const log = await logOf(tx, stream);
    const published = log && (await ownPublished(log, files));
    if (!published || published.checkpoint.size <= log.tree.size) return 0;
    const { size, root } = published.checkpoint;
    const from = log.tree.size;
    const leaves = await bundledLeaves(files, from, size);
    const hashes = leaves.map((leaf) => leafHash(sha256, leaf));
    const tree = appendLeaves(sha256, log.tree, hashes);
    if (!sameBytes(rootOfRange(sha256, tree), root))
      throw new LedgerRefusal('published-differs', 'I6', `${stream} size ${size}`);

    const events = await eventsOfLeaves(inner, log);
    const entries = leaves.map((leaf, at): NewEntry => {
      const { object, seq, kind, at: time, pdf } = parseLeaf(leaf);
      const event = events.get(placeOf(kind, time, object));
      events.delete(placeOf(kind, time, object));
      const known = { eventId: event?.id ?? null, objectId: event?.subjectId ?? null };
      return { index: from + at, ...known, object, seq, leaf, hash: hashes[at]!, pdf: digestOf(pdf) };
    });
    const now = clock.now();
    insertEntries(tx, stream, entries, now);
    const found = entries.flatMap(({ eventId }) => eventId ?? []);
    if (found.length > 0) forgetWaiting(tx, found);
    keepTree(tx, stream, tree, now);
    await keepCheckpoint(tx, stream, size, root, now);
    await keepNote(tx, stream, size, fromUtf8(printNote(published.note))!, now);
    await markPublished(tx, stream, size, now);
    await emit(inner, leavesImported, { subject: actor.agencyId, payload: { stream, from, size } });
    return leaves.length;
  });
}

/** The leaves from one size up to another, out of the published bundles. */
async function bundledLeaves(files: LogFiles, from: number, size: number): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (let index = Math.floor(from / tileWidth); index * tileWidth < size; index++) {
    const bundle = { level: 'entries', index, width: widthAt(size, 'entries', index) } as const;
    const held = entriesOfBundle(bundle, await files.readTile(bundle));
    leaves.push(...held.slice(Math.max(0, from - index * tileWidth)));
  }
  return leaves;
}

const placeOf = (kind: string, at: string, object: Uint8Array) => `${kind} ${at} ${hexOf(object)}`;

/** Events that still wait in the restored database, by what their leaves would say: those leaves may be among the lost. */
async function eventsOfLeaves({ tx }: TxContext, { stream }: LogRow): Promise<Map<string, LoggedEvent>> {
  const events = await waitingEvents(tx, mostWaiting);
  const salts = await saltsOf(tx, stream, [...new Set(events.map(({ subjectId }) => subjectId))]);
  return new Map(
    events.flatMap((event) => {
      const salt = salts.get(event.subjectId);
      if (!salt) return [];
      const object = commitment(sha256, salt, event.subjectId);
      return [[placeOf(event.type, event.occurredAt.toISOString(), object), event] as const];
    }),
  );
}
