import { AppError } from '#core/contract/errors.ts';
import type { Tx } from '#core/db/tx.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { SigningRun } from '#modules/signatures/server/signatures.api.ts';
import type { SigningId } from '../../contract/terms.ts';
import { givePaperBack } from './papers.writes.ts';
import { signLetter } from './sign-letter.ts';
import type { ItemRow, SigningRow } from './signing.queries.ts';
import { endSigning, failTheRest, settleItem, unbeginSigning } from './signing.writes.ts';

/** What ends a whole act: whoever comes next would only meet the same. */
const endsTheAct: ReadonlySet<string> = new Set([
  'signatures.wrong-secret',
  'signatures.too-many-tries',
  'signatures.run-ended',
  'signatures.post-not-held',
  'signatures.no-certificate',
  'signatures.certificate-expired',
  'signatures.provider-unreachable',
  'signatures.not-ready-at-provider',
  'signatures.signer-not-believed',
  'signatures.signer-revoked',
  'signatures.signed-by-another',
  'core.step-up-required',
  'core.forbidden',
]);

/** An act under way: its letters one after another, each with what became of it. */
interface Act {
  ctx: OutsideContext;
  run: SigningRun;
  signing: SigningRow;
  items: readonly ItemRow[];
}

/**
 * Signs the letters of an act one after another; what fails, fails alone and stays as it was. A secret that turns out to
 * be wrong before anything was signed leaves the intent as if it had never been used.
 * @throws signatures.wrong-secret in that case alone
 */
async function runAct({ ctx, run, signing, items }: Act, signal: AbortSignal): Promise<void> {
  let signed = 0;
  let over: string | undefined;
  for (const item of items) {
    if (signal.aborted) over = 'outgoing.signing-interrupted';
    if (over) break;
    try {
      await signLetter(ctx, run, signing, item);
      signed += 1;
    } catch (error) {
      const code = codeOf(ctx, error);
      if (code === 'signatures.wrong-secret' && signed === 0 && item === items[0]) {
        await takeBackAct(ctx, signing.id, item);
        throw error;
      }
      await failItem(ctx, signing.id, item, code);
      if (endsTheAct.has(code)) over = code;
    }
  }
  await ctx.transact('write', async ({ tx, clock }) => {
    if (over) await failTheRest(tx, signing.id, over, clock.now());
    await endSigning(tx, signing.id, clock.now());
  });
}

/** The code that people are told; what has none is a fault of the program, which the log tells. */
function codeOf(ctx: OutsideContext, error: unknown): string {
  if (error instanceof AppError) return error.code;
  ctx.log.error({ err: error, requestId: ctx.requestId }, 'a letter could not be signed');
  return 'core.internal';
}

async function failItem(ctx: OutsideContext, id: SigningId, item: ItemRow, code: string): Promise<void> {
  await ctx.transact('write', async ({ tx, clock }) => {
    await releasePaper(tx, id, item);
    settleItem(tx, id, item.draft_id, { state: 'failed', code, settled_at: clock.now() });
  });
}

async function takeBackAct(ctx: OutsideContext, id: SigningId, item: ItemRow): Promise<void> {
  await ctx.transact('write', async ({ tx }) => {
    await releasePaper(tx, id, item);
    settleItem(tx, id, item.draft_id, { state: 'ready' });
    await unbeginSigning(tx, id);
  });
}

async function releasePaper(tx: Tx, id: SigningId, item: ItemRow): Promise<void> {
  if (item.paper_id) await givePaperBack(tx, item.paper_id, id);
}

/** Acts of this process, which a graceful stop lets finish the letter in hand. */
const underWay = new Map<Promise<void>, AbortController>();

/** Runs an act, which goes on when nobody waits for it any more. The key is forgotten at its end, whatever happens. */
export function startAct(act: Act): Promise<void> {
  const stop = new AbortController();
  const work = runAct(act, stop.signal).finally(() => {
    act.run.close();
    underWay.delete(work);
  });
  underWay.set(work, stop);
  // Whoever waits hears of a failure; when nobody does any more, the act tells it.
  work.catch(() => undefined);
  return work;
}

/** Lets every act finish the letter in hand and hand the others back; for a graceful stop. */
export async function finishActs(): Promise<void> {
  for (const stop of underWay.values()) stop.abort();
  await Promise.allSettled(underWay.keys());
}
