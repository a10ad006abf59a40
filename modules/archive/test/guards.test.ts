import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshDatabase, ownerPool } from '#tests/house/fresh-database.ts';
import { askAs, execute, type WrittenArchive, writeArchive } from './written-archive.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let owner: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase(inject('clusterUrl'));
  owner = ownerPool(database.url);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const destroyed = ['record_text', 'record_file', 'record'] as const;
const worker = (archive: WrittenArchive, text: string) =>
  askAs(database.url, 'pendopo_worker', archive, text);
const app = (archive: WrittenArchive, text: string, postIds: readonly string[] = []) =>
  askAs(database.url, 'pendopo_app', { ...archive, postIds }, text);
const stubText = (archive: WrittenArchive) =>
  `insert into archive.stub (agency_id, dossier_id, list_id, unit_id, year, number, code, title, security_class, records, approvals,
     stipulation_number, report_number, destroyed_at)
   values ('${archive.agencyId}', '${archive.dossierId}', '${archive.listId}', '${archive.unitId}', 2020, 1, '000', 'Rapat', 'B', '[]', '[]', 'K/1', 'BA/1', now())`;
/** A further dossier of the unit; its id. */
async function anotherDossier({ agencyId, unitId, versionId, people }: WrittenArchive): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into archive.dossier (agency_id, id, unit_id, year, number, version_id, code, title, security_class, opened_by, opened_at)
     values ($1, gen_random_uuid(), $2, 2020, 2, $3, '000', 'Lain', 'B', $4, now()) returning id`,
    [agencyId, unitId, versionId, people[0]],
  );
  return rows[0]!.id;
}
const heldIn = ({ agencyId, people }: WrittenArchive, dossierId: string, recordId: string | null) =>
  owner.query(
    `insert into archive.hold (agency_id, id, dossier_id, record_id, reason, from_day, placed_by, placed_at)
     values ($1, gen_random_uuid(), $2, $3, 'audit', '2025-01-01', $4, now())`,
    [agencyId, dossierId, recordId, people[0]],
  );
const sqlOf = (archive: WrittenArchive, set: string) =>
  owner.query(`update archive.disposal_list set ${set} where id = $1`, [archive.listId]);

describe('before a list was executed', () => {
  test.each(destroyed)(
    'nobody deletes from %s: not the web, not the worker, not the owner',
    async (table) => {
      const archive = await writeArchive(owner);
      const text = `delete from archive.${table}`;
      await expect(app(archive, text)).rejects.toThrow(/permission denied/);
      await expect(worker(archive, text)).rejects.toMatchObject({ constraint: 'destroyed_by_list_only' });
      await expect(owner.query(text)).rejects.toMatchObject({ constraint: 'destroyed_by_list_only' });
      await expect(owner.query(`truncate archive.${table} cascade`)).rejects.toMatchObject({
        constraint: 'archive_stays',
      });
    },
  );

  test('nobody empties a text or puts another file in the place of one', async () => {
    const archive = await writeArchive(owner);
    for (const text of [
      "update archive.record_text set body = ''",
      'update archive.record_file set size = 0',
    ]) {
      await expect(app(archive, text)).rejects.toThrow(/permission denied/);
      await expect(worker(archive, text)).rejects.toThrow(/permission denied/);
      await expect(owner.query(text)).rejects.toMatchObject({ constraint: 'archive_stays' });
    }
  });

  test('no stub is written', async () => {
    const archive = await writeArchive(owner);
    await expect(worker(archive, stubText(archive))).rejects.toMatchObject({
      constraint: 'stub_by_list_only',
    });
  });

  test('the test notices a table without its guard', async () => {
    const archive = await writeArchive(owner);
    await owner.query('alter table archive.record_text disable trigger goes_by_list');
    await worker(archive, 'delete from archive.record_text');
    await owner.query('alter table archive.record_text enable trigger goes_by_list');
    const left = await owner.query('select from archive.record_text where agency_id = $1', [
      archive.agencyId,
    ]);
    expect(left.rowCount).toBe(0);
  });
});

describe('the second key', () => {
  const spoilt: [string, (archive: WrittenArchive) => Promise<unknown>][] = [
    [
      'free of holds',
      ({ agencyId, dossierId, people }) =>
        owner.query(
          "insert into archive.hold (agency_id, id, dossier_id, reason, from_day, placed_by, placed_at) values ($1, gen_random_uuid(), $2, 'audit', '2025-01-01', $3, now())",
          [agencyId, dossierId, people[0]],
        ),
    ],
    [
      'free of holds',
      ({ agencyId, dossierId, people }) =>
        owner.query(
          "insert into archive.hold (agency_id, id, dossier_id, reason, from_day, placed_by, placed_at, lifted_on, lifted_by) values ($1, gen_random_uuid(), $2, 'audit', '2025-01-01', $3, now(), '2990-01-01', $3)",
          [agencyId, dossierId, people[0]],
        ),
    ],
    // Of a record that lies here now, though the hold names where it lay.
    ['free of holds', async (archive) => heldIn(archive, await anotherDossier(archive), archive.recordId)],
    ['closed', (archive) => sqlOf(archive, 'closed_by = null, closed_at = null')],
    ['report', (archive) => sqlOf(archive, 'report_number = null')],
    ['consideration', (archive) => sqlOf(archive, 'consideration_number = null')],
    ['stipulation', (archive) => sqlOf(archive, 'stipulation_number = null')],
    [
      'items',
      (archive) =>
        owner.query(
          "update archive.disposal_item set dropped_on = '2025-01-01', drop_code = 'archive.item-held' where list_id = $1",
          [archive.listId],
        ),
    ],
    [
      'panel',
      (archive) =>
        owner.query(
          "delete from archive.panel_member where list_id = $1 and capacity = 'processing-unit-head'",
          [archive.listId],
        ),
    ],
    [
      'appraisal',
      (archive) => owner.query('delete from archive.appraisal where list_id = $1', [archive.listId]),
    ],
    [
      'agreement',
      (archive) =>
        owner.query(
          "insert into archive.appraisal (agency_id, list_id, dossier_id, person_id, appraised_on, physically_checked, opinion) values ($1, $2, $3, $4, '2025-01-15', true, 'keep')",
          [archive.agencyId, archive.listId, archive.dossierId, archive.people[1]],
        ),
    ],
    [
      'approval',
      (archive) =>
        owner.query('update archive.approval set cited = false where list_id = $1', [archive.listId]),
    ],
    [
      'end of retention',
      (archive) =>
        owner.query("update archive.dossier set inactive_until = '2090-12-31' where id = $1", [
          archive.dossierId,
        ]),
    ],
    [
      'end of retention',
      (archive) => owner.query('update archive.dossier set vital = true where id = $1', [archive.dossierId]),
    ],
    [
      'nothing kept inside',
      (archive) =>
        owner.query('update archive.record set excepted = true where dossier_id = $1', [archive.dossierId]),
    ],
  ];
  test.each(spoilt)('does not turn without: %s', async (missing, spoil) => {
    const archive = await writeArchive(owner);
    await spoil(archive);
    await expect(execute(database.url, archive)).rejects.toThrow(`cannot be executed: ${missing}`);
  });

  test('needs another hand than the first, and other eyes', async () => {
    const archive = await writeArchive(owner);
    const [one, , , , , , witness] = archive.people;
    await expect(execute(database.url, archive, [one!, one!])).rejects.toMatchObject({
      constraint: 'two_executors',
    });
    await expect(execute(database.url, await writeArchive(owner), [one!, one!])).rejects.toThrow();
    await expect(execute(database.url, archive, [one!, witness!])).rejects.toThrow('witnesses');
  });

  test('turns for ten years with the leave of the national archive only', async () => {
    const archive = await writeArchive(owner, { years: 10 });
    await expect(execute(database.url, archive)).rejects.toThrow('approval');
    await owner.query("update archive.approval set authority = 'national-archive' where list_id = $1", [
      archive.listId,
    ]);
    await execute(database.url, archive);
  });

  test('is not turned with the birth of a list', async () => {
    const archive = await writeArchive(owner);
    await expect(
      app(
        archive,
        `insert into archive.disposal_list (agency_id, id, kind, agency_kind, created_by, created_at, first_executed_by, first_executed_at, second_executed_by, second_executed_at)
         values ('${archive.agencyId}', gen_random_uuid(), 'destruction', 'regional', '${archive.people[0]}', now(), '${archive.people[0]}', now(), '${archive.people[1]}', now())`,
      ),
    ).rejects.toMatchObject({ constraint: 'list_begins_unexecuted' });
  });
});

describe('what is on hold or marked', () => {
  const kept: [string, string, (archive: WrittenArchive) => Promise<unknown>][] = [
    ['a hold on the dossier', 'held', (archive) => heldIn(archive, archive.dossierId, null)],
    ['a hold on the record', 'held', (archive) => heldIn(archive, archive.dossierId, archive.recordId)],
    ...['vital', 'safeguarded', 'permanent'].map((mark): (typeof kept)[number] => [
      `the mark ${mark}`,
      'marked',
      ({ dossierId }) => owner.query(`update archive.dossier set ${mark} = true where id = $1`, [dossierId]),
    ]),
  ];
  test.each(kept)('stays in its dossier: %s', async (_, constraint, keep) => {
    const archive = await writeArchive(owner);
    const into = await anotherDossier(archive);
    await keep(archive);
    for (const text of [
      `update archive.record set dossier_id = '${into}', item_number = 9 where id = '${archive.recordId}'`,
      `update archive.dossier set merged_into = '${into}' where id = '${archive.dossierId}'`,
    ]) {
      const refusal = { constraint: `${constraint}_stays_inside` };
      await expect(app(archive, text)).rejects.toMatchObject(refusal);
      await expect(owner.query(text)).rejects.toMatchObject(refusal);
    }
  });

  test('the test notices a table without its guard, and a free record goes', async () => {
    const archive = await writeArchive(owner);
    const into = await anotherDossier(archive);
    const move = (to: string) =>
      app(archive, `update archive.record set dossier_id = '${to}', item_number = 9 returning id`);
    expect((await move(into)).rowCount).toBe(1);
    await heldIn(archive, into, archive.recordId);
    await owner.query('alter table archive.record disable trigger stays_inside');
    expect((await move(archive.dossierId)).rowCount).toBe(1);
    await owner.query('alter table archive.record enable trigger stays_inside');
    await expect(execute(database.url, archive)).rejects.toThrow('cannot be executed: free of holds');
  });
});

describe('after the execution', () => {
  test('the worker takes the records away once the stub is there; the stub and the evidence stay', async () => {
    const archive = await writeArchive(owner);
    await execute(database.url, archive);
    await expect(worker(archive, 'delete from archive.record_text')).rejects.toMatchObject({
      constraint: 'destroyed_by_list_only',
    });
    await worker(archive, stubText(archive));
    for (const table of destroyed) await worker(archive, `delete from archive.${table}`);
    for (const text of [
      "update archive.stub set title = 'x'",
      'delete from archive.stub',
      'truncate archive.stub',
    ])
      await expect(owner.query(text)).rejects.toMatchObject({ constraint: 'archive_stays' });
    for (const text of [
      "update archive.disposal_item set dropped_on = '2025-01-01', drop_code = 'x'",
      'delete from archive.appraisal',
      "update archive.approval set number = 'x'",
      'delete from archive.panel_member',
      "update archive.disposal_list set report_number = 'x'",
    ])
      await expect(
        owner.query(`${text} where ${text.includes('disposal_list') ? 'id' : 'list_id'} = $1`, [
          archive.listId,
        ]),
      ).rejects.toMatchObject({
        constraint: 'executed_list_stays',
      });
  });

  test.each([
    ['R', 'R'],
    ['T', 'T'],
    ['B', 'B'],
  ])('a stub that is written again is as strict as a record of class %s in it', async (inside, stub) => {
    const archive = await writeArchive(owner);
    const { agencyId, dossierId, recordId } = archive;
    await owner.query('update archive.record set security_class = $1 where id = $2', [inside, recordId]);
    const note = {
      ...{ listId: crypto.randomUUID(), report: 'BA/7', stipulation: 'K/7', approvals: [] },
      ...{
        on: '2025-05-01',
        at: '2025-05-01T03:00:00Z',
        dossiers: [{ dossierId }],
        records: [{ recordId, dossierId }],
      },
    };
    const client = await owner.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.agency', $1, true)", [agencyId]);
      await client.query('select archive.destroy_again($1, now())', [JSON.stringify(note)]);
      await client.query('commit');
    } finally {
      client.release();
    }
    const { rows } = await owner.query('select security_class from archive.stub where dossier_id = $1', [
      dossierId,
    ]);
    expect(rows).toEqual([{ security_class: stub }]);
  });

  test('nothing comes into a destroyed dossier, so nothing is destroyed along with it later', async () => {
    const archive = await writeArchive(owner);
    const other = await writeArchive(owner);
    await execute(database.url, archive);
    await expect(
      owner.query('update archive.record set agency_id = $1, dossier_id = $2 where id = $3', [
        archive.agencyId,
        archive.dossierId,
        other.recordId,
      ]),
    ).rejects.toThrow();
    await expect(
      app(
        archive,
        `insert into archive.record (agency_id, id, dossier_id, item_number, title, copy_state, filed_at)
         values ('${archive.agencyId}', gen_random_uuid(), '${archive.dossierId}', 2, 'Baru', 'original', now())`,
      ),
    ).rejects.toMatchObject({ constraint: 'destroyed_dossier_closed' });
  });
});

describe('a confidential dossier', () => {
  const seen = async (archive: WrittenArchive, postIds: readonly string[]) => {
    const counts = await Promise.all(
      ['dossier', 'record', 'record_file', 'record_text', 'disposal_item'].map(
        async (table) => (await app(archive, `select from archive.${table}`, postIds)).rowCount,
      ),
    );
    return [...new Set(counts)];
  };
  const name = ({ agencyId, dossierId, people }: WrittenArchive, postId: string) =>
    owner.query(
      'insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at) values ($1, $2, $3, $4, now())',
      [agencyId, dossierId, postId, people[0]],
    );

  test.each([
    ['B', [1], [1]],
    ['T', [1], [0]],
    ['R', [0], [0]],
    ['SR', [0], [0]],
  ])(
    'of class %s is shown to its unit %j, to other units %j, and to whom is named',
    async (securityClass, own, other) => {
      const archive = await writeArchive(owner, { securityClass });
      expect(await seen(archive, [archive.postId])).toEqual(own);
      expect(await seen(archive, [archive.outsidePostId])).toEqual(other);
      await name(archive, archive.outsidePostId);
      expect(await seen(archive, [archive.outsidePostId])).toEqual([1]);
    },
  );

  test('lets nobody name themselves', async () => {
    const archive = await writeArchive(owner, { securityClass: 'R' });
    const naming = `insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at)
      values ('${archive.agencyId}', '${archive.dossierId}', '${archive.outsidePostId}', '${archive.people[0]}', now())`;
    await expect(app(archive, naming, [archive.outsidePostId])).rejects.toThrow(/row-level security/);
  });

  test('lets nobody name themselves for the sake of a record in it', async () => {
    const archive = await writeArchive(owner, { securityClass: 'T' });
    const naming = (
      postId: string,
    ) => `insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at)
      values ('${archive.agencyId}', '${archive.dossierId}', '${postId}', '${archive.people[0]}', now())`;
    await owner.query("update archive.record set security_class = 'R' where id = $1", [archive.recordId]);
    await expect(app(archive, naming(archive.postId), [archive.postId])).rejects.toThrow(
      /row-level security/,
    );
    await name(archive, archive.postId);
    await app(archive, naming(archive.outsidePostId), [archive.postId]);
    const plain = await writeArchive(owner, { securityClass: 'T' });
    await app(
      plain,
      `insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at)
       values ('${plain.agencyId}', '${plain.dossierId}', '${plain.postId}', '${plain.people[0]}', now())`,
      [plain.postId],
    );
  });

  test('of another agency is not there', async () => {
    const [one, other] = [await writeArchive(owner), await writeArchive(owner)];
    const rows = await askAs(database.url, 'pendopo_app', one, 'select from archive.dossier where id = $1', [
      other.dossierId,
    ]);
    expect(rows.rowCount).toBe(0);
  });
});
