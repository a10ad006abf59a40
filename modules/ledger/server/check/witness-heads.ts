import { parseCheckpoint } from '#core/transparency/checkpoint.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import { newestCosigned } from '../../witness/ask-witness.ts';
import type { LogRow } from '../logs.queries.ts';
import { type WitnessRow, witnessesOf } from '../publish/publishing.writes.ts';
import type { PublishingContext } from '../publish/publishing-context.ts';
import type { WitnessHead, WitnessHeads } from './check-checkpoints.ts';

/** Asks the witnesses of the agency what they cosigned last of a log. One that does not answer says nothing. */
export function askWitnessHeads(ctx: PublishingContext): (log: LogRow) => Promise<WitnessHeads> {
  return async ({ origin }) => {
    const witnesses = await ctx.transact('read', ({ tx }) => witnessesOf(tx));
    const answers = await Promise.all(witnesses.map((witness) => headOf(ctx, witness, origin)));
    return {
      asked: witnesses.length,
      answered: answers.filter((answer) => answer !== 'silent').length,
      heads: answers.flatMap((answer) => (typeof answer === 'object' ? answer : [])),
    };
  };
}

async function headOf(
  { plainHosts = [] }: PublishingContext,
  { address, vkey }: WitnessRow,
  origin: string,
): Promise<WitnessHead | 'nothing-seen' | 'silent'> {
  const key = await parseVerifierKey(sha256, vkey);
  const word = await newestCosigned({ key, address }, origin, { plainHosts });
  if (word.said !== 'newest') return word.said === 'none' ? 'nothing-seen' : 'silent';
  const { size, root } = parseCheckpoint(word.note.text);
  return { witness: key.name, size, root };
}
