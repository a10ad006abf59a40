import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#core/contract/ids.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import { closedDossier, type DisposalHouse, disposalHouse, listUntil } from './disposal-house.ts';

let house: TestHouse;
let world: DisposalHouse;

beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterAll(() => house.close());

/** Names a panel of a new list; the members besides its chair are given. */
async function name(head: PersonId, archivist: PersonId) {
  const { archivist: clerk, keeper, office } = world;
  const { id: listId } = await clerk.call(disposal.start, { kind: 'destruction' });
  return keeper.call(disposal.namePanel, {
    ...{ listId, decreeNumber: 'SK/7/2026', decreeOn: '2026-11-02' },
    members: [
      { personId: keeper.personId, as: 'records-unit-head', chair: true },
      { personId: head, as: 'processing-unit-head', unitId: office.deptId },
      { personId: archivist, as: 'archivist' },
    ],
  });
}

describe('an appraisal panel', () => {
  it('hears every unit of the list, and names the units that it does not', async () => {
    const { archivist, recordsUnit, legalUnit } = world;
    const dossiers = [await closedDossier(world), await closedDossier(world), await closedDossier(world)];
    const [, ofRecords, ofLegal] = dossiers.map(({ dossierId }) => dossierId);
    await house.owner('update archive.dossier set unit_id = $2 where id = $1', [ofRecords, recordsUnit]);
    await house.owner('update archive.dossier set unit_id = $2 where id = $1', [ofLegal, legalUnit]);
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const listId = await listUntil(world, ids, 'close');
    await expect(archivist.call(disposal.close, { listId })).rejects.toMatchObject({
      code: 'archive.panel-lacks-unit',
      params: { units: 'Hukum, Kearsipan' },
    });
  });

  it('is named of people who may take their part', async () => {
    const { panel } = await name(world.unitHead.personId, world.appraiser.personId);
    expect(panel?.members).toHaveLength(3);
  });

  it('has nobody in it as the head of a unit who does not head it', async () => {
    await expect(name(world.second.personId, world.appraiser.personId)).rejects.toMatchObject({
      code: 'archive.panel-not-head',
    });
  });

  it('has nobody in it who could not appraise, and says which', async () => {
    await expect(name(world.unitHead.personId, world.lawyer.personId)).rejects.toMatchObject({
      code: 'archive.panel-without-right',
      params: { number: 3 },
    });
    // The list still waits for its panel.
    const { items } = await world.archivist.call(disposal.list, { open: 'true' });
    expect(items[0]?.next).toBe('panel');
  });
});
