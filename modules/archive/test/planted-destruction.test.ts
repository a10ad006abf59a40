import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { DossierId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';
import { closedDossier, type DisposalHouse, disposalHouse, listUntil, turnKey } from './disposal-house.ts';

// The planted fault: rules that allow everything to everybody.
vi.mock('../server/rules/disposal/allowed.ts', () => ({ allowed: () => ({ allowed: true }) }));

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterAll(() => house.close());

const isLeft = async (dossierId: DossierId) =>
  (await house.owner('select from archive.record where dossier_id = $1', [dossierId])).length === 1;
/** Everything but the approval and what follows it, and a retention that is not over. */
async function unreadyList(more: { closedOn?: string } = {}) {
  const { dossierId } = await closedDossier(world, more);
  const listId = await listUntil(world, [dossierId], 'approve');
  await world.archivist.call((await import('../contract/disposal.ts')).disposal.openReport, {
    listId,
    number: 'BA/1',
  });
  return { dossierId, listId };
}

it('rules that allow everything do not destroy: the database asks for steps, days and two people itself', async () => {
  const [{ dossierId, listId }, early] = [await unreadyList(), await unreadyList({ closedOn: '2026-01-05' })];
  for (const one of [listId, early.listId]) {
    await turnKey(world.archivist, one);
    expect(await codeOf(turnKey(world.archivist, one))).toBe('core.internal');
    expect(await codeOf(turnKey(world.second, one))).toBe('core.internal');
  }
  expect([await isLeft(dossierId), await isLeft(early.dossierId)]).toEqual([true, true]);
});

it('only with every wall of the database torn down too do the records go, and this test sees them gone', async () => {
  const { dossierId, listId } = await unreadyList();
  await turnKey(world.archivist, listId);
  await house.owner('alter table archive.disposal_list disable trigger guards_execution');
  // Without decisions there is no stub, and without a stub nothing goes.
  expect(await codeOf(turnKey(world.second, listId))).toBe('core.internal');
  expect(await isLeft(dossierId)).toBe(true);
  for (const table of ['record', 'record_file', 'record_text', 'record_page'])
    await house.owner(`alter table archive.${table} disable trigger goes_by_list`);
  await turnKey(world.second, listId);
  expect(await isLeft(dossierId)).toBe(false);
});
