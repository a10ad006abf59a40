import { dayIn, yearIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { hasReaders, isConfidential } from '#modules/letters/contract/terms.ts';
import { postsByIds, unitPath } from '#modules/organization/server/organization.api.ts';
import type { dossiers } from '../../contract/dossiers.ts';
import { dossierOpened } from '../../contract/events.ts';
import { fileRecords } from '../../contract/permissions.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { DossierView } from '../../contract/views.ts';
import { classRuleOn } from '../classification/class-rule.ts';
import { isAsStrict } from '../dossiers/dossiers.policy.ts';
import { addReaders, insertDossier } from '../dossiers/dossiers.writes.ts';
import { showDossier } from '../dossiers/show-dossier.ts';

/** Opens a dossier of a unit under a code of the day. */
export async function openDossier(
  ctx: TxContext,
  input: InputOf<typeof dossiers.open>,
): Promise<DossierView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { unitId, code, title, securityClass } = input;
  const path = await unitPath(tx, unitId);
  ensure(path.length > 0 && holds(actor, fileRecords, path), 'core.not-found');
  const rule = await classRuleOn(tx, code, dayIn(actor.zone, now));
  ensure(rule, 'archive.unknown-classification');
  ensure(isAsStrict(securityClass, rule.securityClass), 'archive.class-below-rule', {
    least: rule.securityClass,
  });
  if (isConfidential(securityClass)) ensureFresh(actor, now);
  const known = await postsByIds(tx, input.readers);
  ensure(known.size === input.readers.length, 'core.not-found');
  const id = newId<'Dossier'>() as DossierId;
  const by = found(actor.personId);
  if (hasReaders(securityClass)) {
    const own = actor.posts.find((post) => post.capacity !== 'secretary') ?? actor.posts[0];
    ensure(own, 'archive.class-needs-readers');
    await addReaders(tx, id, [...new Set([own.id, ...input.readers])], { by, at: now });
  }
  const year = yearIn(actor.zone, now);
  const number = await insertDossier(tx, {
    ...{ id, agencyId: actor.agencyId, unitId, year, versionId: rule.versionId },
    ...{ code, title, securityClass, by, at: now },
  });
  await emit(ctx, dossierOpened, {
    subject: id,
    payload: { securityClass, number, year, code, byItself: false },
  });
  return showDossier(ctx, id);
}
