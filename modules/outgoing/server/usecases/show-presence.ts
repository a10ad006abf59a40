import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { publishAround } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { type draftTexts, type Presence, presenceShown } from '../../contract/text.ts';
import { loadDrafting } from '../drafts/load-draft.ts';

/** Tells those who have the text open where the caller stands in it, and that the caller has it open too. */
export async function showPresence(
  ctx: TxContext,
  { draftId, editor, cursor, left }: InputOf<typeof draftTexts.showPresence>,
): Promise<undefined> {
  await loadDrafting(ctx, draftId);
  const personId = found(ctx.actor.personId);
  const person = found((await peopleByIds(ctx.tx, [personId])).get(personId));
  const shown: Presence = { editor, person: { id: personId, name: person.name }, cursor, left };
  await publishAround(
    ctx.tx,
    draftId,
    { type: presenceShown, from: String(editor), detail: JSON.stringify(shown) },
    left ? undefined : personId,
  );
}
