import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { disposal } from '../../contract/disposal.ts';
import {
  disposalStarted,
  itemsAdded,
  itemsDropped,
  listClosed,
  panelNamed,
} from '../../contract/disposal-events.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import type { DisposalListId } from '../../contract/terms.ts';
import { disposalLaw } from '../rules/disposal/disposal-law.ts';
import { openItems } from '../rules/disposal/disposal-list.ts';
import { withoutDropOuts } from '../rules/disposal/drop-outs.ts';
import { actOn, loadList, seenBy, takeInHand } from './act-on-list.ts';
import { disposalActor, disposalOffice, ensureAppraisers, ensureHeads } from './disposal-office.ts';
import { lockDossiers, onOtherList } from './lists.queries.ts';
import { writeDropped } from './lists.writes.ts';
import { insertList } from './new-list.writes.ts';
import { presentDisposal } from './show-disposal.ts';
import { tellNext } from './tell-next.ts';

export async function startDisposal(
  ctx: TxContext,
  input: InputOf<typeof disposal.start>,
): Promise<DisposalView> {
  const { capacities } = await disposalActor(ctx);
  ensure(capacities.includes('archivist'), 'archive.lacks-capacity', { needed: 'archivist' });
  const { agencyKind } = found(await disposalOffice(ctx.tx));
  const id = newId<'DisposalList'>() as DisposalListId;
  await insertList(ctx.tx, [id, input.kind, agencyKind, found(ctx.actor.personId), ctx.clock.now()]);
  await emit(ctx, disposalStarted, { subject: id, payload: { kind: input.kind } });
  await tellNext(ctx, null, (await loadList(ctx, id)).list);
  return presentDisposal(ctx, id);
}

export async function nameDisposalPanel(
  ctx: TxContext,
  input: InputOf<typeof disposal.namePanel>,
): Promise<DisposalView> {
  const { listId, decreeNumber, decreeOn, members } = input;
  const hand = await takeInHand(ctx, listId);
  const panel = { decree: { number: decreeNumber, on: decreeOn }, members };
  const { kind } = hand.list;
  await actOn(ctx, hand, { do: 'name-panel', panel });
  // Behind the rules, which say it first where the panel is no panel.
  await ensureHeads(ctx, panel);
  await ensureAppraisers(ctx, panel);
  await emit(ctx, panelNamed, {
    subject: listId,
    payload: { kind, number: decreeNumber, members: members.length },
  });
  return presentDisposal(ctx, listId);
}

/** Puts dossiers on a list, all or none; each is held so that nothing about it changes meanwhile. */
export async function addDisposalItems(
  ctx: TxContext,
  input: InputOf<typeof disposal.addItems>,
): Promise<DisposalView> {
  const { listId, dossierIds } = input;
  const hand = await takeInHand(ctx, listId);
  const dossiers = await lockDossiers(ctx.tx, dossierIds);
  ensure(dossiers.length === dossierIds.length, 'core.not-found');
  const [elsewhere] = await onOtherList(ctx.tx, listId, dossierIds);
  ensure(!elsewhere, 'archive.dossier-on-list');
  const seen = await seenBy(ctx, dossierIds);
  let { list } = hand;
  for (const { id, unitId } of dossiers) {
    // A line that dropped out stays as it is: what became due again goes on another list.
    if (list.items.some(({ dossierId }) => dossierId === id)) fail('archive.already-on-list');
    list = await actOn(ctx, { ...hand, list, seen }, { do: 'add-item', dossierId: id, unitId });
  }
  const payload = { kind: list.kind, items: dossiers.length };
  await emit(ctx, itemsAdded, { subject: listId, payload });
  return presentDisposal(ctx, listId);
}

export async function dropDisposalItem(
  ctx: TxContext,
  input: InputOf<typeof disposal.dropItem>,
): Promise<DisposalView> {
  const { listId, dossierId } = input;
  const hand = await takeInHand(ctx, listId);
  const { kind } = await actOn(ctx, hand, { do: 'drop-item', dossierId });
  await emit(ctx, itemsDropped, { subject: listId, payload: { kind, items: 1 } });
  return presentDisposal(ctx, listId);
}

/** Takes off what may not go any more, by who may take off single items too. */
export async function dropUndueItems(
  ctx: TxContext,
  input: InputOf<typeof disposal.dropOuts>,
): Promise<DisposalView> {
  const { listId } = input;
  const { list, actor, seen } = await takeInHand(ctx, listId);
  ensure(!list.cancelled, 'archive.list-cancelled');
  ensure(!list.secondExecution, 'archive.list-executed');
  const needed = disposalLaw.capacities['drop-item'];
  ensure(
    actor.capacities.some((one) => needed.includes(one)),
    'archive.lacks-capacity',
    { needed: needed[0] },
  );
  const after = withoutDropOuts(list, seen, disposalLaw);
  const items = openItems(list).length - openItems(after).length;
  if (items > 0) {
    await writeDropped(ctx.tx, list, after);
    await emit(ctx, itemsDropped, { subject: listId, payload: { kind: list.kind, items } });
  }
  return presentDisposal(ctx, listId);
}

export async function closeDisposalList(
  ctx: TxContext,
  input: InputOf<typeof disposal.close>,
): Promise<DisposalView> {
  const hand = await takeInHand(ctx, input.listId);
  const list = await actOn(ctx, hand, { do: 'close-list' });
  const payload = { kind: list.kind, items: openItems(list).length };
  await emit(ctx, listClosed, { subject: list.id, payload });
  return presentDisposal(ctx, list.id);
}
