import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { Tx } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import { holds, holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  postsByIds,
  postsEntitledAnywhere,
  postsHeldBy,
  rootUnit,
  searchPosts,
  unitNames,
  unitPaths,
  unitsInForce,
} from '#modules/organization/server/organization.api.ts';
import type { disposal } from '../../contract/disposal.ts';
import { disposalOfficeSet } from '../../contract/disposal-events.ts';
import type { DisposalOffice } from '../../contract/disposal-views.ts';
import {
  appraiseRecords,
  approveDisposals,
  configureArchive,
  fileRecords,
  keepRecordsUnit,
} from '../../contract/permissions.ts';
import type { Capacity } from '../../contract/terms.ts';
import type { Actor, Panel } from '../rules/disposal/disposal-list.ts';
import { keepOffice, readOffice } from './office.writes.ts';

export async function disposalOffice(tx: Tx): Promise<DisposalOffice | null> {
  const [row] = await readOffice<DisposalOffice>(tx);
  return row ?? null;
}

export async function showDisposalOffice(ctx: TxContext): Promise<OutputOf<typeof disposal.showOffice>> {
  return { office: await disposalOffice(ctx.tx) };
}

/** Law and supervision are witnesses of what the records unit does, so they are three units. */
export async function setDisposalOffice(
  ctx: TxContext,
  input: InputOf<typeof disposal.setOffice>,
): Promise<OutputOf<typeof disposal.setOffice>> {
  const { tx, actor } = ctx;
  const root = found(await rootUnit(tx));
  ensure(holds(actor, configureArchive, [root.id]), 'core.forbidden');
  const { agencyKind, recordsUnitId, legalUnitId, supervisionUnitId } = input;
  const units = [recordsUnitId, legalUnitId, supervisionUnitId];
  ensure(new Set(units).size === 3, 'archive.units-not-apart');
  ensure((await unitNames(tx, units)).size === 3, 'core.not-found');
  await keepOffice(tx, [agencyKind, ...units, found(actor.personId), ctx.clock.now()]);
  await emit(ctx, disposalOfficeSet, { subject: actor.agencyId, payload: { agencyKind } });
  return { office: input };
}

/**
 * What the person is in disposals today, found from posts and rights: never from a secretary's seat, since who acts for
 * another answers for nothing here.
 * @throws archive.office-not-set
 */
export async function disposalActor(ctx: TxContext): Promise<Actor> {
  const { tx, actor, clock } = ctx;
  const office = await disposalOffice(tx);
  ensure(office, 'archive.office-not-set');
  const own = actor.posts.filter(({ capacity }) => capacity !== 'secretary');
  const [posts, paths, root, units] = await Promise.all([
    postsByIds(tx, [...new Set(own.map(({ id }) => id as PostId))], clock.now()),
    unitPaths(tx, [...new Set([...own.map(({ unitId }) => unitId), office.recordsUnitId])]),
    rootUnit(tx),
    unitsInForce(tx, clock.now(), actor.zone),
  ]);
  const headed = own.filter(({ id }) => posts.get(id)?.isHead).map(({ unitId }) => unitId);
  const inside = (unit: UnitId) => own.some(({ unitId }) => paths.get(unitId)?.includes(unit));
  const records = paths.get(office.recordsUnitId) ?? [];
  const heads = headed.length > 0;
  const isAgencyHead = units.some(
    (unit) => headsAgency(unit, root?.id as UnitId) && headed.includes(unit.id),
  );
  const told: [Capacity, boolean][] = [
    // Whoever keeps the records unit of the agency is its archivist.
    ['archivist', holds(actor, keepRecordsUnit, records)],
    ['records-unit', holds(actor, keepRecordsUnit, records)],
    ['records-unit-head', headed.includes(office.recordsUnitId)],
    ['processing-unit', holdsAnywhere(actor, fileRecords)],
    ['processing-unit-head', heads],
    ['agency-head', isAgencyHead],
    ['regional-head', isAgencyHead && office.agencyKind === 'regional'],
    ['registrar', holds(actor, approveDisposals, records)],
    ['legal-unit', inside(office.legalUnitId)],
    ['supervision-unit', inside(office.supervisionUnitId)],
  ];
  return {
    personId: found(actor.personId),
    capacities: told.filter(([, is]) => is).map(([capacity]) => capacity),
    unitIds: [...new Set(headed)],
  };
}

/** Whether who heads a unit heads the agency: its root, or the office of its leadership right below (bupati, wali kota). */
export function headsAgency(
  { id, parentId, kind }: { id: UnitId; parentId: UnitId | null; kind: string },
  root: UnitId | undefined,
): boolean {
  return root !== undefined && (id === root || (kind === 'leadership' && parentId === root));
}

/** Who sits on a panel appraises, so each has the right by a post of today. @throws archive.panel-without-right */
export async function ensureAppraisers(ctx: TxContext, panel: Panel): Promise<void> {
  const { tx, actor, clock } = ctx;
  const now = clock.now();
  for (const [at, { personId }] of panel.members.entries()) {
    const posts = await postsHeldBy(tx, personId, now, dayIn(actor.zone, now));
    const entitled = await postsEntitledAnywhere(tx, posts, appraiseRecords);
    ensure(entitled.length > 0, 'archive.panel-without-right', { number: at + 1 });
  }
}

/** Who sits on a panel as the head of a unit must head it today. @throws archive.panel-not-head */
export async function ensureHeads(ctx: TxContext, panel: Panel): Promise<void> {
  const office = found(await disposalOffice(ctx.tx));
  for (const { as, personId, unitId } of panel.members) {
    if (as !== 'records-unit-head' && as !== 'processing-unit-head') continue;
    const unit = as === 'records-unit-head' ? office.recordsUnitId : unitId;
    const posts = unit ? await searchPosts(ctx.tx, { unitId: unit, limit: 100, at: ctx.clock.now() }) : [];
    const head = posts.find((post) => post.unitId === unit && post.isHead);
    ensure(head?.holder?.personId === personId, 'archive.panel-not-head', { personId });
  }
}
