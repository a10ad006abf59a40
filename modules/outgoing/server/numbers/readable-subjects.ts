import type { TxContext } from '#core/session/context.ts';
import { unitPaths } from '#modules/organization/server/organization.api.ts';
import type { DraftId } from '../../contract/terms.ts';
import { mayReadDraft } from '../drafts/drafts.policy.ts';
import { numberedDrafts } from './numbers.queries.ts';

/** Subjects of the letters that the reader may know of, by letter. */
export async function readableSubjects(
  ctx: TxContext,
  ids: readonly DraftId[],
): Promise<ReadonlyMap<DraftId, string>> {
  if (ids.length === 0) return new Map();
  const drafts = await numberedDrafts(ctx.tx, ids);
  const paths = await unitPaths(ctx.tx, [...new Set(drafts.map((one) => one.unit_id))]);
  const readable = drafts.filter((one) =>
    mayReadDraft(ctx.actor, {
      securityClass: one.security_class,
      stage: one.stage,
      unitId: one.unit_id,
      unitPath: paths.get(one.unit_id) ?? [],
      readers: one.readers,
      wasConfidential: one.was_confidential,
    }),
  );
  return new Map(readable.map((one) => [one.id, one.subject]));
}
