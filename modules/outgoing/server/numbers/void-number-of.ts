import { fail, found } from '#core/contract/errors.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { numberVoided } from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { voided } from '../rules/numbering/number-life.ts';
import { entryOf, type NumberRow, numberOfDraft } from './numbers.queries.ts';
import { keepNumber } from './numbers.writes.ts';

/**
 * The number of a letter that will not be sent goes into the register of void numbers with the reason; nothing where it
 * has none. For who ends a draft, which is locked.
 * @throws outgoing.number-settled, outgoing.number-needs-reason
 */
export async function voidNumberOf(ctx: TxContext, draftId: DraftId, reason: string): Promise<void> {
  const row = await numberOfDraft(ctx.tx, draftId);
  if (row) await voidNumber(ctx, row, reason);
}

/** Voids a number that is held. @throws outgoing.number-settled, outgoing.number-needs-reason */
export async function voidNumber(ctx: TxContext, row: NumberRow, reason: string): Promise<NumberRow> {
  const change = { by: found(ctx.actor.personId), at: ctx.clock.now() };
  const outcome = voided(entryOf(row), reason);
  const gone = await keepNumber(ctx.tx, row, outcome.entry ?? fail(outcome.refused), row.text, change);
  await emit(ctx, numberVoided, {
    subject: row.id,
    ...(row.draft_id && { matter: row.draft_id }),
    payload: { numberId: row.id, draftId: row.draft_id },
  });
  return gone;
}
