import type { TxContext } from '#core/session/context.ts';
import { unitPaths } from '#modules/organization/server/organization.api.ts';
import type { ReadableLine } from './draft-lists.queries.ts';
import { mayReadDraft } from './drafts.policy.ts';

/** Those of the lines that the actor may read, in their order. */
export async function readableLines(ctx: TxContext, rows: readonly ReadableLine[]): Promise<ReadableLine[]> {
  const paths = await unitPaths(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]);
  return rows.filter((row) =>
    mayReadDraft(ctx.actor, {
      securityClass: row.security_class,
      stage: row.stage,
      unitId: row.unit_id,
      unitPath: paths.get(row.unit_id) ?? [],
      readers: row.readers,
      wasConfidential: row.was_confidential,
    }),
  );
}
