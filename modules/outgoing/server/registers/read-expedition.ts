import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPaths } from '#modules/organization/server/organization.api.ts';
import type { ExpeditionLine, registers } from '../../contract/registers.ts';
import type { DraftRights } from '../drafts/drafts.policy.ts';
import { deliveryCan, mayDeliver, stateOf } from '../sending/deliveries.policy.ts';
import type { ExpeditionRow, ExpeditionSearch } from './expedition.queries.ts';
import { seenUnits } from './seen-units.ts';

/** The filters of the expedition book as the database is asked, for this actor. */
export async function expeditionSearch(
  ctx: TxContext,
  filters: InputOf<typeof registers.printExpedition>,
  page: Pick<ExpeditionSearch, 'edge' | 'size'>,
): Promise<ExpeditionSearch> {
  return {
    units: await seenUnits(ctx, filters.unitId),
    handed: filters.state ? filters.state === 'handed-over' : null,
    from: filters.from ?? null,
    to: filters.to ?? null,
    ...page,
  };
}

export async function presentExpedition(
  ctx: TxContext,
  rows: readonly ExpeditionRow[],
): Promise<ExpeditionLine[]> {
  const paths = await unitPaths(ctx.tx, [...new Set(rows.map((row) => row.unit_id as UnitId))]);
  return rows.map((row) => {
    const rights = {
      unitPath: paths.get(row.unit_id) ?? [],
      writerPostId: row.drafted_post_id as DraftRights['writerPostId'],
      securityClass: row.security_class,
    };
    const { handOver, print } = deliveryCan(ctx.actor, rights, row);
    return {
      id: row.id as ExpeditionLine['id'],
      draftId: row.letter_id as ExpeditionLine['draftId'],
      number: row.number,
      letterDay: row.letter_day,
      subject: row.subject,
      securityClass: row.security_class,
      // Who only reads the book is not told who is behind a list.
      name: row.behind === null || mayDeliver(ctx.actor, rights) ? row.name : row.behind,
      isCopy: row.is_copy,
      state: stateOf(row),
      handedTo: row.handed_to,
      handedAt: row.handed_to ? (row.delivered_at?.toISOString() ?? null) : null,
      can: { handOver, print },
    };
  });
}
