import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { fsck } from '../server/check/fsck.ts';
import { monitor } from '../server/check/monitor.ts';
import { sequenceAll } from '../server/keep-agency.ts';
import { factsIn } from '../server/rows/settled-facts.ts';
import type { SettlingEvent } from '../server/rows/watched.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let letterId: string;

beforeAll(async () => {
  at = await ledgerHouse();
  letterId = await at.registerLetter();
  await at.registerLetter();
  await at.sequence();
  await at.publish();
}, 60_000);
afterAll(() => at.house.close());

const seen = async () =>
  (await monitor(at.ctx, at.tiles, 0, { watched: watchedRows })).findings.map(
    (one) => `${one.invariant} ${one.finding}: ${one.record}`,
  );
const checked = async () =>
  (await fsck(at.ctx, at.tiles, { watched: watchedRows })).findings.map(
    (one) => `${one.invariant} ${one.finding}: ${one.record}`,
  );
const set = (column: string, value: unknown) =>
  at.owner(`update letters.letter set ${column} = $2 where id = $1`, [letterId, value]);
/** Corrects the letter as those may who registered it. */
const correct = async (change: { subject?: string; summary?: string }) => {
  const version = Number(await value('version'));
  await at.office.registry.call(letters.correct, {
    ...{ letterId: letterId as LetterId, version, reason: 'A slip of the pen' },
    ...change,
  });
};
const value = async (column: string) =>
  (
    await at.owner<{ value: unknown }>(`select ${column} as value from letters.letter where id = $1`, [
      letterId,
    ])
  )[0]!.value;

describe('rows of letters', () => {
  it('are not suspected while they say what their events settled', async () => {
    expect(await seen()).toEqual([]);
    expect(await checked()).toEqual([]);
  });

  it.each([
    ['subject', 'Something else'],
    ['letter_number', '999/X/2026'],
    ['letter_date', '2020-02-02'],
    ['sender', 'Somebody else'],
    ['addressed_to', 'Somebody else'],
    ['security_class', 'T'],
    ['agenda_number', 4_711],
    ['classification_code', '999.9'],
    ['registered_at', '2020-02-02T02:02:02Z'],
  ])('are named with the fact when behind the application %s is altered', async (column, other) => {
    const before = await value(column);
    await set(column, other);
    const line = `I10 row-changed: letters ${letterId} ${column}`;
    expect(await seen()).toEqual([line]);
    expect(await checked()).toEqual([line]);
    await set(column, before);
    expect(await seen()).toEqual([]);
  });

  it('may be corrected by those who may, and the next change behind is named again', async () => {
    await correct({ subject: 'Corrected subject' });
    // Its event waits: nobody is suspected meanwhile.
    expect(await seen()).toEqual([]);
    await at.sequence();
    await at.publish();
    expect(await seen()).toEqual([]);
    await set('subject', 'Altered once more');
    expect(await seen()).toEqual([`I10 row-changed: letters ${letterId} subject`]);
    await set('subject', 'Corrected subject');
    expect(await checked()).toEqual([]);
  });

  it('cannot be washed by a later event of another fact', async () => {
    const before = await value('sender');
    await set('sender', 'Somebody else');
    await correct({ summary: 'Another summary' });
    await at.sequence();
    await at.publish();
    expect(await seen()).toEqual([`I10 row-changed: letters ${letterId} sender`]);
    await set('sender', before);
    expect(await seen()).toEqual([]);
  });

  it('are named when one calls itself destroyed, and its words are taken out', async () => {
    const before = await value('summary');
    await at.owner(`begin; set local session_replication_role = replica; update letters.letter set destroyed_on = '2026-01-02',
      destroyed_report = '7/BA/2026', summary = 'Something else' where id = '${letterId}'; commit`);
    const named = ['destroyed_on', 'destroyed_report', 'summary'].map(
      (fact) => `I10 row-changed: letters ${letterId} ${fact}`,
    );
    expect((await seen()).toSorted()).toEqual(named);
    await at.owner(
      `begin; set local session_replication_role = replica; update letters.letter set destroyed_on = null, destroyed_report = null where id = '${letterId}'; commit`,
    );
    await set('summary', before);
    expect(await seen()).toEqual([]);
  });

  it('are named when what opens their leaf is gone and the leaf called imported', async () => {
    const leaf = `event_id = (select id from core.event where type = 'letter.registered' and subject_id = '${letterId}')`;
    await at.owner(`begin; set local session_replication_role = replica;
      create table public.opened as select * from ledger.secret where ${leaf}; delete from ledger.secret where ${leaf};
      update ledger.entry set imported_at = now() where ${leaf}; commit`);
    const other = await value('sender');
    await set('sender', 'Somebody else');
    expect(await seen()).toContain(`I10 secret-missing: letters ${letterId}`);
    await set('sender', other);
    await at.owner(`begin; set local session_replication_role = replica; update ledger.entry set imported_at = null where ${leaf};
      insert into ledger.secret select * from public.opened; drop table public.opened; commit`);
    expect(await seen()).toEqual([]);
  });

  it('are missed when they are gone', async () => {
    await at.owner(`begin; set local session_replication_role = replica; create table public.kept as select * from letters.letter where id = '${letterId}';
      delete from letters.letter where id = '${letterId}'; commit`);
    expect(await checked()).toContain(`I10 row-missing: letters ${letterId}`);
    expect(await seen()).toContain(`I10 row-missing: letters ${letterId}`);
    await at.owner(
      'begin; set local session_replication_role = replica; insert into letters.letter select * from public.kept; drop table public.kept; commit',
    );
    expect(await seen()).toEqual([]);
  });

  it('are named when no event told of them', async () => {
    const forged = '019aa000-0000-7000-8000-00000000f00d';
    await at.owner(`begin; set local session_replication_role = replica;
      create temp table forged on commit drop as select * from letters.letter where id = '${letterId}';
      update forged set id = '${forged}', agenda_number = 9999, receipt_code = 'FORGED';
      insert into letters.letter select * from forged; commit`);
    expect(await seen()).toEqual([`I10 row-without-event: letters ${forged}`]);
    await at.owner(`delete from letters.letter where id = '${forged}'`);
  });

  it('name their document files', async () => {
    const { body } = (
      await at.owner<{ body: string }>(
        `select s.body from ledger.secret s join core.event e on e.id = s.event_id where e.type = 'letter.registered' and e.subject_id = $1`,
        [letterId],
      )
    )[0]!;
    expect(Object.keys(factsIn(body)!)).toContain(`${letterId}/documents`);
  });

  it('would be washed if every event settled whatever the row says (planted fault)', async () => {
    const washing = watchedRows.map((source) => ({
      ...source,
      settles: (event: SettlingEvent) =>
        source.settles(event).map((one) => ({ ...one, facts: 'all' as const })),
    }));
    await set('sender', 'Somebody else');
    await correct({ summary: 'Yet another summary' });
    await sequenceAll(at.ctx, at.tiles, washing);
    await at.publish();
    expect(await seen()).toEqual([]);
  });
});
