import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { transact } from '#core/db/tx.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { smallOffice } from '#tests/house/small-office.ts';
import { testHouse } from '#tests/house/test-house.ts';
import { drills } from '../contract/drills.ts';
import { ledger } from '../contract/ledger.ts';
import type { DrillTarget } from '../server/rows/watched.ts';
import { monitorLedger } from '../server/schedules/monitor-ledger.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;

const grant = (owner: LedgerHouse['owner'], agencyId: string) =>
  owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [agencyId],
  );

/** As loading the demonstration does. */
const demonstrate = (owner: LedgerHouse['owner'], agencyId: string) =>
  owner('insert into ledger.drill_ground (agency_id, marked_at) values ($1, now())', [agencyId]);

beforeAll(async () => {
  at = await ledgerHouse();
  await grant(at.owner, at.office.agencyId);
  await demonstrate(at.owner, at.office.agencyId);
  await at.registerLetter();
  await at.registerLetter();
  await at.sequence();
  await at.publish();
}, 60_000);
afterAll(() => at.house.close());

const watch = () => monitorLedger({ tiles: at.tiles, watched: watchedRows }).run(at.ctx);
const show = () => at.office.admin.call(drills.show, {});
const rowOf = async (id: string) =>
  (
    await at.owner<{ subject: string; letter_number: string; version: number }>(
      'select subject, letter_number, version from letters.letter where id = $1',
      [id],
    )
  )[0]!;
const later = (seconds: number) =>
  at.house.clock.set(new Date(at.house.clock.now().getTime() + seconds * 1_000));

describe('a tamper drill', () => {
  it('alters a letter behind the application, and the next look of the monitor names it', async () => {
    await watch();
    expect((await at.office.admin.call(ledger.state, {})).alarms).toEqual([]);
    const { newest: begun, allowed } = await at.office.admin.call(drills.begin, {});
    expect(allowed).toBe(true);
    expect(begun).toMatchObject({ module: 'letters', namedAt: null, endedAt: null });
    const row = await rowOf(begun!.thingId);
    expect(row[begun!.fact as 'subject']).toBe(begun!.became);
    expect(begun!.became).not.toBe(begun!.was);
    const events = await at.owner<{ type: string }>(
      `select type from core.event where subject_id = $1 and type not like 'letter.registered'`,
      [begun!.thingId],
    );
    expect(events.map(({ type }) => type)).not.toContain('letter.corrected');

    later(42);
    await at.sequence();
    await at.publish();
    await watch();
    const { newest: named } = await show();
    expect(new Date(named!.namedAt!).getTime() - new Date(named!.begunAt).getTime()).toBe(42_000);
    await at.house.runJobs();
    const told = await at.office.admin.call(notifications.list, {});
    expect(told.items.map(({ link }) => link.kind)).toEqual(['ledger']);
    expect(
      (await at.office.regent.call(notifications.list, {})).items.map(({ link }) => link.kind),
    ).not.toContain('ledger');
    const { alarms } = await at.office.admin.call(ledger.state, {});
    expect(alarms).toMatchObject([
      { invariant: 'I10', finding: 'row-changed', record: `letters ${begun!.thingId} ${begun!.fact}` },
    ]);
  });

  it('is held one at a time', async () => {
    await expect(at.office.admin.call(drills.begin, {})).rejects.toMatchObject({ code: 'ledger.drill-open' });
  });

  it('is put back by hand, and the monitor falls silent', async () => {
    const { newest } = await show();
    const { newest: ended } = await at.office.admin.call(drills.end, { drillId: newest!.id });
    expect(ended!.endedAt).not.toBeNull();
    // What was written is told no more, nor kept.
    expect(ended).toMatchObject({ was: null, became: null });
    expect(await at.owner('select was, became from ledger.drill')).toEqual([{ was: null, became: null }]);
    expect((await rowOf(newest!.thingId))[newest!.fact as 'subject']).toBe(newest!.was);
    const before = (await at.office.admin.call(ledger.state, {})).alarms[0]!.lastSeenAt;
    later(60);
    await at.sequence();
    await at.publish();
    await watch();
    expect((await at.office.admin.call(ledger.state, {})).alarms.map(({ lastSeenAt }) => lastSeenAt)).toEqual(
      [before],
    );
    await expect(at.office.admin.call(drills.end, { drillId: newest!.id })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('takes another letter the next time, and none where all rest', async () => {
    const first = (await show()).newest!;
    const { newest: second } = await at.office.admin.call(drills.begin, {});
    expect(second!.thingId).not.toBe(first.thingId);
    await at.office.admin.call(drills.end, { drillId: second!.id });
    await expect(at.office.admin.call(drills.begin, {})).rejects.toMatchObject({
      code: 'ledger.drill-nothing',
    });
  });

  it('is for those who watch the ledger', async () => {
    await expect(at.office.regent.call(drills.begin, {})).rejects.toMatchObject({ status: 403 });
    await expect(at.office.regent.call(drills.show, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('a drill that is begun while it is ended', () => {
  /** The owner's hand stops before it writes. */
  async function stopped(work: () => Promise<void>): Promise<{ letGo: () => void; done: Promise<void> }> {
    let letGo!: () => void;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const target = watchedRows.find(({ drill }) => drill)!.drill as { alter: DrillTarget['alter'] };
    const { alter } = target;
    let done!: Promise<void>;
    await new Promise<void>((stands) => {
      target.alter = async (...asked) => {
        target.alter = alter;
        stands();
        await held;
        return alter(...asked);
      };
      done = work();
    });
    return { letGo, done };
  }

  it('is put back after it was altered, never before', async () => {
    later(7_200);
    const begin = await stopped(async () => void (await at.office.admin.call(drills.begin, {})));
    const [open] = await at.owner<{ id: string; thing_id: string; was: string; fact: string }>(
      'select * from ledger.drill where ended_at is null',
    );
    const ending = at.office.admin.call(drills.end, { drillId: open!.id as never });
    // Whoever ends it waits for whoever begins it.
    await vi.waitFor(async () =>
      expect(
        await at.owner(
          "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%ledger.drill%'",
        ),
      ).not.toEqual([]),
    );
    begin.letGo();
    await begin.done;
    expect((await ending).newest!.endedAt).not.toBeNull();
    expect((await rowOf(open!.thing_id))[open!.fact as 'subject']).toBe(open!.was);
  });

  it('is over where somebody corrected the letter in between', async () => {
    later(7_200);
    const begin = await stopped(async () => {
      await expect(at.office.admin.call(drills.begin, {})).rejects.toMatchObject({
        code: 'ledger.drill-nothing',
      });
    });
    await at.owner(
      `update letters.letter set subject = subject || ' baru', letter_number = letter_number || '/baru'
       where id = (select thing_id from ledger.drill where ended_at is null)`,
    );
    begin.letGo();
    await begin.done;
    expect(await at.owner('select from ledger.drill where ended_at is null')).toEqual([]);
  });
});

describe('an installation where letters count', () => {
  it.each([
    ['that does not allow it', false],
    ['into which no demonstration was loaded, whatever it allows', true],
  ])('%s refuses the drill and alters nothing', async (_, tamperDrill) => {
    const house = await testHouse({ tamperDrill });
    try {
      const office = await smallOffice(house);
      await grant(house.owner, office.agencyId);
      if (!tamperDrill) await demonstrate(house.owner, office.agencyId);
      const mark = () =>
        transact(house.house.appPool, { agency: office.agencyId }, 'write', (tx) =>
          tx.rows('insert into ledger.drill_ground (agency_id, marked_at) values (core.agency_id(), now())'),
        );
      await expect(mark()).rejects.toMatchObject({ code: '42501' });
      expect((await office.admin.call(drills.show, {})).allowed).toBe(false);
      await expect(office.admin.call(drills.begin, {})).rejects.toMatchObject({
        code: 'ledger.drill-not-here',
      });
      await expect(
        office.admin.call(drills.end, { drillId: crypto.randomUUID() as never }),
      ).rejects.toMatchObject({ code: 'ledger.drill-not-here' });
      expect(await house.owner('select from ledger.drill')).toEqual([]);
    } finally {
      await house.close();
    }
  });
});
