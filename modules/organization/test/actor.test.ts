import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoAgency } from '#app/demo/load-organization.ts';
import { transact } from '#core/db/tx.ts';
import { holds } from '#core/session/actor.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { rolesManage, unitsManage } from '../contract/permissions.ts';
import { actorOf, recipientsOf, unitPath } from '../server/organization.api.ts';
import { appointHolder } from '../server/usecases/appoint-holder.ts';
import { assignSecretary } from '../server/usecases/assign-secretary.ts';
import { endHolder } from '../server/usecases/end-holder.ts';
import { openPost } from '../server/usecases/open-post.ts';
import { acting, identityOf, personIn, twoRegencies } from './factory.ts';

let house: TestHouse;
let arunika: DemoAgency;
let tirtamaya: DemoAgency;

beforeAll(async () => {
  house = await testHouse();
  ({ arunika, tirtamaya } = await twoRegencies(house));
});
afterAll(() => house.close());

function actorAt(key: string, at: string, scopes: string[] | null = null) {
  const identity = identityOf(arunika.agencyId, personIn(arunika, key), scopes);
  const settings = { agency: arunika.agencyId, person: identity.personId };
  return transact(house.house.appPool, settings, 'read', async (tx) => {
    const actor = await actorOf(tx, identity, new Date(at));
    const [told] = await tx.rows<{ posts: string[] | null }>('select core.acting_posts() as posts');
    return { actor, told: told?.posts ?? [] };
  });
}

const capacities = (actor: { posts: readonly { name: string; capacity: string }[] }) =>
  actor.posts.map((post) => `${post.capacity}: ${post.name}`);

test('a post is handed over at the minute: before it the one, from it on the other, and the post stays', async () => {
  const postId = arunika.posts.get('kabid-persandian')!;
  const minute = '2026-12-01T00:00:00+07:00';
  await house.system(arunika.agencyId, async (ctx) => {
    const { holders } = await openPost(ctx, { postId });
    await endHolder(ctx, { holderId: holders[0]!.id, endsAt: minute });
    await appointHolder(ctx, {
      postId,
      personId: personIn(arunika, 'sandiman'),
      kind: 'definitive',
      startsAt: minute,
    });
  });

  const before = '2026-11-30T23:59:59.999+07:00';
  expect((await actorAt('kabid-persandian', before)).told).toEqual([postId]);
  expect((await actorAt('sandiman', before)).told).not.toContain(postId);
  expect((await actorAt('kabid-persandian', minute)).told).toEqual([]);
  expect((await actorAt('sandiman', minute)).told).toContain(postId);
  const told = await house.system(arunika.agencyId, (ctx) =>
    recipientsOf(ctx.tx, [postId], new Date(minute)),
  );
  expect(told).toEqual([{ postId, personId: personIn(arunika, 'sandiman'), capacity: 'definitive' }]);
});

test('an acting official has the post beside their own, in their period only', async () => {
  const now = '2026-11-21T08:00:00+07:00';
  expect(capacities((await actorAt('kabid-yankes', now)).actor)).toEqual([
    'definitive: Kepala Bidang Pelayanan Kesehatan',
    'plh: Kepala Bidang Kesehatan Masyarakat',
  ]);
  expect(capacities((await actorAt('kabid-yankes', '2027-01-01T00:00:00Z')).actor)).toEqual([
    'definitive: Kepala Bidang Pelayanan Kesehatan',
  ]);
  // Who is away for some days keeps the post.
  expect((await actorAt('kabid-kesmas', now)).told).toContain(arunika.posts.get('kabid-kesmas'));
});

test('a secretary has the post and its rights, but not those of roles kept from secretaries', async () => {
  const { actor } = await actorAt('adc-bupati', '2026-11-21T08:00:00+07:00');
  expect(capacities(actor)).toEqual(['definitive: Ajudan Bupati', 'secretary: Bupati Arunika']);
  expect(actor.grants.flatMap((grant) => [...grant.permissions])).toContain('letters.view-unit');

  await house.system(arunika.agencyId, (ctx) =>
    assignSecretary(ctx, {
      postId: arunika.posts.get('admin')!,
      personId: personIn(arunika, 'adc-bupati'),
      startsAt: '2026-11-21T00:00:00Z',
      endsAt: '2026-11-22T00:00:00Z',
    }),
  );
  const helper = (await actorAt('adc-bupati', '2026-11-21T08:00:00+07:00')).actor;
  expect(capacities(helper)).toContain('secretary: Administrator Aplikasi Pendopo');
  expect(helper.grants.flatMap((grant) => [...grant.permissions])).not.toContain('roles.manage');
});

test('a right of the root reaches every unit, one of a department its own', async () => {
  const now = '2026-11-21T08:00:00+07:00';
  const path = await house.system(arunika.agencyId, (ctx) =>
    unitPath(ctx.tx, arunika.units.get('disdik-sd')!),
  );
  expect(holds((await actorAt('admin', now)).actor, unitsManage, path)).toBe(true);
  expect(holds((await actorAt('staf-kominfo', now)).actor, unitsManage, path)).toBe(false);
});

test('an API key has no more of the rights of its person than its scopes name', async () => {
  const { actor } = await actorAt('admin', '2026-11-21T08:00:00+07:00', ['units.manage', 'letters.register']);
  expect(actor.kind).toBe('key');
  expect(actor.grants.flatMap((grant) => [...grant.permissions])).toEqual(['units.manage']);
  expect(holds(actor, rolesManage, [arunika.units.get('arunika')!])).toBe(false);
});

test('an API key acts through the posts of its person only when its scopes say so', async () => {
  const at = '2026-11-21T08:00:00+07:00';
  const without = await actorAt('kabid-yankes', at, ['letters.view-unit']);
  expect(without.actor.posts).toEqual([]);
  expect(without.told).toEqual([]);
  const withPosts = await actorAt('kabid-yankes', at, ['posts.act']);
  expect(withPosts.actor.posts).toHaveLength(2);
  expect(withPosts.told).toHaveLength(2);
  expect(withPosts.actor.grants.flatMap((grant) => [...grant.permissions])).toEqual([]);
});

test('a person is nobody in another agency', async () => {
  const stranger = identityOf(tirtamaya.agencyId, personIn(arunika, 'bupati'));
  const settings = { agency: tirtamaya.agencyId, person: stranger.personId };
  const seen = await transact(house.house.appPool, settings, 'read', (tx) =>
    actorOf(tx, stranger, house.clock.now()),
  );
  expect(seen).toMatchObject({ posts: [], grants: [] });
});

test('who asks is read in one statement, each row by its key, in an agency of ten thousand as well', async () => {
  await manyPosts(arunika, 10_000);
  const identity = identityOf(arunika.agencyId, personIn(arunika, 'asisten-1'));
  const statements: string[] = [];
  const spy = {
    rows: (text: string) => {
      statements.push(text);
      return Promise.resolve([]);
    },
  };
  await actorOf(spy as never, identity, house.clock.now());
  expect(statements).toHaveLength(1);
  const values = [house.clock.now(), true];
  const plan = await acting(house, arunika, 'admin', async (ctx) => {
    const rows = await ctx.tx.rows<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers) ${statements[0]}`,
      values,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).not.toMatch(/Seq Scan on (holder|post|post_role)\b/);
  expect(plan).toMatch(/holder_of_person/);
  expect(plan).toMatch(/post_pkey/);
  expect(Number(/Execution Time: ([\d.]+)/.exec(plan)?.[1])).toBeLessThan(5);
});

/** Posts with holders and roles, past the application. */
async function manyPosts(agency: DemoAgency, count: number): Promise<void> {
  const values = [agency.agencyId, count, agency.units.get('umum')];
  await house.owner(
    `with n as (select gen_random_uuid() as id, gen_random_uuid() as person, i from generate_series(1, $2::int) i),
       posts as (insert into organization.post (agency_id, id, unit_id, name, kind, ancestor_ids, active_from)
         select $1, id, $3, 'Staf ' || i, 'executive', array[id], '2020-01-01' from n),
       people as (insert into organization.person (agency_id, id, name, kind) select $1, person, 'Pegawai ' || i, 'other' from n),
       held as (insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at)
         select $1, gen_random_uuid(), id, person, 'definitive', '2020-01-01' from n)
     insert into organization.post_role (agency_id, post_id, role_id, unit_id)
     select $1, n.id, r.id, $3 from n, (select id from organization.role where agency_id = $1 and name = 'Staf') r`,
    values,
  );
  await house.owner('analyze');
}
