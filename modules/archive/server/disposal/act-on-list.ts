import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import type { DisposalListId, DossierId } from '../../contract/terms.ts';
import { lifeCycles } from '../dossiers/life-cycles.ts';
import type { Actor, DisposalAct, DisposalList, Seen } from '../rules/disposal/disposal-list.ts';
import { openItems } from '../rules/disposal/disposal-list.ts';
import { unitsWithoutVoice } from '../rules/disposal/panel.ts';
import type { Refusal } from '../rules/disposal/refusal.ts';
import { take } from '../rules/disposal/take.ts';
import { disposalActor } from './disposal-office.ts';
import { hiddenItems, type LoadedList, listRow, loadListOf } from './lists.queries.ts';
import { type Besides, writeAct } from './lists.writes.ts';
import { tellNext } from './tell-next.ts';

/** A list with who acts on it, held until the transaction ends. */
export interface ListInHand extends LoadedList {
  actor: Actor;
  seen: Seen;
}

export async function loadList(ctx: TxContext, id: DisposalListId, lock = false): Promise<LoadedList> {
  const row = found(await listRow(ctx.tx, id, lock));
  return loadListOf(ctx.tx, row, ctx.actor.zone);
}

/**
 * A list that somebody is about to act on. Who cannot read an item whole cannot act: they would decide about what they
 * do not see.
 * @throws core.not-found, archive.items-hidden, archive.office-not-set
 */
export async function takeInHand(ctx: TxContext, id: DisposalListId): Promise<ListInHand> {
  const loaded = await loadList(ctx, id, true);
  const hidden = await hiddenItems(ctx.tx, id);
  ensure(hidden === 0, 'archive.items-hidden', { count: hidden });
  const actor = await disposalActor(ctx);
  return {
    ...loaded,
    actor,
    seen: await seenBy(
      ctx,
      openItems(loaded.list).map(({ dossierId }) => dossierId),
    ),
  };
}

/** What the rules are told of the world: today in the zone of the agency, and dossiers as they are reckoned now. */
export async function seenBy(ctx: TxContext, ids: readonly DossierId[]): Promise<Seen> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const { reckoned } = await lifeCycles(ctx, ids, today);
  return { today, lifeOf: (id) => reckoned.get(id)?.life ?? null };
}

/** Takes an act by the rules and writes it. @throws the code of the refusal */
export async function actOn(
  ctx: TxContext,
  hand: ListInHand,
  act: DisposalAct,
  besides: Besides = {},
): Promise<DisposalList> {
  const taken = take(act, hand.actor, hand.list, hand.seen);
  if ('refusal' in taken) fail(taken.refusal.code, await valuesOf(ctx, taken.refusal, hand.list));
  await writeAct(ctx.tx, act, hand.list, taken.list, ctx.clock.now(), besides);
  await tellNext(ctx, hand.list, taken.list);
  return taken.list;
}

const mostNamed = 5;

/** What a refusal carries; that a panel does not hear some units also their names, as many as one reads. */
async function valuesOf(
  { tx }: TxContext,
  { code, values }: Refusal,
  list: DisposalList,
): Promise<Refusal['values']> {
  if (code !== 'archive.panel-lacks-unit' || !list.panel) return values;
  const unheard = unitsWithoutVoice(
    list.panel,
    openItems(list).map(({ unitId }) => unitId),
  );
  const names = [...(await unitNames(tx, unheard)).values()].sort();
  const more = names.length > mostNamed ? ` (+${names.length - mostNamed})` : '';
  return { ...values, units: `${names.slice(0, mostNamed).join(', ')}${more}` };
}
