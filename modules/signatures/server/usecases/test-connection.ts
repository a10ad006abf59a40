import { randomBytes } from 'node:crypto';
import { ensure } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { throttle } from '#core/policy/throttle.ts';
import type { settings } from '../../contract/settings.ts';
import { DerFault } from '../asn1/der.ts';
import { timeStampRequest } from '../cms/time-stamp.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';
import { SignatureFault, type SignatureFaultCode } from '../providers/signature-provider.ts';
import { isStampBelieved } from '../runs/is-stamp-believed.ts';
import { ClockFault } from '../runs/signing-clock.ts';
import { type SigningMeans, signingMeans } from '../runs/signing-means.ts';
import { agencySettings } from '../settings/agency-settings.ts';

type Answer = OutputOf<typeof settings.test>;

/** A NIK that nobody has: a service that answers does not know it. */
const nobody = '0000000000000000';

/** Tests of one agency, and in how many seconds: enough to put settings right, too few to feel a network out. */
const allowance = 10;
const windowSeconds = 600;

/** Asks provider and clock, side by side, whether they answer. Nothing is signed and no word of theirs is passed on. */
export async function testConnection(ctx: OutsideContext): Promise<Answer> {
  const means = await ctx.transact('write', async (inner) => {
    await ensureManagesSignatures(inner);
    return signingMeans(inner, await agencySettings(inner));
  });
  const seconds = await ctx.transact('note', ({ tx, actor }) =>
    throttle(tx, `signature-test:${actor.agencyId}`, allowance, windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
  const began = performance.now();
  const [provider, clock] = await Promise.all([providerAnswer(means), clockAnswer(means, ctx.clock.now())]);
  return { provider, clock, milliseconds: Math.round(performance.now() - began) };
}

const meaning: Partial<Record<SignatureFaultCode, Answer['provider']>> = {
  unreachable: 'unreachable',
  'odd-answer': 'odd',
};

async function providerAnswer({ provider }: SigningMeans): Promise<Answer['provider']> {
  if (!provider) return 'not-needed';
  try {
    const { state } = await provider.status({ nik: nobody });
    return state === 'unknown' ? 'odd' : 'answers';
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    // That it does not know the number is an answer; that it does not know us is none.
    if (error.providerCode === 404) return 'answers';
    return meaning[error.code] ?? 'refused';
  }
}

async function clockAnswer(means: SigningMeans, now: Date): Promise<Answer['clock']> {
  const digest = randomBytes(32);
  const request = timeStampRequest(digest);
  try {
    const token = request.tokenIn(await means.askForTime(request.der));
    return isStampBelieved(token, () => digest, means.terms.anchors, now) ? 'answers' : 'not-believed';
  } catch (error) {
    if (!(error instanceof ClockFault) && !(error instanceof DerFault)) throw error;
    return 'unreachable';
  }
}
