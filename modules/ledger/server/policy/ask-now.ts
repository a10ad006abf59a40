import { found } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import type { Note } from '#core/transparency/note.ts';
import { consistencyProofFromTiles } from '#core/transparency/tile-proofs.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import type { LogName } from '../../contract/terms.ts';
import type { AskedView, WitnessAnswer } from '../../contract/witnesses.ts';
import { askWitness, type WitnessWord } from '../../witness/ask-witness.ts';
import { logHeads } from '../logs.queries.ts';
import { newestSigned } from '../prove/proofs.queries.ts';
import { noteOf } from '../prove/prove-event.ts';
import { cosignedSize, type WitnessRow, witnessesOf } from '../publish/publishing.writes.ts';
import { logFiles, type TileStore } from '../store/tile-store.ts';

type Asking = Pick<OutsideContext, 'transact' | 'plainHosts' | 'actor'>;

interface Published {
  stream: LogName;
  size: number;
  /** What we believe that the witness cosigned last. */
  oldSize: number;
  note: Note;
}

/**
 * Asks a witness about the newest published checkpoint of each log that goes on, and tells what it says. Nothing is kept:
 * its cosignature is fetched again by who publishes. Tiles are read, so no transaction is held. @throws core.not-found
 */
export async function askNow(ctx: Asking, tiles: TileStore, witnessId: string): Promise<AskedView> {
  const { witness, logs } = await ctx.transact('read', async ({ tx }) => {
    const witness = found((await witnessesOf(tx)).find(({ id }) => id === witnessId));
    const logs: Published[] = [];
    for (const { stream, endedAt } of await logHeads(tx)) {
      const signed = endedAt ? undefined : await newestSigned(tx, stream, 0);
      if (!signed) continue;
      const oldSize = await cosignedSize(tx, stream, witnessId);
      logs.push({ stream, size: signed.size, oldSize: Math.min(oldSize, signed.size), note: noteOf(signed) });
    }
    return { witness, logs: logs.toReversed() };
  });
  const answers = logs.map(async (log) => {
    const word = await wordOf(ctx, tiles, witness, log);
    return { stream: log.stream, size: log.size, answer: answerOf(word, log.size) };
  });
  return { answers: await Promise.all(answers) };
}

async function wordOf(
  ctx: Asking,
  tiles: TileStore,
  witness: WitnessRow,
  log: Published,
): Promise<WitnessWord> {
  const { address, vkey } = witness;
  const key = await parseVerifierKey(sha256, vkey);
  const { readTile } = logFiles(tiles, ctx.actor.agencyId, log.stream);
  const ask = async (oldSize: number) => {
    const proof = await consistencyProofFromTiles(sha256, readTile, oldSize, log.size);
    return askWitness(
      { key, address },
      { oldSize, proof, note: log.note },
      { plainHosts: ctx.plainHosts ?? [] },
    );
  };
  const word = await ask(log.oldSize);
  // It knows better than we what it cosigned last.
  return word.said === 'another-size' && word.size <= log.size ? ask(word.size) : word;
}

const refusals: Readonly<Record<number, WitnessAnswer>> = {
  403: 'key-unknown',
  404: 'log-unknown',
  422: 'other-history',
};
const silences = { unreachable: 'silent', 'not-allowed': 'not-asked', odd: 'odd' } as const;

function answerOf(word: WitnessWord, size: number): WitnessAnswer {
  if (word.said === 'cosigned') return 'cosigned';
  if (word.said === 'nothing') return silences[word.why];
  if (word.said === 'no') return refusals[word.status] ?? 'not-understood';
  return word.size > size ? 'ahead' : 'odd';
}
