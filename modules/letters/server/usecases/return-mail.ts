import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { mailReturned } from '../../contract/events.ts';
import type { letterChanges } from '../../contract/letter-changes.ts';
import { hasReaders } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { mailOfLetter } from '../intake.queries.ts';
import { releaseDocuments, reopenIntakes } from '../intake.writes.ts';
import { lettersCan, registeringPost } from '../letters.policy.ts';
import { loadLetter, showLetter } from '../load-letter.ts';

/** Puts the files of a cancelled registration back into the tray of its unit, to be registered again. */
export async function returnMail(
  ctx: TxContext,
  input: InputOf<typeof letterChanges.returnMail>,
): Promise<LetterView> {
  const { tx, actor } = ctx;
  const { facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(lettersCan(actor, { ...facts, stage: 'cancelled' }).returnMail, 'core.not-found');
  ensure(facts.stage === 'cancelled', 'letters.not-cancelled');
  // In the tray every registrar of the unit sees it: for a letter with named readers that is final.
  if (hasReaders(facts.securityClass)) ensureFresh(actor, ctx.clock.now());
  const mail = await mailOfLetter(tx, input.letterId);
  ensure(mail.length > 0, 'letters.no-mail');
  await releaseDocuments(tx, input.letterId);
  await reopenIntakes(tx, mail);
  await emit(ctx, mailReturned, {
    subject: input.letterId,
    post: registeringPost(actor, undefined)?.id ?? null,
    payload: {},
  });
  return showLetter(ctx, input.letterId);
}
