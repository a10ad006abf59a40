import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, printSignatureLines } from '#core/transparency/note.ts';
import { consistencyProofFromTiles } from '#core/transparency/tile-proofs.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import { askWitness, type WitnessWord } from '../../witness/ask-witness.ts';
import type { LogRow } from '../logs.queries.ts';
import type { LogFiles } from '../store/tile-store.ts';
import {
  cosignaturesOf,
  cosignedSize,
  keepCosignature,
  type WitnessRow,
  witnessesOf,
} from './publishing.writes.ts';
import type { PublishingContext } from './publishing-context.ts';
import { ensureWitnessAgrees } from './witnesses-agree.ts';

/**
 * Asks the witnesses that have not cosigned this checkpoint yet. One that is down, or will not, holds nobody up: it is
 * asked again with the next run.
 * @throws LedgerRefusal where one holds a checkpoint of this log that the database does not lead to
 */
export async function askWitnesses(
  ctx: PublishingContext,
  log: LogRow,
  size: number,
  note: Note,
  files: LogFiles,
): Promise<void> {
  const { stream } = log;
  const asked = await ctx.transact('read', async ({ tx }) => {
    const done = new Set((await cosignaturesOf(tx, stream, size)).map(({ witnessId }) => witnessId));
    const open = (await witnessesOf(tx)).filter(
      ({ id, address }) => !done.has(id) && !ctx.silence?.isSilent(address),
    );
    return Promise.all(
      open.map(async (witness) => ({ witness, oldSize: await cosignedSize(tx, stream, witness.id) })),
    );
  });
  const told = await Promise.allSettled(
    asked.map(async ({ witness, oldSize }) => {
      const line = await cosignatureOf(ctx, log, witness, { size, oldSize, note, files });
      if (!line) return;
      const row = { witnessId: witness.id, line };
      await ctx.transact('write', ({ tx }) => keepCosignature(tx, stream, size, row, ctx.clock.now()));
    }),
  );
  for (const one of told) if (one.status === 'rejected') throw one.reason;
}

interface Asked {
  size: number;
  /** What we believe that the witness cosigned last. */
  oldSize: number;
  note: Note;
  files: LogFiles;
}

async function cosignatureOf(
  ctx: PublishingContext,
  log: LogRow,
  witness: WitnessRow,
  asked: Asked,
): Promise<string | undefined> {
  let word = await ask(ctx, witness, asked);
  // It knows better than we what it cosigned last.
  if (word.said === 'another-size' && word.size <= asked.size)
    word = await ask(ctx, witness, { ...asked, oldSize: word.size });
  if (word.said === 'cosigned') return printSignatureLines([word.line]);
  const isOther = word.said === 'another-size' || (word.said === 'no' && word.status === 422);
  if (isOther) await ensureWitnessAgrees(ctx, log, witness);
  ctx.log.warn({ witness: witness.id, size: asked.size, word }, 'a witness did not cosign');
  return undefined;
}

async function ask(
  { plainHosts = [], silence }: PublishingContext,
  { address, vkey }: WitnessRow,
  { size, oldSize, note, files }: Asked,
): Promise<WitnessWord> {
  const key = await parseVerifierKey(sha256, vkey);
  const proof = await consistencyProofFromTiles(sha256, files.readTile, oldSize, size);
  const word = await askWitness({ key, address }, { oldSize, proof, note }, { plainHosts });
  silence?.heard(address, word.said !== 'nothing');
  return word;
}
