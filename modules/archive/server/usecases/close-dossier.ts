import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds } from '#modules/organization/server/organization.api.ts';
import type { dossiers } from '../../contract/dossiers.ts';
import { dossierClosed, dossierReadersNamed, dossierReopened } from '../../contract/events.ts';
import type { DossierView } from '../../contract/views.ts';
import { dossiersCan } from '../dossiers/dossiers.policy.ts';
import { holdsConfidential, isOnOpenList, readsWhole } from '../dossiers/dossiers.queries.ts';
import { addReaders, changeDossier, keepArrangement } from '../dossiers/dossiers.writes.ts';
import { reckonDossiers } from '../dossiers/life-cycles.ts';
import { loadKeptDossier, loadOpenDossier } from '../dossiers/load-dossier.ts';
import { showDossier } from '../dossiers/show-dossier.ts';
import { factOf } from '../records/file-thing.ts';

/** Closes a dossier on a day that is over or today; its retention is reckoned from then on. */
export async function closeDossier(
  ctx: TxContext,
  input: InputOf<typeof dossiers.close>,
): Promise<DossierView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { row } = await loadOpenDossier(ctx, input.dossierId);
  ensure(input.on <= dayIn(actor.zone, now), 'archive.closing-in-the-future');
  ensure(input.on >= dayIn(actor.zone, row.opened_at), 'archive.closing-before-opening');
  const by = found(actor.personId);
  await keepArrangement(tx, { kind: 'close', dossierId: input.dossierId, by, at: now });
  await changeDossier(tx, input.dossierId, {
    closed_on: input.on,
    closed_by: by,
    closed_finally: input.final,
    standing: false,
  });
  await emit(ctx, dossierClosed, {
    subject: input.dossierId,
    payload: { ...factOf(row), on: input.on, final: input.final },
  });
  await reckonDossiers(ctx, [input.dossierId]);
  return showDossier(ctx, input.dossierId);
}

/** Opens a closed dossier again, as long as it is with its unit and on no list of a disposal. */
export async function reopenDossier(
  ctx: TxContext,
  input: InputOf<typeof dossiers.reopen>,
): Promise<DossierView> {
  const { tx, actor } = ctx;
  const { row, rights } = await loadKeptDossier(ctx, input.dossierId);
  ensure(rights.closed, 'archive.dossier-not-closed');
  ensure(!rights.closedFinally, 'archive.dossier-closed-finally');
  ensure(rights.custody === 'processing-unit', 'archive.dossier-transferred');
  ensure(!(await isOnOpenList(tx, input.dossierId)), 'archive.dossier-on-list');
  ensure(dossiersCan(actor, rights).reopen, 'core.not-found');
  await keepArrangement(tx, {
    ...{ kind: 'reopen', dossierId: input.dossierId, reason: input.reason },
    ...{ by: found(actor.personId), at: ctx.clock.now() },
  });
  await changeDossier(tx, input.dossierId, { closed_on: null, closed_by: null });
  await emit(ctx, dossierReopened, { subject: input.dossierId, payload: factOf(row) });
  await reckonDossiers(ctx, [input.dossierId]);
  return showDossier(ctx, input.dossierId);
}

/** Names posts that may read a confidential dossier besides those that do. */
export async function nameDossierReaders(
  ctx: TxContext,
  input: InputOf<typeof dossiers.nameReaders>,
): Promise<DossierView> {
  const { tx, actor } = ctx;
  const { row, rights } = await loadKeptDossier(ctx, input.dossierId);
  ensure(dossiersCan(actor, rights).nameReaders, 'core.not-found');
  // Who does not read all of it would name themselves. They are not asked for a factor: that would tell what they may not know.
  ensure(await readsWhole(tx, input.dossierId), 'core.not-found');
  if (await holdsConfidential(tx, input.dossierId)) ensureFresh(actor, ctx.clock.now());
  ensure((await postsByIds(tx, input.postIds)).size === input.postIds.length, 'core.not-found');
  await addReaders(tx, input.dossierId, input.postIds, { by: found(actor.personId), at: ctx.clock.now() });
  await emit(ctx, dossierReadersNamed, {
    subject: input.dossierId,
    payload: { ...factOf(row), posts: input.postIds },
  });
  return showDossier(ctx, input.dossierId);
}
