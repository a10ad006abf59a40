import type { OutsideContext } from '#core/http/route.ts';
import { type Verification, verifyKept } from '#modules/signatures/server/signatures.api.ts';
import { type Kin, kinOf } from './kinship.ts';
import { storedLetter } from './stored-letter.ts';
import { tracesOf } from './traces.ts';

interface Judged {
  kin: Kin | undefined;
  bytes: Buffer;
  /** What the file proves by itself. */
  alone: Verification;
  terms: Parameters<typeof verifyKept>[1];
}

/**
 * An earlier edition is the beginning of the newest one, whose time stamp is over every byte of it: it goes on being
 * proven when the certificates of its signers ended and it cannot prove itself any more. And where an authority said since
 * that a signer was revoked before, which the newest one bears, it is doubtful as that one is.
 * @returns the judgement of the newest edition, where it speaks for this file
 */
export async function provenLater(
  ctx: OutsideContext,
  { kin, bytes, alone, terms }: Judged,
): Promise<Verification | undefined> {
  if (kin?.kinship !== 'exact' || kin.row.editions.length < 2) return undefined;
  if (alone.verdict !== 'untrusted' && alone.verdict !== 'valid') return undefined;
  const newest = await storedLetter(ctx, kin.row.code);
  if (!newest || newest.length <= bytes.length || !newest.subarray(0, bytes.length).equals(bytes))
    return undefined;
  // What is kept must itself be an edition that was written down.
  if (kinOf([kin.row], tracesOf(newest))?.kinship !== 'exact') return undefined;
  const judged = await verifyKept(newest, terms);
  const speaks = alone.verdict === 'valid' ? isRevoked(judged) : judged.verdict === 'valid';
  return speaks ? judged : undefined;
}

const isRevoked = ({ verdict, signatures }: Verification): boolean =>
  verdict === 'untrusted' && signatures.some(({ distrust }) => distrust.includes('revoked'));
