import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  agencies,
  postsByIds,
  postsInForce,
  unitNames,
  unitPath,
  unitPaths,
  unitsUnder,
} from '#modules/organization/server/organization.api.ts';
import type { DistributionListId, DistributionListView, distribution } from '../../contract/distribution.ts';
import type { Recipient } from '../../contract/draft-fields.ts';
import { sendLetters } from '../../contract/permissions.ts';
import {
  type DistributionRow,
  distributionsOf,
  heldDistribution,
} from '../configuration/distributions.queries.ts';
import {
  addDistribution,
  deleteDistribution,
  writeDistribution,
} from '../configuration/distributions.writes.ts';
import { recipientNames } from '../printing/recipient-names.ts';

/** The lists of the actor's units and of those above, and those that they keep. */
export async function listDistributions(ctx: TxContext): Promise<OutputOf<typeof distribution.list>> {
  const { tx, actor } = ctx;
  const paths = await unitPaths(tx, [...new Set(actor.posts.map(({ unitId }): UnitId => unitId))]);
  const kept = actor.grants.filter(({ permissions }) => permissions.has(sendLetters));
  const below = await unitsUnder(
    tx,
    kept.map(({ unitId }) => unitId),
  );
  const rows = await distributionsOf(tx, [...new Set([...[...paths.values()].flat(), ...below])]);
  return { items: await distributionViews(ctx, rows) };
}

async function distributionViews(
  ctx: TxContext,
  rows: readonly DistributionRow[],
): Promise<DistributionListView[]> {
  const { tx, actor, clock } = ctx;
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const posts = [...new Set(rows.flatMap(({ recipients }) => postsOf(recipients)))];
  const [names, paths, printed, open] = await Promise.all([
    unitNames(tx, units),
    unitPaths(tx, units),
    recipientNames(
      tx,
      rows.map(({ recipients }) => recipients),
    ),
    postsInForce(tx, posts, dayIn(actor.zone, clock.now())),
  ]);
  const inForce = new Set(open);
  return rows.map((row, index) => ({
    ...row,
    unitName: names.get(row.unitId) ?? '—',
    names: printed[index]!,
    closedPosts: postsOf(row.recipients).filter((id) => !inForce.has(id)),
    can: { keep: holds(actor, sendLetters, paths.get(row.unitId) ?? []) },
  }));
}

function postsOf(recipients: readonly Recipient[]): PostId[] {
  return recipients.flatMap((one) => (one.channel === 'post' ? [one.postId] : []));
}

/** @throws outgoing.post-unknown where a post or an agency of the list is not there */
async function ensureReachable(ctx: TxContext, recipients: readonly Recipient[]): Promise<void> {
  const posts = await postsByIds(ctx.tx, postsOf(recipients));
  ensure(
    postsOf(recipients).every((id) => posts.has(id)),
    'outgoing.post-unknown',
  );
  if (!recipients.some(({ channel }) => channel === 'agency')) return;
  const known = new Set((await agencies(ctx.tx.client)).map(({ id }) => id));
  ensure(
    recipients.every((one) => one.channel !== 'agency' || known.has(one.agencyId)),
    'outgoing.post-unknown',
  );
}

async function showDistribution(ctx: TxContext, row: DistributionRow): Promise<DistributionListView> {
  const [view] = await distributionViews(ctx, [row]);
  return found(view);
}

/** A list that the actor keeps, as it was seen. @throws core.not-found, core.changed-meanwhile */
async function keptDistribution(
  ctx: TxContext,
  { listId, version }: { listId: DistributionListId; version: number },
): Promise<DistributionRow> {
  const row = found(await heldDistribution(ctx.tx, listId));
  ensure(holds(ctx.actor, sendLetters, await unitPath(ctx.tx, row.unitId)), 'core.not-found');
  ensure(row.version === version, 'core.changed-meanwhile');
  return row;
}

const keepingOf = ({ actor, clock }: TxContext) => ({ by: found(actor.personId), at: clock.now() });

/** Makes a list for a unit and everything below it. */
export async function createDistribution(
  ctx: TxContext,
  input: InputOf<typeof distribution.create>,
): Promise<DistributionListView> {
  const path = await unitPath(ctx.tx, input.unitId);
  ensure(path.length > 0 && holds(ctx.actor, sendLetters, path), 'core.not-found');
  await ensureReachable(ctx, input.recipients);
  const row: DistributionRow = { id: newId(), ...input, version: 1 };
  await addDistribution(ctx.tx, row, keepingOf(ctx));
  return showDistribution(ctx, row);
}

/** Replaces what stands on a list. */
export async function changeDistribution(
  ctx: TxContext,
  { listId, version, ...fields }: InputOf<typeof distribution.change>,
): Promise<DistributionListView> {
  const row = await keptDistribution(ctx, { listId, version });
  await ensureReachable(ctx, fields.recipients);
  const changed = { ...row, ...fields, version: version + 1 };
  await writeDistribution(ctx.tx, changed, keepingOf(ctx));
  return showDistribution(ctx, changed);
}

/** Removes a list; letters keep the recipients that they took from it. */
export async function removeDistribution(
  ctx: TxContext,
  input: InputOf<typeof distribution.remove>,
): Promise<OutputOf<typeof distribution.remove>> {
  const row = await keptDistribution(ctx, input);
  await deleteDistribution(ctx.tx, row.id);
  return { removed: true };
}
