import { setTimeout as sleep } from 'node:timers/promises';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { openSigningRun, type SigningRun } from '#modules/signatures/server/signatures.api.ts';
import type { SigningView, signatures } from '../../contract/signing.ts';
import type { SigningId } from '../../contract/terms.ts';
import { startAct } from '../signing/run-signing.ts';
import { aliveUntil } from '../signing/sign-letter.ts';
import { showSigningOf, stateAt } from '../signing/signing.present.ts';
import { itemsOf, type SigningRow, signingById } from '../signing/signing.queries.ts';
import { beginSigning } from '../signing/signing.writes.ts';

/** Milliseconds that a request waits for its act; a slow provider goes on afterwards, and `show-signing` tells how far. */
const longestWait = 15_000;

/**
 * Signs the letters of an intent. The secret is tried before any letter is touched and is in this process alone, for the
 * time of the act. The intent is used once; the same request sent again is told how far it came.
 */
export function sign(ctx: OutsideContext, input: InputOf<typeof signatures.sign>): Promise<SigningView> {
  return signWithin(ctx, input, longestWait);
}

/** The same, answered after that many milliseconds at the latest. */
export async function signWithin(
  ctx: OutsideContext,
  input: InputOf<typeof signatures.sign>,
  wait: number,
): Promise<SigningView> {
  const id = input.signingId;
  const key = ctx.request.header('idempotency-key') ?? null;
  const { signing, items, known } = await ctx.transact('read', async (inner) => {
    const signing = found(await signingById(inner.tx, id));
    const known = signing.begun_at !== null && key !== null && signing.act_key === key;
    return { signing, known, items: await itemsOf(inner.tx, id) };
  });
  if (known) return whenOver(ctx, id, wait);
  ensureUnused(signing, ctx.clock.now());
  const ready = items.filter(({ state }) => state === 'ready');
  ensure(ready.length > 0, 'outgoing.not-now');
  const run = await openSigningRun(ctx, { postId: signing.post_id, secret: input.secret });
  if (!(await begin(ctx, run, signing, key))) return whenOver(ctx, id, wait);
  await Promise.race([startAct({ ctx, run, signing, items: ready }), sleep(wait, undefined, { ref: false })]);
  return show(ctx, id);
}

const show = (ctx: OutsideContext, id: SigningId) =>
  ctx.transact('read', (inner) => showSigningOf(inner, id));

/** Milliseconds between two looks at an act that another request, perhaps of another process, carries on. */
const lookEvery = 200;

/** The act that the same request began before: its end, or how far it came within that many milliseconds. */
async function whenOver(ctx: OutsideContext, id: SigningId, wait: number): Promise<SigningView> {
  const until = performance.now() + wait;
  for (;;) {
    const view = await show(ctx, id);
    const left = until - performance.now();
    if (view.state !== 'running' || left <= 0) return view;
    await sleep(Math.min(lookEvery, left), undefined, { ref: false });
  }
}

function ensureUnused(signing: SigningRow, now: Date): void {
  const state = stateAt(signing, now);
  ensure(state !== 'expired', 'outgoing.signing-expired');
  ensure(state === 'prepared', 'outgoing.signing-used');
}

/**
 * Uses the intent, once; false where the same request did so while this one tried its secret. The key is forgotten where
 * nothing is begun.
 */
async function begin(
  ctx: OutsideContext,
  run: SigningRun,
  signing: SigningRow,
  key: string | null,
): Promise<boolean> {
  try {
    ensure(run.certified === signing.certified, 'outgoing.signing-provider-changed');
    const begun = await ctx.transact('write', async ({ tx, clock }) => {
      const at = clock.now();
      if (await beginSigning(tx, signing.id, { at, key, aliveUntil: aliveUntil(signing, at) })) return true;
      const now = await signingById(tx, signing.id);
      ensure(now?.begun_at && key !== null && now.act_key === key, 'outgoing.signing-used');
      return false;
    });
    if (!begun) run.close();
    return begun;
  } catch (error) {
    run.close();
    throw error;
  }
}
