import { z } from 'zod';
import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import {
  type ChallengePurpose,
  type OpenChallenge,
  openChallenge,
  sealChallenge,
} from '../factors/challenge.ts';
import type { OidcFlow } from './provider.ts';

const Flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

type Purpose = Extract<ChallengePurpose, 'oidc-sign-in' | 'oidc-link'>;

/** Keeps the flow in the browser that began it, sealed and for a few minutes: no other browser can finish it. */
export function keepFlow(
  ctx: OutsideContext,
  purpose: Purpose,
  flow: OidcFlow,
  accountId: string | null = null,
): void {
  const value = sealChallenge(ctx, purpose, JSON.stringify(flow), accountId);
  ctx.reply.cookies.push({ name: 'flow', value, maxAgeSeconds: 300 });
}

/** The flow that this browser began, and takes its cookie away. */
export function takeFlow(
  ctx: OutsideContext,
  purpose: Purpose,
): { challenge: OpenChallenge; flow: OidcFlow } {
  const cookie = ctx.request.cookie('flow');
  ensure(cookie, 'identity.challenge-expired');
  const challenge = openChallenge(ctx, purpose, cookie);
  ctx.reply.cookies.push({ name: 'flow', value: null, maxAgeSeconds: 0 });
  return { challenge, flow: Flow.parse(JSON.parse(challenge.value)) };
}
