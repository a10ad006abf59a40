import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { showDraft } from '../drafts/show-draft.ts';

/** A letter with its fields and its way. */
export function openDraft(ctx: TxContext, input: InputOf<typeof drafts.open>): Promise<DraftView> {
  return showDraft(ctx, input.draftId);
}
