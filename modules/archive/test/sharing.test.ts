import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountPortal } from '#app/mount-portal.ts';
import { portalPages } from '#app/portal-pages.ts';
import type { FileId } from '#core/contract/ids.ts';
import { onePagePdf } from '#modules/files/test/documents.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { documents } from '../contract/documents.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import { shares } from '../contract/shares.ts';
import type { RecordId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';
import { askAs } from './written-archive.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  mountPortal(house.server, house.house, house.pipeline, portalPages);
  office = await smallOffice(house);
});
afterAll(() => house.close());

async function filed(securityClass: 'B' | 'T' | 'R' = 'B', withFile = true): Promise<RecordId> {
  const dossier = await office.registry.call(dossiers.open, {
    ...{ unitId: office.unitId, code: '000.1.1', title: 'Kerja sama', securityClass },
  });
  const fileIds: FileId[] = [];
  if (withFile) {
    const answer = await house.server.inject({
      method: 'POST',
      url: '/api/files?name=perjanjian.pdf',
      headers: { authorization: `Bearer ${office.registry.token}`, 'content-type': 'application/pdf' },
      payload: onePagePdf(),
    });
    fileIds.push(answer.json<{ file: { fileId: FileId } }>().file.fileId);
  }
  const input = { dossierId: dossier.id, fileIds, title: 'Perjanjian', number: '12/KS/2026' };
  return (await office.registry.call(records.file, input)).id;
}

const about = { title: 'Untuk mitra', reason: 'Pelaksanaan kerja sama', lastDay: '2026-12-31' };
async function shared(recordIds: RecordId[], more: object = {}) {
  const { share, address } = await office.registry.call(shares.make, { ...about, recordIds, ...more });
  return { id: share.id, token: address.split('/').at(-1)! };
}
const openAs = (token: string) => house.as()(shares.open, { token });

describe('a link to records', () => {
  it('shows facts and files to whoever holds it, keeps each opening, and is kept as a hash alone', async () => {
    const [one, other] = [await filed(), await filed('B', false)];
    const { token, id } = await shared([one, other]);
    const view = await openAs(token);
    expect(view).toMatchObject({ title: 'Untuk mitra', agencyName: expect.stringContaining('Kabupaten') });
    expect(view.records).toHaveLength(2);
    expect(view.records.find((record) => record.id === one)?.files).toMatchObject([
      { name: 'perjanjian.pdf' },
    ]);
    expect(JSON.stringify(view)).not.toContain('Kerja sama');
    const file = await house.server.inject({ url: `/api/shared/${token}/records/${one}/files/1` });
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
    const page = await house.server.inject({ url: `/b/${token}` });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Perjanjian');
    const { items } = await office.registry.call(shares.list, { recordId: one });
    expect(items).toMatchObject([{ id, state: 'open', records: 2, openings: 3 }]);
    const kept = await house.owner<{ found: boolean }>(
      'select exists (select from archive.share s where s::text like $1 or encode(s.token_hash, $3) = $2) as found',
      [`%${token}%`, token, 'base64'],
    );
    expect(kept).toEqual([{ found: false }]);
  });

  it('shows nothing that is not its own: another record, another token', async () => {
    const [one, other] = [await filed(), await filed()];
    const { token } = await shared([one]);
    expect(
      (await house.server.inject({ url: `/api/shared/${token}/records/${other}/files/1` })).statusCode,
    ).toBe(404);
    const guessed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect(await codeOf(openAs(guessed))).toBe('core.not-found');
    expect((await house.server.inject({ url: `/b/${guessed}` })).statusCode).toBe(404);
  });

  it('is never made for what is confidential, nor by who does not keep the records', async () => {
    const secret = await filed('T');
    await house.owner(`update archive.record set security_class = 'R' where id = $1`, [secret]);
    const refused = office.registry.call(shares.make, { ...about, recordIds: [secret] });
    expect(['archive.confidential-not-shared', 'core.step-up-required']).toContain(await codeOf(refused));
    const open = await filed();
    expect(await codeOf(office.staff.call(shares.make, { ...about, recordIds: [open] }))).toBe(
      'core.forbidden',
    );
    const stranger = (await smallOffice(house)).registry;
    expect(await codeOf(stranger.call(shares.make, { ...about, recordIds: [open] }))).toBe('core.not-found');
    // Behind the application the database says the same.
    const { id } = await shared([open]);
    const forged = askAs(
      house.databaseUrl,
      'pendopo_worker',
      { agencyId: office.agencyId },
      `insert into archive.share_record (agency_id, share_id, record_id, security_class) values (core.agency_id(), $1, $2, 'T')`,
      [id, secret],
    );
    await expect(forged).rejects.toThrow(/permission denied|not shared/);
    await expect(
      house.owner(
        `insert into archive.share_record (agency_id, share_id, record_id, security_class) values ($3, $1, $2, 'T')`,
        [id, secret, office.agencyId],
      ),
    ).rejects.toThrow('this class is not shared');
  });

  it('is judged record by record before it is made, in the same words', async () => {
    const [open, excepted, secret] = [await filed(), await filed(), await filed('R', false)];
    await office.registry.call(shares.setPublicity, {
      ...{ recordId: excepted, flag: 'excepted', reason: 'UU 14/2008 pasal 17' },
    });
    const other = (await smallOffice(house)).registry;
    const asked = { recordIds: [open, excepted, secret] };
    const judged = async (of: typeof other) => (await of.call(shares.judge, asked)).items;
    expect(await judged(office.registry)).toEqual([
      { recordId: open, refusal: null },
      { recordId: excepted, refusal: 'excepted' },
      { recordId: secret, refusal: 'confidential' },
    ]);
    // What is of somebody else looks like what is not there.
    expect((await judged(other)).map(({ refusal }) => refusal)).toEqual(Array(3).fill('not-kept'));
    expect(await codeOf(office.staff.call(shares.judge, asked))).toBe('core.forbidden');
    const make = (recordIds: RecordId[]) =>
      codeOf(office.registry.call(shares.make, { ...about, recordIds }));
    expect(await make([open, excepted])).toBe('archive.excepted-not-shared');
    await shared([open]);
  });

  it('ends with its day, when it is withdrawn, when the class is raised and when the dossier is gone', async () => {
    const late = await shared([await filed()], { lastDay: '2026-11-21' });
    const withdrawn = await shared([await filed()]);
    const raised = [await filed(), await filed()];
    const stricter = await shared([raised[0]!]);
    const rest = await shared(raised);
    const destroyed = await filed();
    const gone = await shared([destroyed]);
    for (const { token } of [late, withdrawn, stricter, gone])
      expect((await openAs(token)).records).toHaveLength(1);

    await office.registry.call(shares.withdraw, { shareId: withdrawn.id });
    expect(await codeOf(office.registry.call(shares.withdraw, { shareId: withdrawn.id }))).toBe(
      'archive.share-withdrawn',
    );
    await house.owner(`update archive.record set security_class = 'T' where id = $1`, [raised[0]]);
    await house.owner(
      `update archive.dossier d set disposed_kind = 'destruction', disposed_on = '2026-11-20' from archive.record r where r.id = $1 and d.id = r.dossier_id`,
      [destroyed],
    );
    for (const { token } of [withdrawn, stricter, gone])
      expect(await codeOf(openAs(token))).toBe('core.not-found');
    expect((await openAs(rest.token)).records.map(({ id }) => id)).toEqual([raised[1]]);
    house.clock.set('2026-11-21T17:00:00Z');
    try {
      // Midnight in Jakarta.
      expect(await codeOf(openAs(late.token))).toBe('core.not-found');
      expect((await openAs(rest.token)).records).toHaveLength(1);
    } finally {
      house.clock.set('2026-11-21T01:00:00Z');
    }
  });

  it('ends within a year, and not before it begins', async () => {
    const recordIds = [await filed()];
    for (const lastDay of ['2026-11-20', '2027-12-31'])
      expect(await codeOf(office.registry.call(shares.make, { ...about, recordIds, lastDay }))).toBe(
        'archive.share-too-long',
      );
  });

  it('gives of a file the copy that was made for the public, else the best one', async () => {
    const id = await filed();
    const { token } = await shared([id]);
    const add = (position: number, kind: string) =>
      house.owner(
        `with f as (insert into archive.record_file (agency_id, record_id, position, name, media_type, size, sha256)
           values ($1, $2, $3, $4, 'application/pdf', 3, repeat('c', 64)) returning agency_id, record_id, position)
         insert into archive.file_version (agency_id, record_id, position, of_position, kind, reason, added_by, added_at)
         select agency_id, record_id, position, 1, $4, 'x', $5, now() from f`,
        [office.agencyId, id, position, kind, office.registry.personId],
      );
    await add(2, 'redacted');
    await add(3, 'better');
    expect((await openAs(token)).records[0]!.files.map(({ name }) => name)).toEqual(['redacted']);
    expect(
      (await house.server.inject({ url: `/api/shared/${token}/records/${id}/files/1` })).statusCode,
    ).toBe(404);
  });

  it('shows nothing of a file of which a copy for the public was asked for, until that copy stands', async () => {
    const id = await filed();
    const { token } = await shared([id]);
    const namesIn = async () => (await openAs(token)).records[0]!.files.map(({ name }) => name);
    const taken = async (position: number) =>
      (await house.server.inject({ url: `/api/shared/${token}/records/${id}/files/${position}` })).statusCode;
    await house.owner(
      `insert into archive.record_page (agency_id, record_id, position, page, image_sha256, thumbnail_sha256)
       values ($1, $2, 1, 1, repeat('a', 64), repeat('a', 64))`,
      [office.agencyId, id],
    );
    const ask = () =>
      office.registry.call(documents.redact, {
        ...{ recordId: id, position: 1, reason: 'Data pribadi' },
        boxes: [{ page: 1, box: [0, 0, 5_000, 5_000] as [number, number, number, number] }],
      });
    // As the job leaves it, under the id that was asked for last.
    const stands = (position: number) =>
      house.owner(
        `with f as (insert into archive.record_file (agency_id, record_id, position, file_id, name, media_type, size, sha256)
           select agency_id, record_id, $2::int, file_id, 'publik-' || $2::int, 'application/pdf', 3, repeat('c', 64) from archive.redaction
           where record_id = $1 order by file_id desc limit 1 returning *)
         insert into archive.file_version (agency_id, record_id, position, of_position, kind, reason, added_by, added_at)
         select agency_id, record_id, position, 1, 'redacted', 'x', $3, now() from f`,
        [id, position, office.registry.personId],
      );
    expect(await namesIn()).toEqual(['perjanjian.pdf']);
    expect(await taken(1)).toBe(200);
    await ask();
    // It waits, or its making failed for good: nothing tells the two apart here.
    await house.owner('delete from graphile_worker._private_jobs where payload::text like $1', [`%${id}%`]);
    expect(await namesIn()).toEqual([]);
    expect(await taken(1)).toBe(404);
    await stands(2);
    expect(await namesIn()).toEqual(['publik-2']);
    expect(await taken(1)).toBe(404);
    // Another is asked for because the first one told too much.
    await ask();
    expect(await namesIn()).toEqual([]);
    expect(await taken(2)).toBe(404);
    await stands(3);
    expect(await namesIn()).toEqual(['publik-3']);
  });

  it('is counted by the hour, so that who holds it writes few rows', async () => {
    const id = await filed();
    const { token } = await shared([id]);
    const take = () => house.server.inject({ url: `/api/shared/${token}/records/${id}/files/1` });
    for (let time = 0; time < 4; time++) await openAs(token);
    for (let time = 0; time < 3; time++) await take();
    const kept = () =>
      house.owner<{ position: number | null; openings: number }>(
        `select position, openings from archive.share_opening o join archive.share_record r on r.share_id = o.share_id
         where r.record_id = $1 order by hour, position nulls first`,
        [id],
      );
    expect(await kept()).toEqual([
      { position: null, openings: 4 },
      { position: 1, openings: 3 },
    ]);
    house.clock.set('2026-11-21T02:30:00Z');
    try {
      await openAs(token);
      expect(await kept()).toHaveLength(3);
      const { items } = await office.registry.call(shares.list, { recordId: id });
      expect(items).toMatchObject([{ openings: 8, lastOpenedAt: '2026-11-21T02:30:00.000Z' }]);
    } finally {
      house.clock.set('2026-11-21T01:00:00Z');
    }
    // The database lets a counter grow, and nothing else.
    await expect(house.owner('update archive.share_opening set openings = openings - 1')).rejects.toThrow(
      'counted on',
    );
    await expect(house.owner('delete from archive.share_opening')).rejects.toThrow('stays as it is');
  });
});

describe('what a record is to the public', () => {
  it('is said with a reason by who keeps it, and the last one counts', async () => {
    const recordId = await filed();
    const say = (flag: 'open' | 'excepted', reason: string, by = office.registry) =>
      by.call(shares.setPublicity, { recordId, flag, reason });
    await say('excepted', 'Rahasia dagang, pasal 17 huruf b');
    expect(await say('open', 'Sudah diumumkan')).toMatchObject({
      publicity: { flag: 'open', reason: 'Sudah diumumkan', setBy: { name: 'Tata Usaha Uji' } },
    });
    expect(await codeOf(say('excepted', 'x', office.staff))).toBe('core.forbidden');
  });

  it('is never open for what not even the whole agency may read, nor stays so when the class is raised', async () => {
    const limited = await filed('T');
    const open = { recordId: limited, flag: 'open', reason: 'x' } as const;
    expect(await codeOf(office.registry.call(shares.setPublicity, open))).toBe('archive.class-not-public');
    const recordId = await filed();
    await office.registry.call(shares.setPublicity, { ...open, recordId });
    await house.owner(`update archive.record set security_class = 'T' where id = $1`, [recordId]);
    expect((await office.registry.call(records.show, { recordId })).publicity).toBeNull();
  });

  it('keeps an excepted record off all links for as long as it is that, old ones and new', async () => {
    const [excepted, other] = [await filed(), await filed()];
    const alone = await shared([excepted]);
    const both = await shared([excepted, other]);
    const say = (flag: 'open' | 'excepted') =>
      office.registry.call(shares.setPublicity, { recordId: excepted, flag, reason: 'Pasal 17' });
    expect((await say('excepted')).can.share).toBe(false);
    expect(await codeOf(openAs(alone.token))).toBe('core.not-found');
    expect((await openAs(both.token)).records.map(({ id }) => id)).toEqual([other]);
    const file = await house.server.inject({ url: `/api/shared/${both.token}/records/${excepted}/files/1` });
    expect(file.statusCode).toBe(404);
    expect(await codeOf(shared([excepted]))).toBe('archive.excepted-not-shared');
    // Behind the application the database says the same.
    await expect(
      house.owner(
        `insert into archive.share_record (agency_id, share_id, record_id, security_class)
         select agency_id, share_id, $2, 'B' from archive.share_record where share_id = $1 and record_id <> $2`,
        [(await shared([other])).id, excepted],
      ),
    ).rejects.toThrow('excepted information is not shared');
    await say('open');
    expect((await openAs(alone.token)).records).toHaveLength(1);
  });
});
