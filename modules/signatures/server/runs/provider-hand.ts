import type { Context } from '#core/session/context.ts';
import { withMissingIssuers } from '../proofs/proven-letter.ts';
import { told } from '../providers/provider-of.ts';
import type { SigningSecret } from '../providers/signature-provider.ts';
import { ensureSignedBy } from './ensure-signed-by.ts';
import { measuredLevel, newestSignature } from './measured-level.ts';
import { askingOf, proverOf } from './prove-signed.ts';
import type { SigningGround } from './signing-ground.ts';
import type { SigningMeans } from './signing-means.ts';
import type { SigningHand } from './signing-run.ts';
import { stampedUnlessSilent } from './stamped-unless-silent.ts';

/**
 * Signs through a provider outside, one letter at a time. A provider that brings no time stamp gets one of the agency's
 * clock over the whole document; what is needed to check it years later comes from the authorities themselves.
 */
export function providerHand(
  ctx: Pick<Context, 'clock'>,
  { identity }: SigningGround,
  means: SigningMeans,
  secret: SigningSecret,
): SigningHand {
  const { provider, wishes, askForTime, terms } = means;
  const prove = proverOf(ctx, means);
  const judged = () => ({ ...terms, now: ctx.clock.now() });
  /** The signature that was made, and its authorities where the provider left them out. */
  const known = async (signed: Buffer) => {
    const made = newestSignature(signed, judged());
    if (!made.distrust.includes('unknown-authority')) return { pdf: signed, made };
    const pdf = await withMissingIssuers(signed, judged(), askingOf(means, ctx.clock.now(), 'act'));
    return { pdf, made: newestSignature(pdf, judged()) };
  };
  return {
    certificate: null,
    async sign(letter, { field: _, ...act }) {
      const { pdf, made } = await known(
        await told(provider!.sign(identity, { pdf: letter, ...act }, secret)),
      );
      ensureSignedBy(made, identity);
      const { level } = made;
      if (!wishes.time) return { pdf, level, awaits: null };
      if (level !== 'B-B') return prove(pdf, level);
      const stamped = await stampedUnlessSilent(pdf, askForTime);
      if (!stamped) return { pdf, level, awaits: 'time-stamp' };
      return prove(stamped, measuredLevel(stamped, judged()));
    },
  };
}
