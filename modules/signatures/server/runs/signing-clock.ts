import type { Clock } from '#core/clock/clock.ts';
import { askOutside, OutsideFault } from '#core/outside/ask-outside.ts';
import type { AgencyAuthority } from '../authority/house-authority.ts';
import { timeStampAnswer } from '../cms/time-stamp.ts';
import { signerWithKey } from '../keys/signer.ts';
import type { AskForTime } from '../signing/sign-pdf.ts';

/** A time-stamp authority that did not answer, or not with a time stamp. */
export class ClockFault extends Error {}

const patience = 10_000;
const longestAnswer = 64 * 1024;

/** Stamps of the agency's own authority: there without a network, worth what its clock is worth. */
export function ownClock({ timeStamp }: AgencyAuthority, clock: Clock): AskForTime {
  const stamper = signerWithKey(timeStamp.key, timeStamp.chain);
  return (request) => timeStampAnswer(request, stamper, clock.now());
}

/** Stamps of an authority outside (RFC 3161 §3.4). @throws ClockFault */
export function outsideClock(address: string, plainHosts: readonly string[]): AskForTime {
  return async (request) => {
    const answer = await askOutside({
      method: 'POST',
      address,
      headers: { 'content-type': 'application/timestamp-query' },
      body: request,
      patience,
      longest: longestAnswer,
      plainHosts,
    }).catch((error: unknown) => {
      // What went wrong outside is not told to anybody.
      if (error instanceof OutsideFault) return undefined;
      throw error;
    });
    if (answer?.status !== 200) throw new ClockFault('no time stamp');
    return answer.bytes;
  };
}
