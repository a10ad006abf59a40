import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossierDestroyed } from '../contract/disposal-events.ts';

// A whole life of a letter, and every row and file looked through: long on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const many = 450;

it('letters of a large dossier are forgotten some at a time, each once, also when a batch breaks off', async () => {
  const { registry, regent, agencyId } = office;
  const { id } = await registry.call(letters.register, letterInput(regent.postId));
  await house.owner(
    `insert into letters.letter select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'agenda_number', 1 + n,
       'receipt_code', 'R' || n, 'summary', 'kanari'))).* from letters.letter l, generate_series(1, $2::int) n where l.id = $1`,
    [id, many],
  );
  const dossierId = newId<'Dossier'>();
  await house.owner(
    `insert into archive.destroyed_source (agency_id, module, source_id, record_id, dossier_id, list_id, report_number, destroyed_on)
     select agency_id, 'letters', id, gen_random_uuid(), $2, $2, 'BA/9', '2026-11-21' from letters.letter where agency_id = $1`,
    [agencyId, dossierId],
  );
  const rows = await house.owner<{ id: string }>('select id from letters.letter where agency_id = $1', [
    agencyId,
  ]);
  const sources = rows.map((one) => ({ recordId: newId<'Record'>(), module: 'letters', id: one.id }));
  await house.system(agencyId, (ctx) =>
    emit(ctx, dossierDestroyed, {
      subject: dossierId,
      payload: { number: 1, year: 2026, code: '000', report: 'BA/9', records: rows.length, sources } as never,
    }),
  );
  // One letter that cannot be forgotten stops its own batch alone, and that one is whole or not at all.
  await house.owner(`create function letters.breaks() returns trigger language plpgsql as
    $$ begin raise exception 'broken off'; end $$`);
  await house.owner(`create trigger breaks before update on letters.letter for each row
    when (new.id = '${rows[0]!.id}' and new.destroyed_on is not null) execute function letters.breaks()`);
  await house.runJobs();
  const left = async () =>
    (
      await house.owner<{ n: number }>(
        'select count(*)::int as n from letters.letter where agency_id = $1 and destroyed_on is null',
        [agencyId],
      )
    )[0]!.n;
  expect(await left()).toBe(200);
  await house.owner('drop trigger breaks on letters.letter');
  await house.owner(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where last_error is not null), run_at := now())`,
  );
  await house.runJobs();
  expect(await left()).toBe(0);
  const told = await house.owner<{ n: number; of: number }>(
    `select count(*)::int as n, count(distinct subject_id)::int as of from core.event where type = 'letter.forgotten'`,
  );
  expect(told).toEqual([{ n: many + 1, of: many + 1 }]);
});
