import type { TxContext } from '#core/session/context.ts';
import { currentLists } from '../authority/current-lists.ts';
import { agencyAuthority } from '../authority/house-authority.ts';
import { providerOf } from '../providers/provider-of.ts';
import type { SignatureProvider } from '../providers/signature-provider.ts';
import type { AgencySettings } from '../settings/agency-settings.ts';
import type { AskForTime } from '../signing/sign-pdf.ts';
import { trustTerms } from '../trust/trust-terms.ts';
import type { VerificationTerms } from '../verify/verification.ts';
import { outsideClock, ownClock } from './signing-clock.ts';

/** Everything that a run needs besides the key, read once for all its letters. */
export interface SigningMeans {
  /** Outside; nothing where the agency's own authority signs. */
  provider: SignatureProvider | undefined;
  wishes: { time: boolean; validationData: boolean };
  askForTime: AskForTime;
  /** Certificates and lists of the agency's authority. */
  proofs: { certificates: readonly Uint8Array[]; lists: readonly Uint8Array[] };
  terms: Omit<VerificationTerms, 'now'>;
  /** Hosts that the operator named. */
  plainHosts: readonly string[];
}

/** Needs a writing transaction: the authority may have to be made, a list to be renewed. */
export async function signingMeans(ctx: TxContext, settings: AgencySettings): Promise<SigningMeans> {
  const { level, clockAddress } = settings;
  const authority = await agencyAuthority(ctx);
  const lists = await currentLists(ctx);
  const { anchors } = await trustTerms(ctx.tx, ctx.actor.agencyId, ctx.clock.now());
  return {
    provider: providerOf(settings),
    wishes: { time: level !== 'B-B', validationData: level === 'B-LT' },
    askForTime: clockAddress
      ? outsideClock(clockAddress, ctx.plainHosts ?? [])
      : ownClock(authority, ctx.clock),
    proofs: { certificates: [...authority.timeStamp.chain, ...authority.issuing.chain], lists },
    terms: { anchors, lists },
    plainHosts: ctx.plainHosts ?? [],
  };
}
