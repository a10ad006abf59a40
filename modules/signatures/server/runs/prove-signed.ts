import { fail } from '#core/contract/errors.ts';
import type { Context } from '#core/session/context.ts';
import type { Asking } from '../proofs/asked-proof.ts';
import { provenLetter } from '../proofs/proven-letter.ts';
import type { SignatureLevel } from '../verify/verification.ts';
import { newestSignature } from './measured-level.ts';
import type { SigningMeans } from './signing-means.ts';
import type { AwaitedProof, SignedLetter } from './signing-run.ts';

/** Milliseconds for one question and for all of one letter: in an act somebody waits, a job may take its time. */
const patience = {
  act: { one: 3_000, all: 6_000 },
  job: { one: 10_000, all: 40_000 },
} as const;

export const askingOf = (
  { plainHosts }: Pick<SigningMeans, 'plainHosts'>,
  now: Date,
  whose: keyof typeof patience,
): Asking => ({
  plainHosts,
  now,
  patience: patience[whose].one,
  until: performance.now() + patience[whose].all,
});

/** Where the clock itself was revoked, its stamp proves nothing: another one is awaited, and what belongs to it. */
const lacking: { [Level in SignatureLevel]?: AwaitedProof } = {
  'B-B': 'time-stamp',
  'B-T': 'validation-data',
};

/** Adds to a letter of an act what authorities outside say, where the agency wishes for it. */
export type ProveSigned = (pdf: Buffer, level: SignatureLevel) => Promise<SignedLetter>;

/**
 * For one act: what cannot be had now is awaited and stops nobody, and is not asked for again in the act, whose two hundred
 * letters would each wait for it. A letter whose signer was revoked is no signed letter.
 * @throws signatures.signer-revoked
 */
export function proverOf(ctx: Pick<Context, 'clock'>, means: SigningMeans): ProveSigned {
  let isSilent = false;
  return async (pdf, level) => {
    if (level !== 'B-T' || !means.wishes.validationData) return { pdf, level, awaits: null };
    if (isSilent) return { pdf, level, awaits: 'validation-data' };
    const now = ctx.clock.now();
    const terms = { ...means.terms, now };
    const made = await provenLetter(pdf, terms, askingOf(means, now, 'act'));
    if (made.state === 'hopeless') return { pdf, level, awaits: null };
    if (made.state === 'waits') {
      isSilent = true;
      return { pdf, level, awaits: 'validation-data' };
    }
    const proven = newestSignature(made.pdf, terms);
    if (proven.distrust.includes('revoked')) fail('signatures.signer-revoked');
    return { pdf: made.pdf, level: proven.level, awaits: lacking[proven.level] ?? null };
  };
}
