import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { trustTerms, verifyKept } from '#modules/signatures/server/signatures.api.ts';
import type { verification } from '../../contract/verification.ts';
import { conclude } from '../rules/verification/conclude.ts';
import { allowCodes } from '../verification/allowance.ts';
import { evidenceOf } from '../verification/evidence-of.ts';
import { shownLetters } from '../verification/shown-letters.queries.ts';
import { storedLetter } from '../verification/stored-letter.ts';
import { tracesOf } from '../verification/traces.ts';
import { presentLetter, presentVerification } from '../verification/verification.present.ts';

type Op = typeof verification.byCode;

/**
 * The facts of a letter for whoever holds its code. Its file is read and judged each time: what is told of signatures is
 * what the file proves now, not what was once written down.
 */
export async function verifyCode(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  await allowCodes(ctx);
  const { row, terms } = await ctx.transact('read', async ({ tx }) => {
    const row = found((await shownLetters(tx, [input.code], []))[0]);
    return { row, terms: await trustTerms(tx, row.agency_id, ctx.clock.now()) };
  });
  const letter = presentLetter(row);
  const digests = { kept: row.editions[0] };
  if (row.destroyed_on !== null) return presentVerification('destroyed', letter, null, digests);
  const bytes = await storedLetter(ctx, row.code);
  if (!bytes) return presentVerification('unchecked', letter, null, digests);
  const judged = await verifyKept(bytes, terms);
  // What is kept must be what was signed: another file in its place is none of ours, however well signed.
  const kinship = tracesOf(bytes).digests[0]!.equals(row.editions[0]!) ? 'exact' : 'named';
  const conclusion = conclude({ verification: judged, kinship, ended: row.ended_how, isAsked: null });
  const evidence = kinship === 'exact' ? await evidenceOf(ctx, row, row.editions[0]!) : null;
  return presentVerification(conclusion, letter, judged, digests, evidence);
}
