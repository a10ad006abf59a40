import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds, unitPaths } from '#modules/organization/server/organization.api.ts';
import type { MandateView } from '../../contract/mandates.ts';
import { delegateSigning } from '../../contract/permissions.ts';
import { isInForce } from '../rules/authority/signing-facts.ts';
import type { MandateRow } from './mandates.queries.ts';

/** Mandates with the names around them. */
export async function mandateViews(ctx: TxContext, rows: readonly MandateRow[]): Promise<MandateView[]> {
  const { tx, actor, clock } = ctx;
  const now = clock.now();
  const postIds = [...new Set(rows.flatMap(({ fromPostId, toPostId }): PostId[] => [fromPostId, toPostId]))];
  const [posts, people] = await Promise.all([
    postsByIds(tx, postIds, now),
    peopleByIds(tx, [...new Set(rows.map(({ recordedBy }): PersonId => recordedBy))]),
  ]);
  const units = [...new Set([...posts.values()].map(({ unitId }): UnitId => unitId))];
  const paths = await unitPaths(tx, units);
  const named = (id: PostId) => {
    const post = posts.get(id);
    return {
      id,
      name: post?.name ?? '—',
      unitName: post?.unitName ?? '—',
      holderName: post?.holder?.name ?? null,
    };
  };
  return rows.map((row) => {
    const over = row.endsAt !== null && row.endsAt <= now;
    const unitId = posts.get(row.fromPostId)?.unitId;
    return {
      id: row.id,
      kind: row.kind,
      from: named(row.fromPostId),
      to: named(row.toPostId),
      letterKinds: row.letterKinds ? [...row.letterKinds] : null,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt?.toISOString() ?? null,
      decreeNumber: row.decreeNumber,
      recordedBy: people.get(row.recordedBy)?.name ?? '—',
      recordedAt: row.recordedAt.toISOString(),
      state: over ? 'over' : isInForce(row, now) ? 'in-force' : 'planned',
      can: {
        end: !over && holds(actor, delegateSigning, (unitId && paths.get(unitId)) ?? []),
      },
    };
  });
}
