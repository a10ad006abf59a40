import type { JobContext } from '#core/jobs/job.ts';
import { DerFault } from '../asn1/der.ts';
import { withValidationData } from '../pdf/validation-data.ts';
import { agencySettings } from '../settings/agency-settings.ts';
import { stampedPdf } from '../signing/sign-pdf.ts';
import type { SignatureLevel, SignatureReport, VerificationTerms } from '../verify/verification.ts';
import { verifyPdf } from '../verify/verify-pdf.ts';
import { ClockFault } from './signing-clock.ts';
import { type SigningMeans, signingMeans } from './signing-means.ts';

/** Why a stamp cannot be had now, and may be later. */
export type StampHindrance = 'clock-silent' | 'stamp-not-believed';
/** Why a stamp is of no use any more: nothing that is done later would prove the signatures. */
export type StampRefusal = 'not-wished' | 'signer-expired' | 'signer-revoked' | 'signature-broken';

/** What became of a try to add what was missing when a letter was signed; `level` is that of its weakest signature. */
export type RaisedLevel =
  | { state: 'raised'; pdf: Buffer; level: SignatureLevel }
  | { state: 'complete'; level: SignatureLevel }
  | { state: 'waits'; why: StampHindrance }
  | { state: 'useless'; why: StampRefusal };

/**
 * Adds to a signed letter what was missing when it was signed: a time stamp over the whole document (ETSI EN 319 142-1
 * §5.4.3) and the data to check it by, as revisions behind the last signature. One stamp serves every signature below
 * it. For a job that tries again; nothing is lost where the clock is still silent. Must not be called in a transaction.
 */
export async function raisedLevel(
  ctx: Pick<JobContext, 'transact' | 'clock'>,
  pdf: Uint8Array,
): Promise<RaisedLevel> {
  const means = await ctx.transact('write', async (inner) =>
    signingMeans(inner, await agencySettings(inner)),
  );
  const judged = () => ({ ...means.terms, now: ctx.clock.now() });
  const before = signaturesOf(pdf, judged());
  const why = refusalOf(before, means.wishes.time);
  if (why) return { state: 'useless', why };
  const level = weakest(before);
  if (level !== 'B-B') return { state: 'complete', level };
  const raised = await stamped(pdf, means);
  if (!raised) return { state: 'waits', why: 'clock-silent' };
  const reached = weakest(signaturesOf(raised, judged()));
  if (reached === 'B-B' || reached === 'none') return { state: 'waits', why: 'stamp-not-believed' };
  return { state: 'raised', pdf: raised, level: reached };
}

async function stamped(pdf: Uint8Array, means: SigningMeans): Promise<Buffer | undefined> {
  const { wishes, askForTime, proofs } = means;
  try {
    const whole = await stampedPdf(pdf, askForTime);
    return wishes.validationData ? withValidationData(whole, { ...proofs, answers: [] }) : whole;
  } catch (error) {
    if (!(error instanceof ClockFault) && !(error instanceof DerFault)) throw error;
    return undefined;
  }
}

function signaturesOf(pdf: Uint8Array, terms: VerificationTerms): SignatureReport[] {
  return verifyPdf(pdf, terms).signatures.filter(({ kind }) => kind === 'signature');
}

/** A stamp proves that a signature was there by then: too late where its certificate did not hold any more. */
function refusalOf(signatures: readonly SignatureReport[], wished: boolean): StampRefusal | undefined {
  if (signatures.length === 0 || signatures.some(({ faults }) => faults.length > 0))
    return 'signature-broken';
  const unproven = signatures.filter(({ level }) => level === 'B-B');
  if (unproven.length === 0) return undefined;
  if (unproven.some(({ distrust }) => distrust.includes('revoked'))) return 'signer-revoked';
  if (unproven.some(({ distrust }) => distrust.includes('expired'))) return 'signer-expired';
  return wished ? undefined : 'not-wished';
}

const order: readonly SignatureLevel[] = ['none', 'B-B', 'B-T', 'B-LT', 'B-LTA'];

/** A file is worth what its least proven signature is. */
function weakest(signatures: readonly SignatureReport[]): SignatureLevel {
  return order[Math.min(...signatures.map(({ level }) => order.indexOf(level)))]!;
}
