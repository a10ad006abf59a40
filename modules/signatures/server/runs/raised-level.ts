import type { OutsideContext } from '#core/http/route.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { provenLetter } from '../proofs/proven-letter.ts';
import { agencySettings } from '../settings/agency-settings.ts';
import { trustTerms } from '../trust/trust-terms.ts';
import type {
  SignatureLevel,
  SignatureReport,
  Verification,
  VerificationTerms,
} from '../verify/verification.ts';
import { verifyKept } from '../verify/verify-apart.ts';
import { verifyPdf } from '../verify/verify-pdf.ts';
import { askingOf } from './prove-signed.ts';
import { type SigningMeans, signingMeans } from './signing-means.ts';
import { stampedUnlessSilent } from './stamped-unless-silent.ts';

/** Why what is missing cannot be had now, and may be later. */
export type StampHindrance =
  | 'clock-silent'
  | 'stamp-not-believed'
  | 'revocation-silent'
  | 'revocation-not-believed';
/** Why it is of no use any more: nothing that is done later would prove the signatures. */
export type StampRefusal =
  | 'not-wished'
  | 'signer-expired'
  | 'signer-revoked'
  | 'clock-revoked'
  | 'signature-broken';

/**
 * What became of a try to add what was missing when a letter was signed; `level` is that of its weakest signature. A
 * letter that was raised may await more still. `proof` is the letter with what says that its signer was revoked.
 */
export type RaisedLevel =
  | { state: 'raised'; pdf: Buffer; level: SignatureLevel; awaits: 'validation-data' | null }
  | { state: 'complete'; level: SignatureLevel }
  | { state: 'waits'; why: StampHindrance }
  | { state: 'useless'; why: StampRefusal; proof?: { pdf: Buffer; level: SignatureLevel } };

/**
 * Adds to a signed letter what was missing when it was signed: a time stamp over the whole document (ETSI EN 319 142-1
 * §5.4.3) and the data to check it by, as revisions behind the last signature. One stamp serves every signature below
 * it. For a job that tries again; nothing is lost where those outside are still silent. Must not be called in a
 * transaction.
 */
export async function raisedLevel(
  ctx: Pick<JobContext, 'transact' | 'clock'>,
  pdf: Buffer,
): Promise<RaisedLevel> {
  const means = await ctx.transact('write', async (inner) =>
    signingMeans(inner, await agencySettings(inner)),
  );
  const judged = () => ({ ...means.terms, now: ctx.clock.now() });
  const before = signaturesOf(pdf, judged());
  const why = refusalOf(before, means.wishes.time);
  if (why) return { state: 'useless', why };
  const level = weakest(before);
  if (level !== 'B-B') return proven(pdf, level, means, judged());
  const stamped = await stampedUnlessSilent(pdf, means.askForTime);
  if (!stamped) return { state: 'waits', why: 'clock-silent' };
  const reached = weakest(signaturesOf(stamped, judged()));
  if (reached === 'B-B' || reached === 'none') return { state: 'waits', why: 'stamp-not-believed' };
  const whole = await proven(stamped, reached, means, judged());
  // The stamp counts at once, whatever else is still to come.
  if (whole.state === 'waits')
    return { state: 'raised', pdf: stamped, level: reached, awaits: 'validation-data' };
  return whole.state === 'complete' ? { ...whole, state: 'raised', pdf: stamped, awaits: null } : whole;
}

/** The letter with what authorities say of revocations, those of the house and those outside. */
async function proven(
  pdf: Buffer,
  level: SignatureLevel,
  means: SigningMeans,
  terms: VerificationTerms,
): Promise<RaisedLevel> {
  if (level !== 'B-T' || !means.wishes.validationData) return { state: 'complete', level };
  const made = await provenLetter(pdf, terms, askingOf(means, terms.now, 'job'));
  if (made.state === 'hopeless') return { state: 'complete', level };
  if (made.state === 'waits') {
    const isSilent = made.faults.some((fault) => silent.has(fault));
    return { state: 'waits', why: isSilent ? 'revocation-silent' : 'revocation-not-believed' };
  }
  const after = signaturesOf(made.pdf, terms);
  const reached = weakest(after);
  if (after.some(({ distrust }) => distrust.includes('revoked'))) {
    // A later signer's act may have brought what says so.
    const isNew = made.pdf.length > pdf.length;
    return {
      state: 'useless',
      why: 'signer-revoked',
      ...(isNew && { proof: { pdf: made.pdf, level: reached } }),
    };
  }
  if (reached === 'B-B') return { state: 'useless', why: 'clock-revoked' };
  // One of its signers is not believed any more, or somebody else was revoked and the rest is still to be had.
  if (reached === 'B-T') return { state: 'waits', why: 'revocation-not-believed' };
  return { state: 'raised', pdf: made.pdf, level: reached, awaits: null };
}

const silent: ReadonlySet<string> = new Set(['unreachable', 'not-allowed']);

/**
 * Why a stamp would be of no use to the letter as it is now; nothing where it still proves something. For whoever has one
 * asked for again. Must not be called in a transaction.
 */
export async function stampRefusal(
  ctx: Pick<OutsideContext, 'transact'>,
  pdf: Uint8Array,
): Promise<StampRefusal | undefined> {
  const { level, terms } = await ctx.transact('read', async (inner) => ({
    level: (await agencySettings(inner)).level,
    terms: await trustTerms(inner.tx, inner.actor.agencyId, inner.clock.now()),
  }));
  return refusalOf(signaturesAmong(await verifyKept(pdf, terms)), level !== 'B-B');
}

function signaturesOf(pdf: Uint8Array, terms: VerificationTerms): SignatureReport[] {
  return signaturesAmong(verifyPdf(pdf, terms));
}

function signaturesAmong({ signatures }: Verification): SignatureReport[] {
  return signatures.filter(({ kind }) => kind === 'signature');
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
