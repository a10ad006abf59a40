import { fail, found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { utf8Of } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, parseNote, parseSignatureLines, withSignatures } from '#core/transparency/note.ts';
import { inclusionProofFromTiles } from '#core/transparency/tile-proofs.ts';
import { printTlogProof } from '#core/transparency/tlog-proof.ts';
import type { LogName } from '../../contract/terms.ts';
import { printExtra } from '../../verify/extra.ts';
import { type EntryFact, entryFacts } from '../check/checks.queries.ts';
import { leavesFrom } from '../logs.queries.ts';
import { logFiles, type TileStore } from '../store/tile-store.ts';
import { enterFile, isWaiting, newestSigned, placeOfEvent, type SignedCheckpoint } from './proofs.queries.ts';

interface ProvingContext {
  actor: { agencyId: string };
  transact<T>(mode: 'read', work: (ctx: TxContext) => Promise<T>): Promise<T>;
}

/**
 * The proof file of an event (C2SP tlog-proof v1) under the newest published checkpoint; its extra data opens the leaf.
 * Whether the asker may see the event is the caller's to judge.
 * @throws core.not-found, ledger.not-published-yet
 */
export async function proveEvent(
  ctx: ProvingContext,
  store: TileStore,
  eventId: string,
): Promise<Uint8Array> {
  const proven = await ctx.transact('read', async ({ tx }) => {
    const place = await placeOfEvent(tx, eventId);
    if (!place) fail((await isWaiting(tx, eventId)) ? 'ledger.not-published-yet' : 'core.not-found');
    const checkpoint = await newestSigned(tx, place.stream, place.index);
    if (!checkpoint) fail('ledger.not-published-yet');
    const [fact] = await entryFacts(tx, place.stream, place.index, place.index + 1);
    return { ...place, extra: extraOf(found(fact)), signed: checkpoint };
  });
  return printProof(store, ctx.actor.agencyId, proven);
}

/**
 * The proof of a file by the newest leaf that names it, for whoever has the file. Nothing opens the leaf: what the proof
 * says stands in the published bundles. The transaction belongs to nobody.
 * @param digest SHA-256 of the file
 * @throws core.not-found where no published leaf of the agency names it
 */
export async function proveFile(
  ctx: Pick<ProvingContext, 'transact'>,
  store: TileStore,
  { agencyId, digest }: { agencyId: string; digest: Uint8Array },
): Promise<Uint8Array> {
  const proven = await ctx.transact('read', async ({ tx }) => {
    const place = found(await enterFile(tx, agencyId, digest));
    const signed = found(await newestSigned(tx, place.stream, place.index));
    const [fact] = await leavesFrom(tx, place.stream, place.index, place.index + 1);
    return { ...place, extra: printExtra({ leaf: fact!.leaf }), signed };
  });
  return printProof(store, agencyId, proven);
}

interface Proven {
  stream: LogName;
  index: number;
  extra: Uint8Array;
  signed: SignedCheckpoint;
}

async function printProof(store: TileStore, agencyId: string, { stream, index, extra, signed }: Proven) {
  const { readTile } = logFiles(store, agencyId, stream);
  const hashes = await inclusionProofFromTiles(sha256, readTile, index, signed.size);
  return printTlogProof({ extra, index, hashes, note: noteOf(signed) });
}

/** The note of a checkpoint with everybody's signatures. */
export function noteOf({ note, lines }: SignedCheckpoint): Note {
  return withSignatures(
    parseNote(utf8Of(note)),
    lines.flatMap((line) => parseSignatureLines(line)),
  );
}

/** The leaf, and what opens it where that was not erased. */
function extraOf({ leaf, salt, body }: EntryFact): Uint8Array {
  return printExtra({ leaf, ...(salt && body !== null && { opening: { salt, body } }) });
}
