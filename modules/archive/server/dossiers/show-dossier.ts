import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { PlaceId } from '../../contract/places.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { DossierView } from '../../contract/views.ts';
import { classificationTitle } from '../classification/classification-names.ts';
import { placeById } from '../places/places.queries.ts';
import { dossiersCan } from './dossiers.policy.ts';
import { presentDossierRow, presentLife } from './dossiers.present.ts';
import { isByItself, readersOf } from './dossiers.queries.ts';
import { lifeCycles } from './life-cycles.ts';
import { loadDossier } from './load-dossier.ts';

/** The dossier as its page shows it to this actor: where it stands is reckoned now. */
export async function showDossier(ctx: TxContext, id: DossierId): Promise<DossierView> {
  const { tx, actor } = ctx;
  const { row, rights } = await loadDossier(ctx, id);
  const opened = row.opened_by ? [row.opened_by as PersonId] : [];
  const day = dayIn(actor.zone, row.opened_at);
  const [units, people, codeTitle, named, { reckoned }, byItself] = await Promise.all([
    unitNames(tx, [row.unit_id as UnitId]),
    peopleByIds(tx, opened),
    classificationTitle(tx, row.code, day),
    readersOf(tx, id),
    lifeCycles(ctx, [id]),
    isByItself(tx, id),
  ]);
  const place = row.place_id ? await placeById(tx, row.place_id as PlaceId) : undefined;
  const posts = await postsByIds(tx, named);
  const { life } = found(reckoned.get(id));
  return {
    ...presentDossierRow({ ...row, by_itself: byItself }, units),
    state: life.state,
    version: row.version,
    codeTitle,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by
      ? { id: row.opened_by as PersonId, name: people.get(row.opened_by as PersonId)?.name ?? '—' }
      : null,
    closedFinally: row.closed_finally,
    place: place?.line ?? null,
    mergedInto: row.merged_into as DossierView['mergedInto'],
    vital: row.vital,
    safeguarded: row.safeguarded,
    permanent: row.permanent,
    readers: named.map((post) => ({
      id: post,
      name: posts.get(post)?.name ?? '—',
      unitName: posts.get(post)?.unitName ?? '—',
    })),
    life: presentLife(ctx, life),
    can: dossiersCan(actor, rights),
  };
}
