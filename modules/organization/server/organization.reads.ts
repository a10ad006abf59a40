import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { AgencyId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { declaredPermissions } from '#core/contract/permission.ts';
import type { TxContext } from '#core/session/context.ts';
import type { organization } from '../contract/agency.ts';
import type { people } from '../contract/people.ts';
import { peopleView } from '../contract/permissions.ts';
import type { posts } from '../contract/posts.ts';
import type { roles } from '../contract/roles.ts';
import type { units } from '../contract/units.ts';
import { directSubordinates, listPosts, postsBelow, searchPosts } from './directory.queries.ts';
import { presentUnit } from './organization.present.ts';
import { pageFrom, readCursor } from './page-cursor.ts';
import { listPeople } from './people.queries.ts';
import { mayShapeRoles, scopeOf } from './policy.ts';
import { subordinateCounts } from './posts.queries.ts';
import { allRoles } from './roles.queries.ts';
import { currentAgency, rootUnit, unitsOn } from './units.queries.ts';

export async function readAgency(ctx: TxContext): Promise<OutputOf<typeof organization.currentAgency>> {
  const agency = found(await currentAgency(ctx.tx));
  return { ...agency, id: agency.id as AgencyId };
}

export async function readUnitTree(
  ctx: TxContext,
  input: InputOf<typeof units.tree>,
): Promise<OutputOf<typeof units.tree>> {
  const rows = await unitsOn(ctx.tx, input.on ?? dayIn(ctx.actor.zone, ctx.clock.now()));
  return { items: rows.map((row) => presentUnit(ctx.actor, row)) };
}

export async function readPosts(
  ctx: TxContext,
  input: InputOf<typeof posts.list>,
): Promise<OutputOf<typeof posts.list>> {
  const { unitId, own = false, limit } = input;
  const rows = await listPosts(ctx.tx, {
    unitId,
    own,
    after: readCursor(input.cursor),
    limit,
    at: ctx.clock.now(),
  });
  return pageFrom(
    rows,
    limit,
    (row) => row.name,
    (row) => row,
  );
}

export async function readPostSearch(
  ctx: TxContext,
  input: InputOf<typeof posts.search>,
): Promise<OutputOf<typeof posts.search>> {
  return { items: await searchPosts(ctx.tx, { ...input, at: ctx.clock.now() }) };
}

export async function readPostsBelow(
  ctx: TxContext,
  input: InputOf<typeof posts.below>,
): Promise<OutputOf<typeof posts.below>> {
  const { superiorId, search, limit } = input;
  return { items: await postsBelow(ctx.tx, superiorId, { search, limit, at: ctx.clock.now() }) };
}

export async function readChart(
  ctx: TxContext,
  input: InputOf<typeof posts.chart>,
): Promise<OutputOf<typeof posts.chart>> {
  const now = ctx.clock.now();
  const rows = await directSubordinates(ctx.tx, input.superiorId ?? null, now);
  const ids = rows.map((row) => row.id);
  const counts = await subordinateCounts(ctx.tx, ids, dayIn(ctx.actor.zone, now));
  return { items: rows.map((row) => ({ ...row, subordinates: counts.get(row.id) ?? 0 })) };
}

export async function readPeople(
  ctx: TxContext,
  input: InputOf<typeof people.list>,
): Promise<OutputOf<typeof people.list>> {
  const { search, unitId, limit } = input;
  const rows = await listPeople(ctx.tx, {
    ...{ search, unitId, limit },
    scope: scopeOf(ctx.actor, peopleView),
    ...{ byNumber: true, servingOn: null },
    after: readCursor(input.cursor),
    now: ctx.clock.now(),
  });
  return pageFrom(
    rows,
    limit,
    (row) => row.name,
    (row) => row,
  );
}

export async function readRoles(ctx: TxContext): Promise<OutputOf<typeof roles.list>> {
  const root = found(await rootUnit(ctx.tx));
  return {
    items: await allRoles(ctx.tx),
    permissions: [...declaredPermissions()].sort(),
    can: { create: mayShapeRoles(ctx.actor, root.id) },
  };
}
