import { AppError, ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { withWholeBody } from '#core/http/whole-body.ts';
import { verifyApart, verifyKept } from '#modules/signatures/server/signatures.api.ts';
import { mostVerifiedBytes, type verification } from '../../contract/verification.ts';
import { conclude } from '../rules/verification/conclude.ts';
import { allowFiles, spendFiles } from '../verification/allowance.ts';
import { evidenceOf } from '../verification/evidence-of.ts';
import { type Kin, kinOf, termsFor } from '../verification/kinship.ts';
import { provenLater } from '../verification/proven-later.ts';
import { shownLetters } from '../verification/shown-letters.queries.ts';
import { storedLetter } from '../verification/stored-letter.ts';
import { tracesOf } from '../verification/traces.ts';
import { presentLetter, presentVerification } from '../verification/verification.present.ts';

type Op = typeof verification.byFile;

/**
 * Judges a file that somebody holds. It is looked for among the letters of every agency here; one of theirs is judged by
 * what its agency believes, any other by the authorities of the house. Nothing of the file is kept.
 */
export async function verifyFile(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  await allowFiles(ctx);
  return withWholeBody(ctx.request.body, mostVerifiedBytes, async (bytes) => {
    ensure(bytes.length > 0, 'outgoing.file-empty');
    const traces = tracesOf(bytes);
    const { recognised, terms } = await ctx.transact('read', async ({ tx }) => {
      const recognised = kinOf(await shownLetters(tx, traces.codes, traces.digests), traces);
      return { recognised, terms: await termsFor(tx, recognised, ctx.clock.now()) };
    });
    // A file that is one of ours to the last byte waits for no stranger's.
    const judge = recognised?.kinship === 'exact' ? verifyKept : verifyApart;
    const alone = await judge(bytes, terms).catch(async (error: unknown) => {
      if (error instanceof AppError && error.code === 'signatures.file-too-heavy') await spendFiles(ctx);
      throw error;
    });
    const judged = (await provenLater(ctx, { kin: recognised, bytes, alone, terms })) ?? alone;
    const kin = judged.verdict === 'valid' ? await nearer(ctx, recognised, bytes) : recognised;
    const conclusion = conclude({
      verification: judged,
      kinship: kin?.kinship ?? null,
      ended: kin?.row.ended_how ?? null,
      isAsked: input.code && kin ? kin.row.code === input.code : null,
    });
    const digests = { kept: kin?.row.editions[0], file: traces.digests[0] };
    const evidence = kin?.kinship === 'exact' ? await evidenceOf(ctx, kin.row, digests.file!) : null;
    return presentVerification(conclusion, kin ? presentLetter(kin.row) : null, judged, digests, evidence);
  });
}

/** A rightly signed file that names a letter may be a state of it from before its last signature or proof. */
async function nearer(ctx: OutsideContext, kin: Kin | undefined, bytes: Buffer): Promise<Kin | undefined> {
  if (kin?.kinship !== 'named') return kin;
  const stored = await storedLetter(ctx, kin.row.code);
  const isBeginning = stored?.subarray(0, bytes.length).equals(bytes) ?? false;
  return isBeginning ? { ...kin, kinship: 'earlier' } : kin;
}
