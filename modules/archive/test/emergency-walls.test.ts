import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleUrl } from '#core/db/roles.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { records } from '../contract/records.ts';
import { type EmergencyHouse, emergencyHouse, type Secret } from './emergency-house.ts';

let world: EmergencyHouse;
let house: TestHouse;
let office: SmallOffice;
let opener: Official;
const secret: EmergencyHouse['secret'] = (...given) => world.secret(...given);
beforeAll(async () => {
  world = await emergencyHouse();
  ({ house, office, opener } = world);
});
afterAll(() => house.close());

describe('the walls of the database', () => {
  /** Rows that the web role is shown, whatever the application believes: it names the opening itself. */
  const shownTo = (opening: string, text: string, values: unknown[]) =>
    shownBy(opener, opening, text, values);
  async function shownBy(by: Official, opening: string, text: string, values: unknown[]): Promise<number> {
    const client = new pg.Client({ connectionString: roleUrl(house.databaseUrl, 'pendopo_app', testSecret) });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        "select set_config('app.agency', $1, true), set_config('app.person', $2, true), set_config('app.posts', $3, true), set_config('app.emergency', $4, true)",
        [office.agencyId, by.personId, by.postId, opening],
      );
      return (await client.query(text, values)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  }
  const record = 'select from archive.record where id = $1';
  /** An opening that began so many hours ago, as the owner writes it. */
  async function openingSince(secret: Secret, hoursAgo: number, securityClass = 'R'): Promise<string> {
    const rows = await house.owner<{ id: string }>(
      `insert into archive.emergency_opening (agency_id, id, record_id, dossier_id, unit_id, year, number, item_number, security_class, reason, opened_by, opened_at, ends_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 2026, 1, 1, $7, repeat('x', 20), $5, now() - make_interval(hours => $6), now() - make_interval(hours => $6) + interval '4 hours') returning id`,
      [
        office.agencyId,
        secret.recordId,
        secret.dossierId,
        office.unitId,
        opener.personId,
        hoursAgo,
        securityClass,
      ],
    );
    return rows[0]!.id;
  }
  /** What shows while a function has a fault in it. */
  async function withFault<T>(name: string, good: string, bad: string, look: () => Promise<T>): Promise<T> {
    const [wall] = await house.owner<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [
      name,
    ]);
    const faulty = wall!.text.replace(good, bad);
    expect(faulty).not.toBe(wall!.text);
    await house.owner(faulty);
    try {
      return await look();
    } finally {
      await house.owner(wall!.text);
    }
  }

  it('show the record until the end and not after it, and notice a wall that forgets the time', async () => {
    const one = await secret();
    expect(await shownTo('', record, [one.recordId])).toBe(0);
    expect(await shownTo(await openingSince(one, 3), record, [one.recordId])).toBe(1);
    const over = await openingSince(one, 5);
    expect(await shownTo(over, record, [one.recordId])).toBe(0);
    const look = () => shownTo(over, record, [one.recordId]);
    expect(await withFault('archive.opened_record', 'and o.ends_at > now()', '', look)).toBe(1);
    expect(await shownTo(over, record, [one.recordId])).toBe(0);
  });

  it('show nothing else through it, and let nothing be written', async () => {
    const one = await secret('R', { names: ['satu.pdf', 'dua.pdf'] });
    const other = await office.registry.call(records.file, {
      dossierId: one.dossierId,
      title: 'Lain',
      medium: 'paper',
    });
    await house.owner(
      `insert into archive.note (agency_id, id, record_id, written_by, written_at) values ($1, gen_random_uuid(), $2, $3, now())`,
      [office.agencyId, one.recordId, office.registry.personId],
    );
    const opening = await openingSince(one, 1);
    // A connection that looked through an opening before names none any more, and says so with empty words.
    expect(await shownTo('', 'select from archive.record_page where record_id = $1', [one.recordId])).toBe(0);
    const shown = (text: string) => shownTo(opening, text, [one.recordId]);
    expect(await shown(record)).toBe(1);
    expect(await shownTo(opening, record, [other.id])).toBe(0);
    for (const table of ['record_text', 'note', 'record_page', 'page_text'])
      expect(await shown(`select from archive.${table} where record_id = $1`)).toBe(0);
    expect(await shown('select from archive.record_file where record_id = $1')).toBe(2);
    expect(await shown("update archive.record set title = 'x' where id = $1")).toBe(0);
    await expect(
      shown(`insert into archive.publicity (agency_id, id, record_id, flag, reason, set_by, set_at)
        values (core.agency_id(), gen_random_uuid(), $1, 'open', 'x', core.person_id(), now())`),
    ).rejects.toThrow('row-level security');
    await expect(
      shown(
        `insert into archive.emergency_opening (agency_id, id, record_id) values (core.agency_id(), gen_random_uuid(), $1)`,
      ),
    ).rejects.toThrow('permission denied');
    // Nor do they show what was made top secret since.
    await house.owner("update archive.record set security_class = 'SR' where id = $1", [one.recordId]);
    expect(await shown(record)).toBe(0);
  });

  it('close it when it became more secret than it was when it was opened', async () => {
    const one = await secret('T');
    const opening = await openingSince(one, 1, 'T');
    const look = () => shownTo(opening, record, [one.recordId]);
    expect(await look()).toBe(1);
    await house.owner("update archive.record set security_class = 'R' where id = $1", [one.recordId]);
    expect(await look()).toBe(0);
    const clause = "and (o.security_class = 'R' or 'R' not in (r.security_class, d.security_class))";
    expect(await withFault('archive.opened_record', clause, '', look)).toBe(1);
  });

  it('keep the reason where it was, when the class of the record is lowered', async () => {
    const one = await secret();
    const opening = await openingSince(one, 1);
    const reasons = 'select from archive.emergency_opening where id = $1';
    const seen = (by: Official) => shownBy(by, '', reasons, [opening]);
    for (const table of ['record', 'dossier'])
      await house.owner(`update archive.${table} set security_class = 'B' where id = $1`, [
        table === 'record' ? one.recordId : one.dossierId,
      ]);
    expect(await shownBy(office.head, '', record, [one.recordId])).toBe(1);
    const who = [opener, office.registry, office.admin, office.head, office.regent];
    const counts = async () => Promise.all(who.map(seen));
    expect(await counts()).toEqual([1, 1, 1, 0, 0]);
    const [policy] = await house.owner<{ wall: string }>(
      "select qual as wall from pg_policies where tablename = 'emergency_opening' and policyname = 'confidential'",
    );
    const { wall } = policy!;
    const built = (wall: string) =>
      house.owner(`alter policy confidential on archive.emergency_opening using (${wall})`);
    await built(`${wall} or exists (select from archive.record r where r.id = emergency_opening.record_id)`);
    try {
      expect(await counts()).toEqual([1, 1, 1, 1, 1]);
    } finally {
      await built(wall);
    }
  });

  it('let nothing be written beside its dossier either, in no table that names one', async () => {
    const one = await secret();
    const opening = await openingSince(one, 1);
    const held = `insert into archive.hold (agency_id, id, dossier_id, reason, from_day, placed_by, placed_at)
      values (core.agency_id(), gen_random_uuid(), $1, 'audit', '2026-01-01', core.person_id(), now())`;
    const write = () => shownTo(opening, held, [one.dossierId]);
    await expect(write()).rejects.toThrow('row-level security');
    await house.owner('alter policy only_read on archive.hold with check (true)');
    try {
      expect(await write()).toBe(1);
    } finally {
      await house.owner(
        'alter policy only_read on archive.hold with check ((dossier_id = (select archive.opened_dossier())) is not true)',
      );
    }
    const open = await house.owner<{ name: string }>(
      `select distinct c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname in ('dossier_id', 'record_id')
       where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r' and has_table_privilege('pendopo_app', c.oid, 'insert')
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'only_read') order by 1`,
    );
    // What comes in waits in a list of who brought it.
    expect(open.map(({ name }) => name)).toEqual(['ingest', 'ingest_item']);
  });

  it('let nobody but another, in their own name and when it is over, review it', async () => {
    const [one, two] = [await secret(), await secret()];
    const [standing, over] = [await openingSince(one, 1), await openingSince(two, 5)];
    await world.entitle(office.head, ['archive.review-emergency']);
    const review = (by: Official, opening: string, as: Official) =>
      shownBy(
        by,
        '',
        "update archive.emergency_opening set reviewed_by = $2, reviewed_at = now(), remark = 'x' where id = $1",
        [opening, as.personId],
      );
    const end = (by: Official, as: Official) =>
      shownBy(by, '', 'update archive.emergency_opening set ended_by = $2, ended_at = now() where id = $1', [
        standing,
        as.personId,
      ]);
    for (const attempt of [
      () => review(opener, over, office.admin),
      () => review(opener, over, opener),
      () => review(office.admin, over, office.head),
      () => review(office.admin, standing, office.admin),
    ])
      await expect(attempt()).rejects.toMatchObject({ constraint: 'emergency_review' });
    await expect(end(opener, office.admin)).rejects.toMatchObject({ constraint: 'emergency_ended_by' });
    expect(await end(opener, opener)).toBe(1);
    expect(await review(office.admin, over, office.admin)).toBe(1);
    expect(await review(office.regent, over, office.regent)).toBe(0);
    const trigger = 'archive.emergency_goes_on';
    const forged = () => review(office.admin, over, office.head);
    expect(
      await withFault(trigger, 'new.reviewed_by is distinct from core.person_id()', 'false', forged),
    ).toBe(1);
    const rightless = () => review(opener, over, opener).catch(({ constraint }) => constraint);
    expect(await withFault(trigger, 'or new.reviewed_by = new.opened_by', '', rightless)).toBe(
      'emergency_review',
    );
    const early = () => review(office.admin, standing, office.admin);
    expect(await withFault(trigger, 'or (new.ended_at is null and new.ends_at > now())', '', early)).toBe(1);
  });
});
