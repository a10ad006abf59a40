import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoAgency } from '#app/demo/load-organization.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { postPlaces, unitPath } from '../server/organization.api.ts';
import { readPeople, readUnitTree } from '../server/organization.reads.ts';
import { appointHolder } from '../server/usecases/appoint-holder.ts';
import { assignPostRole } from '../server/usecases/assign-post-role.ts';
import { changePerson } from '../server/usecases/change-person.ts';
import { changePost } from '../server/usecases/change-post.ts';
import { changeUnit } from '../server/usecases/change-unit.ts';
import { closePost } from '../server/usecases/close-post.ts';
import { closeUnit } from '../server/usecases/close-unit.ts';
import { createPerson } from '../server/usecases/create-person.ts';
import { createPost } from '../server/usecases/create-post.ts';
import { createRole } from '../server/usecases/create-role.ts';
import { createUnit } from '../server/usecases/create-unit.ts';
import { openPerson } from '../server/usecases/open-person.ts';
import { openPost } from '../server/usecases/open-post.ts';
import { withdrawPostRole } from '../server/usecases/withdraw-post-role.ts';
import { acting, personIn, twoRegencies } from './factory.ts';

let house: TestHouse;
let arunika: DemoAgency;
let tirtamaya: DemoAgency;

beforeAll(async () => {
  house = await testHouse();
  ({ arunika, tirtamaya } = await twoRegencies(house));
  // The head of education's secretary keeps the structure and the people of that office alone.
  await asAdmin(async (ctx) => {
    const role = await createRole(ctx, {
      name: 'Pengelola kepegawaian dinas',
      permissions: [
        'units.manage',
        'posts.manage',
        'people.view',
        'people.manage',
        'people.import',
        'roles.manage',
      ],
      forSecretaries: true,
    });
    await assignPostRole(ctx, { postId: post('sekdis-pendidikan'), roleId: role.id, unitId: unit('disdik') });
  });
});
afterAll(() => house.close());

const unit = (code: string) => arunika.units.get(code)!;
const post = (key: string) => arunika.posts.get(key)!;
const asAdmin = <T>(work: (ctx: TxContext) => Promise<T>) => acting(house, arunika, 'admin', work);
const asKeeper = <T>(work: (ctx: TxContext) => Promise<T>) =>
  acting(house, arunika, 'sekdis-pendidikan', work);
const refusal = (code: string) => expect.objectContaining({ code });

const section = (parentId: UnitId, code: string) => ({
  parentId,
  code,
  name: `Seksi ${code}`,
  kind: 'section' as const,
  sortOrder: 0,
  activeFrom: '2026-01-01',
});
const place = (unitId: UnitId, name: string) => ({
  unitId,
  name,
  kind: 'executive' as const,
  isHead: false,
  sortOrder: 0,
  activeFrom: '2026-01-01',
});

test('who keeps one office forms units in it, and elsewhere finds nothing', async () => {
  const created = await asKeeper((ctx) => createUnit(ctx, section(unit('disdik-sd'), 'kurikulum')));
  expect(created.can).toEqual({ manage: true, managePosts: true });
  await expect(asKeeper((ctx) => createUnit(ctx, section(unit('dinkes'), 'gizi')))).rejects.toEqual(
    refusal('core.not-found'),
  );
  await expect(asKeeper((ctx) => changeUnit(ctx, { unitId: unit('dinkes'), name: 'X' }))).rejects.toEqual(
    refusal('core.not-found'),
  );
  const events = await house.owner<{ type: string }>('select type from core.event where subject_id = $1', [
    created.id,
  ]);
  expect(events).toEqual([{ type: 'unit.created' }]);
});

test('a unit moves with everything below it, but never below itself nor out of the right', async () => {
  const a = await asAdmin((ctx) => createUnit(ctx, section(unit('kominfo'), 'pindah-a')));
  const b = await asAdmin((ctx) => createUnit(ctx, section(a.id, 'pindah-b')));
  await expect(asAdmin((ctx) => changeUnit(ctx, { unitId: a.id, parentId: b.id }))).rejects.toEqual(
    refusal('organization.unit-loop'),
  );
  await asAdmin((ctx) => changeUnit(ctx, { unitId: a.id, parentId: unit('dinkes') }));
  const path = await asAdmin((ctx) => unitPath(ctx.tx, b.id));
  expect(path).toEqual([unit('arunika'), unit('dinkes'), a.id, b.id]);
  await expect(
    asKeeper((ctx) => changeUnit(ctx, { unitId: unit('disdik-smp'), parentId: unit('dinkes') })),
  ).rejects.toEqual(refusal('core.not-found'));
});

test('a unit closes when nothing in it lasts longer, and is gone from the tree after its last day', async () => {
  const closing = await asAdmin((ctx) => createUnit(ctx, section(unit('kominfo'), 'tutup')));
  const last = await asAdmin((ctx) => createPost(ctx, place(closing.id, 'Jabatan terakhir')));
  const close = () => asAdmin((ctx) => closeUnit(ctx, { unitId: closing.id, activeUntil: '2026-12-31' }));
  await expect(close()).rejects.toEqual(refusal('organization.unit-in-use'));
  await asAdmin((ctx) => closePost(ctx, { postId: last.id, activeUntil: '2026-12-31' }));
  await close();
  const codesOn = async (on: string) =>
    (await asAdmin((ctx) => readUnitTree(ctx, { on }))).items.map((item) => item.code);
  expect(await codesOn('2026-12-31')).toContain('tutup');
  expect(await codesOn('2027-01-01')).not.toContain('tutup');
  await expect(
    asAdmin((ctx) => createUnit(ctx, { ...section(closing.id, 'x'), activeFrom: '2027-02-01' })),
  ).rejects.toEqual(refusal('organization.unit-closed'));
});

test('a post moves under another superior with everything below it, but never under its own', async () => {
  const under = (superior: string, below: string) =>
    asAdmin(async (ctx) => {
      const places = await postPlaces(ctx.tx, [post(below)]);
      return places.get(post(below))!.postPath.slice(0, -1).includes(post(superior));
    });
  expect(await under('bupati', 'staf-kominfo')).toBe(true);
  expect(await under('staf-kominfo', 'staf-kominfo')).toBe(false);
  await expect(
    asAdmin((ctx) => changePost(ctx, { postId: post('kabid-ikp'), superiorId: post('staf-ikp') })),
  ).rejects.toEqual(refusal('organization.post-loop'));
  await asAdmin((ctx) => changePost(ctx, { postId: post('kabid-ikp'), superiorId: post('sekdis-kominfo') }));
  expect(await under('sekdis-kominfo', 'staf-ikp')).toBe(true);
});

test('a unit has one head, a code is used once, and a held post does not close', async () => {
  await expect(
    asAdmin((ctx) => createPost(ctx, { ...place(unit('kominfo'), 'Kepala kedua'), isHead: true })),
  ).rejects.toEqual(refusal('organization.unit-has-head'));
  await expect(
    asAdmin((ctx) => createPost(ctx, { ...place(unit('kominfo'), 'Kode kembar'), code: 'sekda' })),
  ).rejects.toEqual(refusal('organization.post-code-taken'));
  await expect(asAdmin((ctx) => createUnit(ctx, section(unit('kominfo'), 'setda')))).rejects.toEqual(
    refusal('organization.unit-code-taken'),
  );
  await expect(
    asAdmin((ctx) => closePost(ctx, { postId: post('staf-ikp'), activeUntil: '2026-12-31' })),
  ).rejects.toEqual(refusal('organization.post-in-use'));
});

test('a post takes one definitive and one acting holder at a time', async () => {
  const appoint = (kind: 'definitive' | 'plh' | 'plt', startsAt: string, endsAt?: string) =>
    asAdmin((ctx) =>
      appointHolder(ctx, {
        postId: post('kabag-umum'),
        personId: personIn(arunika, 'kabag-hukum'),
        kind,
        startsAt,
        endsAt,
      }),
    );
  await expect(appoint('definitive', '2026-12-01T00:00:00+07:00')).rejects.toEqual(
    refusal('organization.post-held'),
  );
  const view = await appoint('plh', '2026-12-01T00:00:00+07:00', '2026-12-08T00:00:00+07:00');
  expect(view).toMatchObject({
    kind: 'plh',
    personName: 'Rangga Saputra Wibisono, S.H., M.H.',
    endsAt: '2026-12-07T17:00:00.000Z',
  });
  await expect(appoint('plt', '2026-12-07T23:59:00+07:00')).rejects.toEqual(
    refusal('organization.acting-held'),
  );
  await appoint('plt', '2026-12-08T00:00:00+07:00');
  await expect(appoint('plh', '2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z')).rejects.toEqual(
    refusal('organization.period-reversed'),
  );
});

test('a last day of service ends what is held after it, and is told as such', async () => {
  const personId = personIn(arunika, 'statistisi');
  await asAdmin((ctx) => changePerson(ctx, { personId, activeUntil: '2026-12-31' }));
  const { holders } = await asAdmin((ctx) => openPost(ctx, { postId: post('statistisi') }));
  expect(holders[0]?.endsAt).toBe('2026-12-31T17:00:00.000Z');
  const [event] = await house.owner<{ payload: { endsAt: string } }>(
    "select payload from core.event where type = 'holder.ended' and payload->>'personId' = $1",
    [personId],
  );
  expect(event?.payload.endsAt).toBe('2026-12-31T17:00:00.000Z');
  await expect(
    asAdmin((ctx) =>
      appointHolder(ctx, {
        postId: post('statistisi'),
        personId,
        kind: 'definitive',
        startsAt: '2027-01-02T00:00:00Z',
      }),
    ),
  ).rejects.toEqual(refusal('organization.person-gone'));
});

test('a NIK is kept sealed, found again by its fingerprint, and shown by its end to who keeps the person', async () => {
  const fields = { name: 'Dewi', kind: 'other' as const, nik: '3578015708900001' };
  const created = await asAdmin((ctx) => createPerson(ctx, fields));
  expect(created.nik).toBe('••••••••••••0001');
  const [row] = await house.owner<{ sealed: Buffer; print: Buffer }>(
    'select nik_sealed as sealed, nik_fingerprint as print from organization.person where id = $1',
    [created.id],
  );
  expect(row!.sealed.includes('3578015708900001')).toBe(false);
  expect(row!.print).toHaveLength(32);
  await expect(asAdmin((ctx) => createPerson(ctx, { ...fields, name: 'Kembaran' }))).rejects.toEqual(
    refusal('organization.nik-taken'),
  );
  const stored = await house.owner<{ all: string }>(
    'select string_agg(payload::text, $1) as all from core.event',
    [' '],
  );
  expect(stored[0]?.all).not.toContain('3578015708900001');
});

test('numbers that cannot be are refused, and so is the number of another', async () => {
  const person = { name: 'Budi', kind: 'pns' as const };
  await expect(asAdmin((ctx) => createPerson(ctx, { ...person, nip: '199013172015032001' }))).rejects.toEqual(
    refusal('organization.nip-invalid'),
  );
  await expect(asAdmin((ctx) => createPerson(ctx, { ...person, nip: '199008172021211001' }))).rejects.toEqual(
    refusal('organization.kind-not-of-nip'),
  );
  const { nip } = arunika.people.get('sekda')!;
  await expect(asAdmin((ctx) => createPerson(ctx, { ...person, nip }))).rejects.toEqual(
    refusal('organization.nip-taken'),
  );
});

test('who keeps one office sees and changes its people; of others it sees nothing', async () => {
  const { items } = await asKeeper((ctx) => readPeople(ctx, { limit: 100 }));
  const names = items.map((item) => item.fullName);
  expect(names).toContain('Umi Kalsum, S.Pd., M.Pd.');
  expect(names).not.toContain('dr. Ratna Dewi Anggarini, M.Kes.');
  await asKeeper((ctx) =>
    changePerson(ctx, { personId: personIn(arunika, 'staf-sd'), phone: '0812 3456 7890' }),
  );
  await expect(
    asKeeper((ctx) => openPerson(ctx, { personId: personIn(arunika, 'kadis-kesehatan') })),
  ).rejects.toEqual(refusal('core.not-found'));
  // Asisten I acts as head of education too: seen there, but not in the hands of that office alone.
  const shared = await asKeeper((ctx) => openPerson(ctx, { personId: personIn(arunika, 'asisten-1') }));
  expect(shared).toMatchObject({ nik: null, can: { manage: false } });
  await expect(
    asKeeper((ctx) =>
      changePerson(ctx, { personId: personIn(arunika, 'asisten-1'), email: 'lain@example.org' }),
    ),
  ).rejects.toEqual(refusal('core.not-found'));
});

test('people are paged by name without gap or repetition', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await asAdmin((ctx) => readPeople(ctx, { cursor, limit: 7 }));
    seen.push(...page.items.map((item) => item.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  const [count] = await house.owner<{ n: number }>(
    'select count(*)::int as n from organization.person where agency_id = $1',
    [arunika.agencyId],
  );
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(count!.n);
});

test('roles are shaped for the whole agency only, and given within the right only', async () => {
  const role = { name: 'Peran sendiri', permissions: [], forSecretaries: true };
  await expect(asKeeper((ctx) => createRole(ctx, role))).rejects.toEqual(refusal('core.forbidden'));
  await expect(
    asAdmin((ctx) => createRole(ctx, { ...role, permissions: ['everything.do'] })),
  ).rejects.toEqual(refusal('organization.permission-unknown'));
  const { id: roleId } = await asAdmin((ctx) => createRole(ctx, role));
  await expect(
    asKeeper((ctx) => assignPostRole(ctx, { postId: post('staf-sd'), roleId, unitId: unit('arunika') })),
  ).rejects.toEqual(refusal('core.not-found'));
  await asKeeper((ctx) =>
    assignPostRole(ctx, { postId: post('staf-sd'), roleId, unitId: unit('disdik-sd') }),
  );
  const after = await asKeeper((ctx) =>
    withdrawPostRole(ctx, { postId: post('staf-sd'), roleId, unitId: unit('disdik-sd') }),
  );
  expect(after.roles.map((one) => one.roleName)).toEqual(['Staf']);
});

test('the admin of the neighbour finds nothing of this agency, whatever id is named', async () => {
  const asNeighbour = <T>(work: (ctx: TxContext) => Promise<T>) =>
    acting(house, tirtamaya, 'admin-tirtamaya', work);
  const personId = personIn(arunika, 'sekda');
  const tries: ((ctx: TxContext) => Promise<unknown>)[] = [
    (ctx) => openPost(ctx, { postId: post('sekda') }),
    (ctx) => openPerson(ctx, { personId }),
    (ctx) => createUnit(ctx, section(unit('kominfo'), 'asing')),
    (ctx) => changeUnit(ctx, { unitId: unit('kominfo'), name: 'Asing' }),
    (ctx) => changePerson(ctx, { personId, name: 'Asing' }),
    (ctx) =>
      appointHolder(ctx, {
        postId: tirtamaya.posts.get('staf-tirtamaya')!,
        personId,
        kind: 'plt',
        startsAt: '2026-11-21T00:00:00Z',
      }),
    (ctx) => changePost(ctx, { postId: tirtamaya.posts.get('staf-tirtamaya')!, superiorId: post('bupati') }),
  ];
  for (const attempt of tries) await expect(asNeighbour(attempt)).rejects.toEqual(refusal('core.not-found'));
  const { items } = await asNeighbour((ctx) => readPeople(ctx, { limit: 100 }));
  expect(items).toHaveLength(tirtamaya.people.size);
});
