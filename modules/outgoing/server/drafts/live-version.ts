import { isDeepStrictEqual } from 'node:util';
import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import { DraftText } from '../../contract/draft-fields.ts';
import { endsBeforeStart } from '../../contract/ends-before-start.ts';
import type { DraftId } from '../../contract/terms.ts';
import { textFaults } from '../rules/paper/lay-out-paper.ts';
import { textAsItStands, textOf } from '../text/text-of.ts';
import { insertVersion } from './drafts.writes.ts';
import type { KindOfDraft } from './kind-of-draft.ts';
import type { LoadedDraft } from './load-draft.ts';
import { versionText } from './versions.queries.ts';

/** The letter as it stands now: its text with what stands round it. */
export async function liveText(tx: Tx, { id, facts }: LoadedDraft): Promise<DraftText> {
  return { facts, text: await textOf(tx, id) };
}

/** A version as it was kept. @throws core.not-found */
export async function keptText(tx: Tx, id: DraftId, number: number): Promise<DraftText> {
  return DraftText.parse(found(await versionText(tx, id, number)));
}

/** True where nothing was written since the last version was kept. */
export async function isUnchanged(tx: Tx, draft: LoadedDraft): Promise<boolean> {
  const { version_number } = draft.row;
  if (version_number === 0) return false;
  const [live, kept] = await Promise.all([liveText(tx, draft), keptText(tx, draft.id, version_number)]);
  // What is kept has been through JSON, which knows no field without a value.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(live)), JSON.parse(JSON.stringify(kept)));
}

/**
 * What must be there before the letter goes on its way.
 * @throws outgoing.part-missing, outgoing.part-unknown, outgoing.event-ends-early
 */
export async function checkText(tx: Tx, id: DraftId, { layout }: KindOfDraft): Promise<void> {
  const { text, incomplete } = await textAsItStands(tx, id);
  const [fault] = textFaults(layout, text);
  ensure(!fault, fault?.code ?? '', { part: fault?.part });
  ensure(incomplete.length === 0, 'outgoing.part-missing', { part: incomplete[0]?.split('.')[0] });
  ensure(!text.event || !endsBeforeStart(text.event), 'outgoing.event-ends-early');
}

/** Keeps the letter as it stands as its next version; the draft is locked. Answers its number. */
export async function keepVersion(
  ctx: TxContext,
  draft: LoadedDraft,
  { postId, note }: { postId: PostId; note: string | null },
): Promise<number> {
  const number = draft.row.version_number + 1;
  insertVersion(ctx.tx, draft.id, {
    number,
    text: await liveText(ctx.tx, draft),
    personId: found(ctx.actor.personId) as PersonId,
    postId,
    at: ctx.clock.now(),
    note,
  });
  return number;
}
