import type { Tx } from '#core/db/tx.ts';
import { sameBytes } from '#core/transparency/bytes.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { nodeChecking } from '#core/transparency/node/node-crypto.ts';
import { openNote } from '#core/transparency/open-note.ts';
import { logVerifierKeys } from '../keys/log-key.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { checkpointAt, type LogRow, logOf } from '../logs.queries.ts';
import { rootOfLeaves } from '../root-of-leaves.ts';
import type { LogFiles, PublishedCheckpoint } from '../store/tile-store.ts';

/**
 * What is published of the log, once it is certain that the log signed it. A checkpoint of somebody else in our place
 * is a sign that the folder is not ours alone: nobody signs before a person has looked.
 * @throws LedgerRefusal `published-forged`
 */
export async function ownPublished(
  log: Pick<LogRow, 'stream' | 'origin' | 'publicKeys'>,
  files: LogFiles,
): Promise<PublishedCheckpoint | undefined> {
  const refuse = () => new LedgerRefusal('published-forged', 'I4', `${log.stream} checkpoint`);
  try {
    const published = await files.checkpoint();
    if (!published) return undefined;
    const opened = await openNote(nodeChecking, published.note, await logVerifierKeys(log));
    if (opened.outcome !== 'signed' || published.checkpoint.origin !== log.origin) throw refuse();
    return published;
  } catch (error) {
    if (error instanceof FormatFault) throw refuse();
    throw error;
  }
}

/**
 * Makes certain that the database holds all that was ever published of the log: a database that was restored to an
 * earlier moment, or from another one, would give the places of published leaves to others, and sign a second history.
 * @returns what is published, and the log as it was after that was read
 * @throws LedgerRefusal `database-behind`, `published-differs`, `published-forged`
 */
export async function ensureNotBehind(
  tx: Tx,
  known: LogRow,
  files: LogFiles,
): Promise<{ published: PublishedCheckpoint | undefined; log: LogRow }> {
  const published = await ownPublished(known, files);
  // Read again, for another publisher may have been at work: what is published was in the database before.
  const log = (await logOf(tx, known.stream))!;
  if (!published) return { published, log };
  const { size, root } = published.checkpoint;
  const record = `${log.stream} size ${size}`;
  if (size > log.tree.size) throw new LedgerRefusal('database-behind', 'I7', record);
  const kept = await checkpointAt(tx, log.stream, size);
  // No row: the database was restored to a moment between the leaves and their checkpoint.
  const own = kept?.root ?? (await rootOfLeaves(tx, log.stream, size));
  if (!sameBytes(own, root)) throw new LedgerRefusal('published-differs', 'I6', record);
  return { published, log };
}
