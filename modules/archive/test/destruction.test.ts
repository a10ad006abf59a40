import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import { retention } from '../contract/retention.ts';
import type { DossierId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';
import {
  closedDossier,
  type DisposalHouse,
  disposalHouse,
  listUntil,
  steps,
  turnKey,
} from './disposal-house.ts';

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterAll(() => house.close());

/** What is left of a dossier in the tables, and whether its object has a row. */
async function leftOf({
  dossierId,
  recordId,
  sha256,
}: {
  dossierId: DossierId;
  recordId: string;
  sha256: string;
}) {
  const [row] = await house.owner<Record<string, number>>(
    `select (select count(*)::int from archive.record where dossier_id = $1) as records,
       (select count(*)::int from archive.record_file where record_id = $2) as files,
       (select count(*)::int from archive.record_text where record_id = $2) as texts,
       (select count(*)::int from archive.stub where dossier_id = $1) as stubs,
       (select count(*)::int from core.objects_without_row(array[$3])) as orphans`,
    [dossierId, recordId, sha256],
  );
  return row;
}
const whole = { records: 1, files: 1, texts: 1, stubs: 0, orphans: 0 };
const gone = { records: 0, files: 0, texts: 0, stubs: 1, orphans: 1 };

describe('a destruction', () => {
  it('goes through every step, and with the second key the records are gone and the stub stays', async () => {
    const going = await closedDossier(world);
    // It was described anew once: that goes with it.
    await house.owner(
      `insert into archive.description (agency_id, record_id, edition, title, copy_state, replaced_by, replaced_at)
       select agency_id, id, 1, 'scan', 'copy', $2, now() from archive.record where id = $1`,
      [going.recordId, world.unitHead.personId],
    );
    const listId = await listUntil(world, [going.dossierId]);
    const first = await turnKey(world.archivist, listId);
    expect(first).toMatchObject({ executed: false, next: 'executed' });
    expect(await leftOf(going)).toEqual(whole);
    const second = await turnKey(world.second, listId);
    expect(second).toMatchObject({ executed: true, next: 'report-signed' });
    expect(await leftOf(going)).toEqual(gone);
    expect(
      await house.owner('select from archive.description where record_id = $1', [going.recordId]),
    ).toEqual([]);
    const { items } = await world.archivist.call(disposal.stubs, { listId });
    expect(items).toMatchObject([
      {
        dossierId: going.dossierId,
        report: 'BA/1',
        stipulation: 'K/1',
        records: [{ title: 'Notula', sha256: [going.sha256] }],
      },
    ]);
    await world.keeper.call(disposal.signReport, { listId, role: 'records-unit-signer' });
    const { unitHead, office } = world;
    const role = 'processing-unit-signer' as const;
    const finished = await unitHead.call(disposal.signReport, { listId, role, unitId: office.deptId });
    expect(finished.next).toBeNull();
    expect(await codeOf(turnKey(world.second, listId))).toBe('archive.list-finished');
  });

  it('leaves a stub that is as strict as the strictest record in it', async () => {
    const going = await closedDossier(world);
    await house.owner("update archive.record set security_class = 'R', title = 'Hukuman' where id = $1", [
      going.recordId,
    ]);
    const { archivist, keeper, appraiser, unitHead, registrar, regent, lawyer, inspector, second } = world;
    for (const { postId, personId } of [
      ...[archivist, keeper, appraiser, unitHead, registrar, regent, lawyer, inspector, second],
    ])
      await house.owner(
        'insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at) values ($1, $2, $3, $4, now())',
        [world.office.agencyId, going.dossierId, postId, personId],
      );
    const listId = await listUntil(world, [going.dossierId]);
    await turnKey(archivist, listId);
    await turnKey(second, listId);
    const told = async (who: typeof archivist) =>
      JSON.stringify((await who.call(disposal.stubs, { listId })).items).includes('Hukuman');
    expect(await told(archivist)).toBe(true);
    // Not named there, though the dossier is open to all.
    await house.owner('delete from archive.reader where dossier_id = $1 and post_id = $2', [
      going.dossierId,
      archivist.postId,
    ]);
    expect(await told(archivist)).toBe(false);
  });

  it.each(steps.slice(1))('is not executed before "%s"', async (step) => {
    const going = await closedDossier(world);
    const listId = await listUntil(world, [going.dossierId], step);
    expect(await codeOf(turnKey(world.archivist, listId))).toMatch(/^archive\.(step-missing|not-confirmed)$/);
    expect(await leftOf(going)).toEqual(whole);
  });

  it('is not executed by one person, nor by a witness', async () => {
    const going = await closedDossier(world);
    const listId = await listUntil(world, [going.dossierId]);
    await turnKey(world.archivist, listId);
    expect(await codeOf(turnKey(world.archivist, listId))).toBe('archive.roles-apart');
    expect(await codeOf(turnKey(world.lawyer, listId))).toBe('core.forbidden');
    expect(await leftOf(going)).toEqual(whole);
  });

  it('is not executed by who types another number or another count', async () => {
    const going = await closedDossier(world);
    const listId = await listUntil(world, [going.dossierId]);
    const { archivist } = world;
    const wrong = { listId, reportNumber: 'BA/2', items: 1 };
    expect(await codeOf(archivist.call(disposal.execute, wrong))).toBe('archive.not-confirmed');
    expect(await codeOf(turnKey(archivist, listId, 2))).toBe('archive.not-confirmed');
  });

  it('asks for a fresh factor at each key', async () => {
    const going = await closedDossier(world);
    const listId = await listUntil(world, [going.dossierId]);
    await house.owner('update identity.session set factor_at = $1 where person_id = $2', [
      '2026-11-20T01:00:00Z',
      world.archivist.personId,
    ]);
    expect(await codeOf(turnKey(world.archivist, listId))).toBe('core.step-up-required');
    await house.owner('update identity.session set factor_at = $1 where person_id = $2', [
      house.clock.now(),
      world.archivist.personId,
    ]);
    await turnKey(world.archivist, listId);
  });

  it('takes no dossier whose retention is not over, though its columns say so', async () => {
    const early = await closedDossier(world, { closedOn: '2026-01-05' });
    const listId = await listUntil(world, [], 'items');
    const add = () => world.archivist.call(disposal.addItems, { listId, dossierIds: [early.dossierId] });
    expect(await codeOf(add())).toBe('archive.item-not-due');
    const { items } = await world.archivist.call(disposal.candidates, { kind: 'destruction', size: 100 });
    expect(items.map(({ dossierId }) => dossierId)).not.toContain(early.dossierId);
  });

  it('takes no dossier that another list names', async () => {
    const going = await closedDossier(world);
    await listUntil(world, [going.dossierId], 'close');
    const other = await listUntil(world, [], 'items');
    const add = () =>
      world.archivist.call(disposal.addItems, { listId: other, dossierIds: [going.dossierId] });
    expect(await codeOf(add())).toBe('archive.dossier-on-list');
  });
});

describe('a hold', () => {
  const hold = (dossierId: DossierId) =>
    world.archivist.call(retention.placeHold, { dossierId, reason: 'audit', reference: 'ST/12/2026' });

  it('that comes between the keys keeps the dossier; only its line leaves the list', async () => {
    const [held, going] = [await closedDossier(world), await closedDossier(world)];
    const listId = await listUntil(world, [held.dossierId, going.dossierId]);
    await turnKey(world.archivist, listId, 2);
    await hold(held.dossierId);
    expect(await codeOf(turnKey(world.second, listId, 2))).toBe('archive.items-drop-out');
    expect(await leftOf(going)).toEqual(whole);
    const dropped = await world.archivist.call(disposal.dropOuts, { listId });
    expect(dropped).toMatchObject({ items: 1, dropOuts: [] });
    await turnKey(world.second, listId, 1);
    expect(await leftOf(held)).toEqual(whole);
    expect(await leftOf(going)).toEqual(gone);
    const { items } = await world.archivist.call(disposal.items, { listId });
    expect(items.find(({ dossierId }) => dossierId === held.dossierId)?.dropped?.code).toBe(
      'archive.item-held',
    );
  });

  it('is each lifted for itself, by the records unit, with a reason', async () => {
    const { dossierId } = await closedDossier(world);
    await hold(dossierId);
    const both = await hold(dossierId);
    expect(both.holds).toHaveLength(2);
    const holdId = both.holds[0]!.id;
    expect(await codeOf(world.unitHead.call(retention.liftHold, { holdId, reason: 'Selesai' }))).toBe(
      'core.forbidden',
    );
    const lifted = await world.keeper.call(retention.liftHold, { holdId, reason: 'Selesai' });
    expect(lifted.holds.map((one) => one.lifted?.reason ?? null)).toEqual(['Selesai', null]);
    expect(await codeOf(world.keeper.call(retention.liftHold, { holdId, reason: 'Lagi' }))).toBe(
      'archive.hold-lifted-already',
    );
    const listId = await listUntil(world, [], 'items');
    expect(await codeOf(world.archivist.call(disposal.addItems, { listId, dossierIds: [dossierId] }))).toBe(
      'archive.item-held',
    );
  });

  it('and an execution that come at once never both win', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await closedDossier(world);
      const listId = await listUntil(world, [one.dossierId]);
      await turnKey(world.archivist, listId);
      const [executed, held] = await Promise.allSettled([turnKey(world.second, listId), hold(one.dossierId)]);
      expect([executed.status, held.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
      expect(await leftOf(one)).toEqual(executed.status === 'fulfilled' ? gone : whole);
    }
  });
});

describe('a list with what its reader may not see', () => {
  it('refuses every act of theirs and shows nothing of the dossier', async () => {
    const open = await closedDossier(world);
    const secret = await closedDossier(world, { securityClass: 'R' });
    const listId = await listUntil(world, [open.dossierId], 'close');
    await house.owner(
      `insert into archive.disposal_item (agency_id, list_id, dossier_id, unit_id, added_by, added_at, inactive_until, fate, retention_years)
       select agency_id, $1, id, unit_id, opened_by, now(), inactive_until, fate, retention_years from archive.dossier where id = $2`,
      [listId, secret.dossierId],
    );
    expect(await codeOf(world.archivist.call(disposal.close, { listId }))).toBe('archive.items-hidden');
    const shown = await world.archivist.call(disposal.show, { listId });
    expect(shown).toMatchObject({ hidden: 1, items: 1 });
    expect(Object.entries(shown.can).filter(([, may]) => may)).toEqual([['cancel', true]]);
    const { items } = await world.archivist.call(disposal.items, { listId });
    expect(items.map(({ dossierId }) => dossierId)).toEqual([open.dossierId]);
    await house.owner(
      'insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at) values ($1, $2, $3, $4, now())',
      [world.office.agencyId, secret.dossierId, world.archivist.postId, world.archivist.personId],
    );
    expect((await world.archivist.call(disposal.close, { listId })).closed).not.toBeNull();
  });

  it('counts a record of a higher class inside an open dossier', async () => {
    const open = await closedDossier(world);
    await house.owner("update archive.record set security_class = 'SR' where id = $1", [open.recordId]);
    const listId = await listUntil(world, [], 'items');
    const add = () => world.archivist.call(disposal.addItems, { listId, dossierIds: [open.dossierId] });
    expect(await codeOf(add())).toBe('core.not-found');
  });
});

describe('an execution that breaks off', () => {
  const faults = [
    ['archive.stub', 'before the stub is written', 'insert'],
    ['archive.record_file', 'between the texts and the files', 'delete'],
    ['archive.record', 'while the records go', 'delete'],
    ['archive.dossier', 'when all but the dossier is written', 'update'],
  ] as const;
  it.each(faults)(
    'at %s (%s) is undone whole, and done whole when it is asked again',
    async (table, _when, on) => {
      const going = await closedDossier(world);
      const listId = await listUntil(world, [going.dossierId]);
      await turnKey(world.archivist, listId);
      const condition = table === 'archive.dossier' ? "when (new.state = 'destroyed')" : '';
      await house.owner(`create or replace function archive.breaks() returns trigger language plpgsql as
      $$ begin raise exception 'broken off'; end $$`);
      await house.owner(
        `create trigger breaks before ${on} on ${table} for each row ${condition} execute function archive.breaks()`,
      );
      expect(await codeOf(turnKey(world.second, listId))).toBe('core.internal');
      await house.owner(`drop trigger breaks on ${table}`);
      expect(await leftOf(going)).toEqual(whole);
      expect(await world.second.call(disposal.show, { listId })).toMatchObject({
        executed: false,
        next: 'executed',
      });
      await turnKey(world.second, listId);
      expect(await leftOf(going)).toEqual(gone);
    },
  );

  it('because its connection is cut leaves nothing half done', async () => {
    const going = await closedDossier(world);
    const listId = await listUntil(world, [going.dossierId]);
    await turnKey(world.archivist, listId);
    await house.owner(`create or replace function archive.cuts() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return old; end $$`);
    await house.owner('alter function archive.cuts() security definer');
    await house.owner(
      'create trigger cuts after delete on archive.record for each row execute function archive.cuts()',
    );
    await expect(turnKey(world.second, listId)).rejects.toThrow();
    await house.owner('drop trigger cuts on archive.record');
    expect(await leftOf(going)).toEqual(whole);
    await turnKey(world.second, listId);
    expect(await leftOf(going)).toEqual(gone);
  });
});
