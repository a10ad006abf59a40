import type { PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { DraftRow } from '../../contract/draft-views.ts';
import { beingSigned } from '../signing/signing.queries.ts';
import { type DraftLine, openStepsOf } from './draft-lists.queries.ts';
import { presentRow } from './drafts.present.ts';

/** Lines of a list with who holds each and signs it now. Four questions at most, for any number of lines. */
export async function presentLines(ctx: TxContext, rows: readonly DraftLine[]): Promise<DraftRow[]> {
  if (rows.length === 0) return [];
  const { tx } = ctx;
  const now = ctx.clock.now();
  const ids = rows.map(({ id }) => id);
  const [open, units] = await Promise.all([
    openStepsOf(tx, ids),
    unitNames(tx, [...new Set(rows.map((row) => row.unit_id))]),
  ]);
  const holding = [...open.values()].flat().map((step) => step.post_id);
  const named = [...holding, ...rows.map((row) => row.drafted_post_id)] as PostId[];
  const toSign = ids.filter((id) => open.get(id)?.some(({ kind }) => kind === 'signature'));
  const [posts, inHand] = await Promise.all([
    postsByIds(tx, [...new Set(named)], now),
    toSign.length > 0 ? beingSigned(tx, toSign, now) : new Set<string>(),
  ]);
  return rows.map((row) => ({
    ...presentRow(row, {
      unitName: units.get(row.unit_id) ?? '—',
      open: open.get(row.id) ?? [],
      posts,
      stepId: row.step_id,
      ended: row.ended,
      now,
    }),
    beingSigned: inHand.has(row.id),
  }));
}
