import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Tx } from '#core/db/tx.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import { disposalCounters } from '../contract/disposal-counters.ts';
import { headsAgency } from '../server/disposal/disposal-office.ts';
import { closedDossier, type DisposalHouse, disposalHouse, listUntil, turnKey } from './disposal-house.ts';

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterAll(() => house.close());

/** Who is told, of everybody of the house, that the next step waits for them. */
async function awaitedOf(listId: Awaited<ReturnType<typeof listUntil>>): Promise<string[]> {
  const { archivist, keeper, appraiser, unitHead, registrar, regent, lawyer, inspector, second } = world;
  const people = { archivist, keeper, appraiser, unitHead, registrar, regent, lawyer, inspector, second };
  const told: string[] = [];
  for (const [name, { call }] of Object.entries(people)) {
    const view = await call(disposal.show, { listId });
    const { items } = await call(disposal.list, { size: 100 });
    // A list of lists says it as the list itself does.
    expect(items.find(({ id }) => id === listId)?.yours).toBe(view.yours);
    // And so does the number on the first page, which reads less of them.
    const open = await call(disposal.list, { open: 'true', size: 100 });
    expect(await call(disposalCounters, {})).toEqual({
      yours: open.items.filter(({ yours }) => yours).length,
    });
    if (view.yours) told.push(name);
  }
  return told;
}

describe('whose turn it has become', () => {
  /** The lists, of those that are given, about which somebody was told, and how often. */
  const toldOf = async ({ call }: Pick<DisposalHouse['lawyer'], 'call'>, listId: string) =>
    (await call(notifications.list, { size: 100 })).items.filter(({ link }) => link.id === listId).length;

  it('is told once, to those who are named for the step, and to nobody who took it', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId], 'legal');
    await house.runJobs();
    const told = Object.fromEntries(
      await Promise.all(
        (['keeper', 'unitHead', 'appraiser', 'registrar', 'regent', 'lawyer', 'inspector'] as const).map(
          async (name) => [name, await toldOf(world[name], listId)],
        ),
      ),
    );
    // The keeper names the panel, appraises and considers; the regent may enter approvals as the registrar does.
    expect(told).toEqual({
      ...{ keeper: 3, unitHead: 1, appraiser: 1, registrar: 1, regent: 2, lawyer: 1, inspector: 1 },
    });
    expect(await toldOf(world.office.staff, listId)).toBe(0);
    const { items } = await world.lawyer.call(notifications.list, {});
    const notice = items.find(({ link }) => link.id === listId);
    expect(notice).toMatchObject({ type: 'disposal.awaits', kind: 'disposals', link: { kind: 'disposal' } });
  });

  it('is told to who turns the second key when the first was turned', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId]);
    await turnKey(world.archivist, listId);
    await house.runJobs();
    const before = await toldOf(world.archivist, listId);
    expect(await toldOf(world.second, listId)).toBeGreaterThan(0);
    await turnKey(world.second, listId);
    await house.runJobs();
    expect(await toldOf(world.archivist, listId)).toBe(before);
  });
});

describe('who is awaited for the next step', () => {
  it.each([
    ['panel', ['keeper']],
    ['items', ['archivist', 'keeper', 'second']],
    ['close', ['archivist', 'keeper', 'second']],
    ['appraise', ['keeper', 'unitHead']],
    ['consider', ['keeper']],
    ['approve', ['registrar', 'regent']],
    ['stipulate', ['regent']],
    ['legal', ['lawyer', 'inspector']],
    ['supervision', ['inspector']],
    ['report', ['archivist', 'keeper', 'second']],
    [undefined, ['archivist', 'keeper', 'second']],
  ] as const)('before "%s"', async (step, expected) => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId], step);
    expect(await awaitedOf(listId)).toEqual(expected);
  });

  it('is not the person who turned the first key, who is told why', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId]);
    await turnKey(world.archivist, listId);
    expect(await awaitedOf(listId)).toEqual(['keeper', 'second']);
    const first = await world.archivist.call(disposal.show, { listId });
    expect(first.standsAside).toMatch(/first|pertama/);
    expect((await world.second.call(disposal.show, { listId })).standsAside).toBeNull();
  });

  it('is named, with unit and head, to everybody else', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId], 'panel');
    const { awaited } = await world.lawyer.call(disposal.show, { listId });
    expect(awaited).toMatchObject([
      {
        role: 'records-unit-head',
        unitId: world.recordsUnit,
        people: [{ id: world.keeper.personId }],
        yours: false,
      },
    ]);
  });

  it('is named too where an approval is to be recorded: who has the right, and took no part that is apart', async () => {
    const { dossierId } = await closedDossier(world);
    const { registrar, regent, appraiser, lawyer } = world;
    const listId = await listUntil(world, [dossierId], 'approve');
    const named = async () => {
      const { awaited } = await lawyer.call(disposal.show, { listId });
      return awaited.map(({ role, people }) => [role, people.map(({ id }) => id)]);
    };
    const both = [regent.personId, registrar.personId];
    expect(await named()).toEqual([['registrar', both]]);
    // The appraiser is given the right: who appraised approves nothing.
    await house.owner(
      `update organization.role set permissions = permissions || '{archive.approve}' where id in
         (select role_id from organization.post_role where post_id = $1)`,
      [appraiser.postId],
    );
    expect(await named()).toEqual([['registrar', both]]);
  });

  it('is nobody once a list is cancelled', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId], 'close');
    await world.archivist.call(disposal.cancel, { listId, reason: 'Keliru' });
    expect(await awaitedOf(listId)).toEqual([]);
  });

  it('offers nothing for which the right is missing', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId], 'approve');
    await house.owner(
      `update organization.role set permissions = '{}' where id in (select role_id from organization.post_role where post_id = $1)`,
      [world.registrar.postId],
    );
    expect(await awaitedOf(listId)).toEqual(['regent']);
    expect((await world.registrar.call(disposal.show, { listId })).can.approve).toBe(false);
  });
});

describe('the number on the first page', () => {
  /** Tables of disposals that are read to count for somebody. */
  async function readFor(call: DisposalHouse['lawyer']['call']): Promise<string[]> {
    const said = vi.spyOn(Tx.prototype, 'rows');
    try {
      await call(disposalCounters, {});
      const texts = said.mock.calls.map(([text]) => text);
      return ['disposal_list', 'disposal_item', 'appraisal'].filter((table) =>
        texts.some((text) => text.includes(`archive.${table}`)),
      );
    } finally {
      said.mockRestore();
    }
  }

  it('reads no list for who has no part in disposals, and no items for who awaits a later step', async () => {
    const { dossierId } = await closedDossier(world);
    await listUntil(world, [dossierId], 'close');
    expect(await readFor(world.office.staff.call)).toEqual([]);
    expect(await readFor(world.archivist.call)).toEqual(['disposal_list', 'disposal_item', 'appraisal']);
    await house.owner(
      `update archive.disposal_list set cancelled_at = now(), cancelled_by = created_by, cancel_reason = 'x'
       where cancelled_at is null and second_executed_at is null and closed_at is not null`,
    );
    expect(await readFor(world.lawyer.call)).toEqual(['disposal_list']);
  });

  it('is right with items of many units, opinions and drops', async () => {
    const dossiers = [await closedDossier(world), await closedDossier(world), await closedDossier(world)];
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const listId = await listUntil(world, ids, 'appraise');
    await world.archivist.call(disposal.dropItem, { listId, dossierId: ids[2]! });
    await world.unitHead.call(disposal.appraise, {
      ...{ listId, dossierId: ids[0]!, physicallyChecked: true, opinion: 'agree' },
    });
    // One of the two that are left was not looked at.
    expect(await awaitedOf(listId)).toEqual(['keeper', 'unitHead']);
    await world.unitHead.call(disposal.appraise, {
      ...{ listId, dossierId: ids[1]!, physicallyChecked: true, opinion: 'agree' },
    });
    expect(await awaitedOf(listId)).toEqual(['keeper']);
  });
});

describe('the head of the agency', () => {
  const root = '01' as never;
  it('heads its root, or the office of its leadership right below', () => {
    expect(headsAgency({ id: root, parentId: null, kind: 'agency' }, root)).toBe(true);
    expect(headsAgency({ id: '02' as never, parentId: root, kind: 'leadership' }, root)).toBe(true);
    expect(headsAgency({ id: '03' as never, parentId: root, kind: 'department' }, root)).toBe(false);
    expect(headsAgency({ id: '04' as never, parentId: '02' as never, kind: 'leadership' }, root)).toBe(false);
  });
});
