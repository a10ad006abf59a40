import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { FileAnswer } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles, fileById, openFile } from '#modules/files/server/files.api.ts';
import type { disposal } from '../../contract/disposal.ts';
import {
  disposalApproved,
  disposalCancelled,
  disposalConsidered,
  disposalStipulated,
  disposalWitnessed,
  itemAppraised,
  reportOpened,
  reportSigned,
} from '../../contract/disposal-events.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import { actOn, loadList, takeInHand } from './act-on-list.ts';
import { disposalActor } from './disposal-office.ts';
import { hiddenItems } from './lists.queries.ts';
import { presentDisposal } from './show-disposal.ts';

type Input<Name extends keyof typeof disposal> = InputOf<(typeof disposal)[Name]>;

export async function appraiseItem(ctx: TxContext, input: Input<'appraise'>): Promise<DisposalView> {
  const { listId, dossierId, physicallyChecked, opinion, note } = input;
  const hand = await takeInHand(ctx, listId);
  const { kind } = await actOn(
    ctx,
    hand,
    { do: 'appraise', dossierId, physicallyChecked, opinion },
    { note },
  );
  await emit(ctx, itemAppraised, {
    subject: listId,
    payload: { kind, dossierId, agreed: opinion === 'agree' },
  });
  return presentDisposal(ctx, listId);
}

export async function considerDisposal(ctx: TxContext, input: Input<'consider'>): Promise<DisposalView> {
  const { listId, number } = input;
  const { kind } = await actOn(ctx, await takeInHand(ctx, listId), { do: 'consider', number });
  await emit(ctx, disposalConsidered, { subject: listId, payload: { kind, number } });
  return presentDisposal(ctx, listId);
}

/** Records a letter of approval with the letter itself. */
export async function recordApproval(ctx: TxContext, input: Input<'approve'>): Promise<DisposalView> {
  const { listId, authority, number, letterOn, fileId } = input;
  const hand = await takeInHand(ctx, listId);
  const [file] = await claimFiles(ctx.tx, [fileId], found(ctx.actor.personId), ctx.clock.now());
  const besides = { file: { id: fileId, sha256: found(file).sha256 } };
  const { kind } = await actOn(ctx, hand, { do: 'approve', authority, number, letterOn }, besides);
  await emit(ctx, disposalApproved, { subject: listId, payload: { kind, number, authority } });
  return presentDisposal(ctx, listId);
}

/** The letter of approval, for everybody who may see the list and all that is on it. */
export async function readApproval(ctx: TxContext, input: Input<'approvalFile'>): Promise<FileAnswer> {
  const { approvals } = await loadList(ctx, input.listId);
  const hidden = await hiddenItems(ctx.tx, input.listId);
  ensure(hidden === 0, 'archive.items-hidden', { count: hidden });
  const letter = found(approvals.find(({ authority }) => authority === input.authority));
  const file = await fileById(ctx.tx, found(letter.file_id) as FileId);
  return openFile(ctx.files, found(file));
}

export async function stipulateDisposal(ctx: TxContext, input: Input<'stipulate'>): Promise<DisposalView> {
  const { listId, number, cites } = input;
  const { kind } = await actOn(ctx, await takeInHand(ctx, listId), { do: 'stipulate', number, cites });
  await emit(ctx, disposalStipulated, { subject: listId, payload: { kind, number } });
  return presentDisposal(ctx, listId);
}

export async function witnessDisposal(ctx: TxContext, input: Input<'witness'>): Promise<DisposalView> {
  const { listId, role } = input;
  const { kind } = await actOn(ctx, await takeInHand(ctx, listId), { do: 'witness', role });
  await emit(ctx, disposalWitnessed, { subject: listId, payload: { kind, role } });
  return presentDisposal(ctx, listId);
}

export async function openDisposalReport(ctx: TxContext, input: Input<'openReport'>): Promise<DisposalView> {
  const { listId, number } = input;
  const { kind } = await actOn(ctx, await takeInHand(ctx, listId), { do: 'open-report', number });
  await emit(ctx, reportOpened, { subject: listId, payload: { kind, number } });
  return presentDisposal(ctx, listId);
}

export async function signDisposalReport(ctx: TxContext, input: Input<'signReport'>): Promise<DisposalView> {
  const { listId, role, unitId } = input;
  const { kind } = await actOn(ctx, await takeInHand(ctx, listId), { do: 'sign-report', role, unitId });
  await emit(ctx, reportSigned, { subject: listId, payload: { kind, role } });
  return presentDisposal(ctx, listId);
}

/** Keeps everything as it is, so it needs no sight of the items. */
export async function cancelDisposal(ctx: TxContext, input: Input<'cancel'>): Promise<DisposalView> {
  const { listId, reason } = input;
  const loaded = await loadList(ctx, listId, true);
  const hand = { ...loaded, actor: await disposalActor(ctx), seen: { today: '', lifeOf: () => null } };
  const { kind } = await actOn(ctx, hand, { do: 'cancel', reason });
  await emit(ctx, disposalCancelled, { subject: listId, payload: { kind } });
  return presentDisposal(ctx, listId);
}
