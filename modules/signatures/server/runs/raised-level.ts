import type { JobContext } from '#core/jobs/job.ts';
import { DerFault } from '../asn1/der.ts';
import { type ValidationData, withValidationData } from '../pdf/validation-data.ts';
import { agencySettings } from '../settings/agency-settings.ts';
import { stampedPdf } from '../signing/sign-pdf.ts';
import { measuredLevel } from './measured-level.ts';
import type { SignedLetter } from './open-signing-run.ts';
import { ClockFault } from './signing-clock.ts';
import { signingMeans } from './signing-means.ts';

/**
 * Adds to a signed letter what was missing when it was signed: a time stamp over the whole document and the data to
 * check it by, as revisions behind the signature. For a job that tries again; nothing is lost where the clock is still
 * silent. Must not be called in a transaction.
 * @returns the file as it is now; `awaits` tells whether to come back
 */
export async function raisedLevel(
  ctx: Pick<JobContext, 'transact' | 'clock'>,
  pdf: Uint8Array,
): Promise<SignedLetter> {
  const { wishes, askForTime, proofs, terms } = await ctx.transact('write', async (inner) =>
    signingMeans(inner, await agencySettings(inner)),
  );
  const judged = () => ({ ...terms, now: ctx.clock.now() });
  const before = measuredLevel(pdf, judged());
  if (before !== 'B-B' || !wishes.time) return { pdf: Buffer.from(pdf), level: before, awaits: null };
  try {
    const stamped = await stampedPdf(pdf, askForTime);
    const data: ValidationData = { ...proofs, answers: [] };
    const whole = wishes.validationData ? withValidationData(stamped, data) : stamped;
    return { pdf: whole, level: measuredLevel(whole, judged()), awaits: null };
  } catch (error) {
    if (!(error instanceof ClockFault) && !(error instanceof DerFault)) throw error;
    return { pdf: Buffer.from(pdf), level: before, awaits: 'time-stamp' };
  }
}
