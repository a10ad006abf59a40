import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgencyId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { Module } from '#core/module.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { canariesInTables, collectTwice, dayPasses } from './canaries.ts';
import { type DisposalHouse, disposalHouse } from './disposal-house.ts';
import { closedLetter, destroy, executed, sentLetter } from './forgotten-world.ts';

// A whole life of a letter, and every row and file looked through: long on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let house: TestHouse;
let world: DisposalHouse;
beforeEach(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterEach(() => house.close());

/** The tables that still have content of what was destroyed. */
async function leftIn(): Promise<string[]> {
  await collectTwice(house);
  await dayPasses(house);
  const lines = await canariesInTables(house);
  return [...new Set(lines.map((line) => line.slice(0, line.indexOf(':'))))].sort();
}

/** Says a function of the database anew with one piece of it changed. */
async function changed(name: string, from: string, to: string): Promise<void> {
  const [row] = await house.owner<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [name]);
  expect(row!.text).toContain(from);
  await house.owner(row!.text.replace(from, to));
}

describe('a planted fault is seen', () => {
  it.each([
    ['letters.forget-destroyed', closedLetter, 'letters.page'],
    ['dispositions.forget-destroyed', closedLetter, 'dispositions.report'],
    // What was said goes after the letter: until it is forgotten, more may be said.
    ['letters.forget-destroyed', closedLetter, 'dispositions.report'],
    ['letters.forget-destroyed', closedLetter, 'ledger.secret'],
    ['ledger.forget-destroyed', closedLetter, 'ledger.secret'],
    ['outgoing.forget-destroyed', sentLetter, 'outgoing.version'],
  ] as const)('the subscriber %s is left out', async (name, make, table) => {
    const module = house.house.modules.find((one) => name.startsWith(`${one.name}.`)) as {
      -readonly [Part in keyof Module]: Module[Part];
    };
    const whole = module.subscribers;
    module.subscribers = whole.filter((one) => one.name !== name);
    try {
      await destroy(world, [await make(world)]);
    } finally {
      module.subscribers = whole;
    }
    expect(await leftIn()).toContain(table);
  });

  it.each([
    [
      'letters.forget',
      "update letters.correction set reason = '', before = '{}'",
      closedLetter,
      'letters.correction',
    ],
    ['letters.forget', 'summary = null,', closedLetter, 'letters.letter'],
    ['dispositions.forget', "note = '–', instructions", closedLetter, 'dispositions.disposition'],
    [
      'outgoing.forget',
      "update outgoing.version set facts = '{}', note = null",
      sentLetter,
      'outgoing.version',
    ],
    ['outgoing.forget', 'perform files.forget(named);', sentLetter, 'files.file'],
  ] as const)('%s leaves out "%s"', async (name, piece, make, table) => {
    const without = piece.startsWith('update')
      ? `${piece.split(' set ')[0]} set agency_id = agency_id`
      : piece.startsWith('note')
        ? 'instructions'
        : '';
    await changed(name, piece, without);
    await destroy(world, [await make(world)]);
    expect(await leftIn()).toContain(table);
  });
});

describe('nobody forgets what was not destroyed', () => {
  const as = (role: 'appPool' | 'workerPool', text: string, values: unknown[] = []) =>
    transact(house.house[role], { agency: world.office.agencyId as AgencyId }, 'write', (tx) =>
      tx.rows(text, values),
    );
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
    );

  it('neither the worker, who may forget, nor anybody else', async () => {
    const [letter, sent] = [await closedLetter(world), await sentLetter(world)];
    for (const [text, id] of [
      ['select letters.forget($1)', letter],
      ['select dispositions.forget($1)', letter],
      ['select outgoing.forget($1)', sent],
      [
        "select ledger.forget_words((select id from core.event where matter_id = $1 and type = 'letter.closed'))",
        letter,
      ],
    ] as const) {
      expect(await refusal(as('workerPool', text, [id]))).toBe('forgotten_when_destroyed');
      expect(await refusal(as('appPool', text, [id]))).toBe('42501');
    }
    const marked =
      "update letters.letter set destroyed_on = '2026-11-21', destroyed_report = 'BA/1' where id = $1";
    for (const role of ['appPool', 'workerPool'] as const) {
      expect(await refusal(as(role, marked, [letter]))).toBe('forgotten_when_destroyed');
      for (const text of [
        "update outgoing.draft set destroyed_on = '2026-11-21', destroyed_report = 'BA/1'",
        'delete from letters.document',
        'delete from letters.correction',
        'delete from dispositions.report',
        'delete from outgoing.version',
        'delete from outgoing.comment',
        'delete from files.file',
        "select files.forget('{}')",
        "select archive.destruction_of('letters', gen_random_uuid())",
        'delete from archive.destroyed_source',
        `insert into archive.destroyed_source (agency_id, module, source_id, record_id, dossier_id, list_id, report_number, destroyed_on)
         values (core.agency_id(), 'letters', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'BA/1', '2026-11-21')`,
      ])
        expect(await refusal(as(role, text)), `${role}: ${text}`).toBe('42501');
    }
    // The planted fault: the wall asks no more, and a letter that nobody destroyed is gone.
    await changed('letters.forget', 'if not found then\n    raise', 'if false then\n    raise');
    await house.owner('alter table letters.letter disable trigger destroyed_stays');
    await house.owner('alter table letters.letter drop constraint destroyed_by_report');
    expect(await refusal(as('workerPool', 'select letters.forget($1)', [letter]))).toBe('done');
    expect(await house.owner('select from letters.document where letter_id = $1', [letter])).toEqual([]);
  });

  it('and what was destroyed takes nothing in and does not change', async () => {
    const letter = await closedLetter(world);
    await executed(world, [letter]);
    await house.runJobs();
    expect(
      await refusal(as('workerPool', "update letters.letter set subject = 'x' where id = $1", [letter])),
    ).toBe('destroyed_letter_stays');
    const [intake] = await house.owner<{ id: string }>('select id from letters.intake where letter_id = $1', [
      letter,
    ]);
    const document = `insert into letters.document (agency_id, id, intake_id, letter_id, file_id, position, name, media_type, sha256)
      values (core.agency_id(), gen_random_uuid(), $2, $1, gen_random_uuid(), 1, 'x', 'x', 'x')`;
    expect(await refusal(as('workerPool', document, [letter, intake!.id]))).toBe('destroyed_letter_stays');
    const record = `insert into archive.record (agency_id, id, dossier_id, item_number, title, copy_state, filed_at, source_module, source_id)
      select core.agency_id(), gen_random_uuid(), id, 99, 'x', 'copy', now(), 'letters', $1 from archive.dossier limit 1`;
    expect(await refusal(as('workerPool', record, [letter]))).toBe('destroyed_source_stays_out');
  });
});

describe('what is being said while it is forgotten', () => {
  const said = `insert into dispositions.disposition
      (agency_id, id, letter_id, from_post_id, given_by, capacity, instructions, note, urgency, confidential, given_at)
    select agency_id, gen_random_uuid(), letter_id, from_post_id, given_by, capacity, '{}', 'kanariterlambat', urgency, confidential, given_at
    from dispositions.disposition where letter_id = $1 limit 1`;
  const forget = (letter: string) =>
    transact(house.house.workerPool, { agency: world.office.agencyId as AgencyId }, 'write', (tx) =>
      tx.rows('select dispositions.forget($1)', [letter]),
    );
  const words = async () => {
    const rows = await house.owner<{ note: string }>('select note from dispositions.disposition');
    return rows.map(({ note }) => note).filter((note) => note.includes('kanari'));
  };

  /** Somebody says something before the letter is destroyed, and has not done when what was said is forgotten. */
  async function saidMeanwhile(): Promise<string> {
    const letter = await closedLetter(world);
    const client = new pg.Client({ connectionString: house.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(said, [letter]);
      await executed(world, [letter]);
      let isDone = false;
      const forgetting = forget(letter).then(() => {
        isDone = true;
      });
      while (!isDone && !(await isWaiting())) await sleep(20);
      await client.query('commit');
      await forgetting;
    } finally {
      await client.end();
    }
    return letter;
  }
  const inAgency = async (text: string, values: unknown[]) => {
    const client = new pg.Client({ connectionString: house.url });
    await client.connect();
    try {
      await client.query("select set_config('app.agency', $1, false)", [world.office.agencyId]);
      await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  const isWaiting = async () => {
    const rows = await house.owner(
      "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%dispositions.forget%' and datname = current_database()",
    );
    return rows.length > 0;
  };

  it('is forgotten too, and afterwards nothing is said', async () => {
    const letter = await saidMeanwhile();
    expect(await words()).toEqual([]);
    const again = "update dispositions.disposition set note = 'lagi' where letter_id = $1";
    for (const text of [said, again])
      await expect(inAgency(text, [letter])).rejects.toMatchObject({ constraint: 'destroyed_letter_stays' });
  });

  it('stays where nobody waits for it', async () => {
    await changed('dispositions.stays_forgotten', 'for key share', '');
    await saidMeanwhile();
    expect(await words()).toEqual(['kanariterlambat']);
  });
});
