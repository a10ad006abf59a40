import type { Context } from '#core/session/context.ts';
import { DerFault } from '../asn1/der.ts';
import { told } from '../providers/provider-of.ts';
import type { SigningSecret } from '../providers/signature-provider.ts';
import { stampedPdf } from '../signing/sign-pdf.ts';
import { ensureSignedBy } from './ensure-signed-by.ts';
import { measuredLevel, newestSignature } from './measured-level.ts';
import type { SigningHand } from './open-signing-run.ts';
import { ClockFault } from './signing-clock.ts';
import type { SigningGround } from './signing-ground.ts';
import type { SigningMeans } from './signing-means.ts';

/**
 * Signs through a provider outside, one letter at a time. A provider that brings no time stamp gets one of the agency's
 * clock over the whole document.
 */
export function providerHand(
  ctx: Pick<Context, 'clock'>,
  { identity }: SigningGround,
  { provider, wishes, askForTime, terms }: SigningMeans,
  secret: SigningSecret,
): SigningHand {
  return {
    certificate: null,
    async sign(pdf, { field: _, ...act }) {
      const signed = await told(provider!.sign(identity, { pdf, ...act }, secret));
      const judged = () => ({ ...terms, now: ctx.clock.now() });
      const made = newestSignature(signed, judged());
      ensureSignedBy(made, identity);
      const { level } = made;
      if (level !== 'B-B' || !wishes.time) return { pdf: signed, level, awaits: null };
      try {
        const stamped = await stampedPdf(signed, askForTime);
        return { pdf: stamped, level: measuredLevel(stamped, judged()), awaits: null };
      } catch (error) {
        // What a provider signed is not thrown away because a clock answered nonsense.
        if (!(error instanceof ClockFault) && !(error instanceof DerFault)) throw error;
        return { pdf: signed, level, awaits: 'time-stamp' };
      }
    },
  };
}
