import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshDatabase, ownerPool } from '#tests/house/fresh-database.ts';
import { askAs, type WrittenArchive, writeArchive } from './written-archive.ts';

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

const app = (
  archive: WrittenArchive,
  text: string,
  context: { personId?: string; postIds?: string[] } = {},
) => askAs(database.url, 'pendopo_app', { ...archive, ...context }, text);

/** An ingest with a filed and a waiting item; of nobody where no person is named. */
async function writeIngest(archive: WrittenArchive, personId: string | null): Promise<string> {
  const ingestId = randomUUID();
  const { agencyId, unitId } = archive;
  await owner.query(
    `insert into archive.ingest (agency_id, id, unit_id, source, name, state, person_id, opened_at, changed_at)
     values ($1, $2, $3, 'mail', 'Surel', 'running', $4, now(), now())`,
    [agencyId, ingestId, unitId, personId],
  );
  const values = [agencyId, ingestId, personId];
  await owner.query(
    `insert into archive.ingest_item (agency_id, id, ingest_id, person_id, position, name, state, sha256, record_id, changed_at)
     values ($1, gen_random_uuid(), $2, $3, 1, 'satu.pdf', 'filed', repeat('a', 64), $4, now()),
       ($1, gen_random_uuid(), $2, $3, 2, 'dua.pdf', 'waiting', null, null, now())`,
    [...values, archive.recordId],
  );
  return ingestId;
}

/** A post of the agency that files for the unit. */
async function filingPost({ agencyId, unitId, outsidePostId }: WrittenArchive): Promise<string> {
  const roleId = randomUUID();
  await owner.query(
    `insert into organization.role (agency_id, id, name, permissions) values ($1, $2, 'Arsiparis', '{archive.file}')`,
    [agencyId, roleId],
  );
  await owner.query(
    'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
    [agencyId, outsidePostId, roleId, unitId],
  );
  return outsidePostId;
}

describe('the walls of the ingest', () => {
  test('keep the line of what was filed: its owner takes away only what waits', async () => {
    const archive = await writeArchive(owner);
    const personId = archive.people[0]!;
    await writeIngest(archive, personId);
    await app(archive, 'delete from archive.ingest_item', { personId });
    const left = () =>
      owner.query('select state from archive.ingest_item where agency_id = $1', [archive.agencyId]);
    expect((await left()).rows).toEqual([{ state: 'filed' }]);
    // Planted: without its wall the line goes.
    await owner.query('drop policy filed_stays on archive.ingest_item');
    await app(archive, 'delete from archive.ingest_item', { personId });
    expect((await left()).rows).toEqual([]);
    await owner.query(
      `create policy filed_stays on archive.ingest_item as restrictive for delete to pendopo_app using (state <> 'filed')`,
    );
  });

  test('show what came by itself to the posts that file for its unit, and to nobody else', async () => {
    const archive = await writeArchive(owner);
    await writeIngest(archive, null);
    const personId = archive.people[0]!;
    const seen = async (postIds: string[]) => {
      const context = { personId, postIds };
      const { rows } = await app(
        archive,
        `select (select count(*)::int from archive.ingest) as ingests, (select count(*)::int from archive.ingest_item) as items`,
        context,
      );
      return rows[0];
    };
    expect(await seen([archive.postId])).toEqual({ ingests: 0, items: 0 });
    expect(await seen([])).toEqual({ ingests: 0, items: 0 });
    const postId = await filingPost(archive);
    expect(await seen([archive.postId])).toEqual({ ingests: 0, items: 0 });
    expect(await seen([postId])).toEqual({ ingests: 1, items: 2 });
  });

  test('tell the title of a dossier that an ingest opened only to those who may read it', async () => {
    const archive = await writeArchive(owner, { securityClass: 'T' });
    const ingestId = await writeIngest(archive, archive.people[0]!);
    await owner.query(
      `insert into archive.ingest_dossier (agency_id, ingest_id, unit_id, code, security_class, title, dossier_id)
       values ($1, $2, $3, '000', 'T', 'Berkas terbatas', $4)`,
      [archive.agencyId, ingestId, archive.unitId, archive.dossierId],
    );
    const titles = async (postId: string) =>
      (await app(archive, 'select title from archive.ingest_dossier', { postIds: [postId] })).rows;
    expect(await titles(archive.outsidePostId)).toEqual([]);
    expect(await titles(archive.postId)).toEqual([{ title: 'Berkas terbatas' }]);
  });
});
