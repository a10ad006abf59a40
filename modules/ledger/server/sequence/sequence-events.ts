import { randomBytes } from 'node:crypto';
import type { TxContext } from '#core/session/context.ts';
import { hexOf } from '#core/transparency/bytes.ts';
import { appendLeaves, emptyRange } from '#core/transparency/compact-range.ts';
import { leafHash } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { streamOf } from '../../contract/streams.ts';
import { type LogName, type Stream, streams } from '../../contract/terms.ts';
import { newLogKey } from '../keys/log-key.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { currentLog, type LogRow, wasPublished } from '../logs.queries.ts';
import { ensureNotBehind } from '../restore/published-state.ts';
import { readFacts, type SettledThing } from '../rows/read-facts.ts';
import { keepWatched } from '../rows/rows.queries.ts';
import { commitFacts, grouped } from '../rows/settled-facts.ts';
import type { Watched } from '../rows/watched.ts';
import {
  bodyOf,
  commitment,
  digestOf,
  type LoggedEvent,
  leafOf,
  printLeaf,
  saltLength,
} from '../rules/leaf.ts';
import { logFiles, type TileStore } from '../store/tile-store.ts';
import {
  forgetWaiting,
  insertEntries,
  insertKey,
  insertLog,
  insertSecrets,
  keepSalts,
  keepTree,
  type NewEntry,
  newestKey,
  saltsOf,
  sequencesOf,
  takeSequencer,
  waitingEvents,
  waitingTypes,
} from './sequencing.writes.ts';

/** Most events that one transaction gives their leaves. */
export const mostAtOnce = 2_000;

/**
 * Gives the waiting events of the agency their places in the logs, in the order of their ids; in a transaction of the
 * worker. What committed before another began has the lower id and is already there, so cause stands before effect.
 * @param only the streams whose events are given their places; all of them without
 * @returns how many there were; 0 as well when another sequencer is at work for the agency
 * @throws LedgerRefusal when the database is behind what is published, or nothing says what is
 */
export async function sequenceEvents(
  ctx: TxContext,
  store: TileStore,
  watched: readonly Watched[],
  only?: readonly Stream[],
): Promise<number> {
  if (!(await takeSequencer(ctx.tx))) return 0;
  const types = only && (await waitingTypes(ctx.tx)).filter((type) => only.includes(streamOf(type)));
  const events = await waitingEvents(ctx.tx, mostAtOnce, types);
  for (const stream of streams) {
    const ofStream = events.filter(({ type }) => streamOf(type) === stream);
    if (ofStream.length > 0) await lengthen(ctx, store, stream, ofStream, watched);
  }
  if (events.length > 0)
    forgetWaiting(
      ctx.tx,
      events.map(({ id }) => id),
    );
  return events.length;
}

async function lengthen(
  ctx: TxContext,
  store: TileStore,
  stream: Stream,
  events: readonly LoggedEvent[],
  watched: readonly Watched[],
): Promise<void> {
  const { tx, actor } = ctx;
  const known = await currentLog(tx, stream);
  const log = known ?? (await openLog(ctx, stream));
  const { published } = await ensureNotBehind(tx, log, logFiles(store, actor.agencyId, log.stream));
  // Without the files nobody here knows how far the log was published: the publisher asks the witnesses first.
  if (!published && known && (await wasPublished(tx, log.stream)))
    throw new LedgerRefusal('published-missing', 'I6', `${log.stream} checkpoint`);
  await append(ctx, log, events, await readFacts(tx, watched, events));
}

/** Gives events the next places of a log; the caller knows that it may go on. */
export async function append(
  ctx: TxContext,
  log: LogRow,
  events: readonly LoggedEvent[],
  settled: readonly SettledThing[] = [],
): Promise<void> {
  const { tx, clock } = ctx;
  keepWatched(tx, settled);
  const entries = await entriesOf(ctx, log, events, settled);
  insertEntries(
    tx,
    log.stream,
    entries.map(({ entry }) => entry),
    null,
  );
  insertSecrets(
    tx,
    entries.map(({ secret }) => secret),
  );
  const hashes = entries.map(({ entry }) => entry.hash);
  keepTree(tx, log.stream, appendLeaves(sha256, log.tree, hashes), clock.now());
}

async function entriesOf(
  { tx, actor }: TxContext,
  { stream, tree }: LogRow,
  told: readonly LoggedEvent[],
  settled: readonly SettledThing[],
) {
  const salts = await objectSalts(
    tx,
    stream,
    told.map(({ subjectId }) => subjectId),
  );
  const things = grouped(settled, ({ eventId }) => eventId);
  const events = told.map((event) => {
    const own = things.get(event.id);
    return own ? { ...event, facts: commitFacts(salts.get(event.subjectId)!, own) } : event;
  });
  const nameOf = new Map([...salts].map(([id, salt]) => [id, commitment(sha256, salt, id)]));
  const counts = await sequencesOf(tx, stream, [...nameOf.values()]);
  return events.map((event, at) => {
    const name = hexOf(nameOf.get(event.subjectId)!);
    const seq = (counts.get(name) ?? 0) + 1;
    counts.set(name, seq);
    const salt = randomBytes(saltLength);
    const made = leafOf(sha256, actor.agencyId, event, seq, {
      leaf: salt,
      object: salts.get(event.subjectId)!,
    });
    const leaf = printLeaf(made);
    const entry: NewEntry = {
      index: tree.size + at,
      eventId: event.id,
      objectId: event.subjectId,
      object: made.object,
      seq,
      leaf,
      hash: leafHash(sha256, leaf),
      pdf: digestOf(made.pdf),
    };
    return { entry, secret: { eventId: event.id, salt, body: bodyOf(event) } };
  });
}

/** A salt for each object: the one it has, or a new one. */
async function objectSalts(
  tx: TxContext['tx'],
  stream: LogName,
  ids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const all = [...new Set(ids)];
  const known = await saltsOf(tx, stream, all);
  const added = new Map(all.filter((id) => !known.has(id)).map((id) => [id, randomBytes(saltLength)]));
  keepSalts(tx, stream, added);
  return new Map<string, Uint8Array>([...known, ...added]);
}

/** The log of a stream, opened with its first event. Its name holds the host of that day and stays when that changes. */
export async function openLog(ctx: TxContext, stream: LogName): Promise<LogRow> {
  const { tx, actor, clock, secrets, publicUrl } = ctx;
  const origin = `${new URL(publicUrl).host}/ledger/${actor.agencyId}/${stream}`;
  let key = await newestKey(tx);
  if (!key) {
    key = newLogKey(secrets, actor.agencyId, clock.now());
    insertKey(tx, key);
  }
  insertLog(tx, stream, origin, key.id, clock.now());
  return { stream, origin, publicKeys: [key.public_key], tree: emptyRange, endedAt: null };
}
