import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { draftReady } from '../../contract/events.ts';
import type { DraftStage } from '../../contract/terms.ts';
import type { LoadedDraft } from './load-draft.ts';

/** Where an act left a letter: its stage, and the posts whose turn it is now. */
export interface Left {
  stage: DraftStage;
  opened: readonly PostId[];
}

/** Tells who is to sign, where the initials are complete. */
export async function tellReady(
  ctx: TxContext,
  { id, rights }: LoadedDraft,
  { stage, opened }: Left,
): Promise<void> {
  if (stage !== 'ready') return;
  await emit(ctx, draftReady, {
    subject: id,
    payload: { securityClass: rights.securityClass, posts: [...opened] },
  });
}
