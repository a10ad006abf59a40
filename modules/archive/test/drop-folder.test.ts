import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobContext } from '#core/jobs/job-context.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { ingests } from '../contract/ingest.ts';
import { takeDrops } from '../server/drop/take-drops.ts';
import { dav, dropKey } from './drop-house.ts';
import { ownPdf } from './ingest-house.ts';

let house: TestHouse;
let office: SmallOffice;
let key: string;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  key = await dropKey(house, office.registry);
});
afterAll(() => house.close());

const put = (path: string, body: Buffer | string, headers: Record<string, string> = {}) =>
  dav(house, key, 'PUT', path, { body, headers: { 'content-type': 'application/pdf', ...headers } });

/** A minute and more goes by, and the worker looks. */
async function minuteLater(): Promise<void> {
  house.clock.advance?.(61_000);
  const { services, workerPool: pool } = house.house;
  const of = { id: office.agencyId, zone: 'Asia/Jakarta' };
  await takeDrops(
    jobContext({ services, pool }, of, { requestId: 'test', signal: new AbortController().signal }),
  );
  await house.runJobs();
}

async function dropped(by: Official = office.registry) {
  const { items: all } = await by.call(ingests.list, {});
  const one = all.find(({ source }) => source === 'drop');
  if (!one) return [];
  return (await by.call(ingests.items, { ingestId: one.id, size: 100 })).items;
}

interface Row {
  path: string;
  bytes?: number;
  properties?: object;
  sha256?: string | null;
}

/** Files that a person dropped an hour ago, as the rows say. */
async function writeNodes(by: Official, rows: readonly Row[]): Promise<void> {
  await house.owner(
    `insert into archive.drop_node (agency_id, person_id, path, parent, is_folder, sha256, size_bytes, properties, mark, created_at, modified_at)
     select $1, $2, r.path, '/', false, r.sha256, coalesce(r.bytes, 1), coalesce(r.properties, '{}'), gen_random_uuid(), $4, $4
     from jsonb_to_recordset($3::jsonb) as r(path text, bytes bigint, properties jsonb, sha256 text)`,
    [
      ...[office.agencyId, by.personId, JSON.stringify(rows)],
      new Date(house.clock.now().getTime() - 3_600_000),
    ],
  );
}
const forget = (by: Official, like: string) =>
  house.owner('delete from archive.drop_node where person_id = $1 and path like $2', [by.personId, like]);
const digestOf = async (path: string) => {
  const [row] = await house.owner<{ sha256: string }>(
    'select sha256 from archive.drop_node where person_id = $1 and path = $2',
    [office.registry.personId, path],
  );
  return row!.sha256;
};
const leadersMayFile = (may: boolean) =>
  house.owner(
    `update organization.role set permissions = array_remove(permissions, 'archive.file') || $2::text[] where agency_id = $1 and name = 'leader'`,
    [office.agencyId, may ? ['archive.file'] : []],
  );

describe('the drop folder', () => {
  it('files for the unit of its own post, also where the right was given on a unit above', async () => {
    const shown = async () => (await office.registry.call(ingests.dropFolder, {})).unitId;
    expect(await shown()).toBe(office.unitId);
    const sit = (unitId: string) =>
      house.owner('update organization.post set unit_id = $2 where id = $1', [
        office.registry.postId,
        unitId,
      ]);
    await sit(office.deptId);
    expect(await shown()).toBe(office.deptId);
    await sit(office.unitId);
    expect(await shown()).toBe(office.unitId);
  });

  it('files what came to rest by the code in the name of its folder, and shows it as done', async () => {
    await dav(house, key, 'MKCOL', '/000.1.1%20Telepon');
    expect((await put('/000.1.1%20Telepon/Tagihan.pdf', ownPdf('taruh 1'))).statusCode).toBe(201);
    await house.runJobs();
    expect(await dropped()).toEqual([]);
    await minuteLater();
    expect(await dropped()).toMatchObject([
      { name: '000.1.1 Telepon/Tagihan.pdf', state: 'filed', record: { title: 'Tagihan' } },
    ]);
    expect((await dav(house, key, 'GET', '/000.1.1%20Telepon/Tagihan.pdf')).statusCode).toBe(404);
    const done = await dav(house, key, 'GET', '/Sudah%20masuk/000.1.1%20Telepon/Tagihan.pdf');
    expect(done.rawPayload).toEqual(ownPdf('taruh 1'));
  });

  it('is only looked at where things are done: nothing there is changed or taken away', async () => {
    const there = '/Sudah%20masuk/000.1.1%20Telepon/Tagihan.pdf';
    expect((await put(there, ownPdf('lain'))).statusCode).toBe(403);
    expect((await dav(house, key, 'DELETE', there)).statusCode).toBe(403);
    expect((await dav(house, key, 'DELETE', '/Sudah%20masuk')).statusCode).toBe(403);
    const headers = { destination: 'http://localhost/dav/kembali.pdf' };
    expect((await dav(house, key, 'MOVE', there, { headers })).statusCode).toBe(403);
    expect(
      (await dav(house, key, 'PROPFIND', '/Sudah%20masuk/', { headers: { depth: '1' } })).statusCode,
    ).toBe(207);
  });

  it('leaves alone what is locked, and what nobody means to file', async () => {
    for (const name of ['._Surat.pdf', '.DS_Store', 'Thumbs.db', 'desktop.ini', '~$Surat.docx'])
      expect((await put(`/${encodeURIComponent(name)}`, Buffer.from('x'))).statusCode).toBe(201);
    await put('/Terkunci.pdf', ownPdf('kunci'));
    const body =
      '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
    const locked = await dav(house, key, 'LOCK', '/Terkunci.pdf', {
      body,
      headers: { timeout: 'Second-3600' },
    });
    const before = (await dropped()).length;
    await minuteLater();
    expect((await dropped()).length).toBe(before);
    const token = String(locked.headers['lock-token']);
    expect((await put('/Terkunci.pdf', ownPdf('tanpa kunci'))).statusCode).toBe(423);
    await dav(house, key, 'UNLOCK', '/Terkunci.pdf', { headers: { 'lock-token': token } });
    await minuteLater();
    expect((await dropped()).map(({ name }) => name)).toContain('Terkunci.pdf');
  });

  it('gives back what is no document, with the reason beside it', async () => {
    await put('/Program.exe', Buffer.from('MZ bukan dokumen'));
    await minuteLater();
    expect((await dropped()).find(({ name }) => name === 'Program.exe')).toMatchObject({ state: 'refused' });
    expect((await dav(house, key, 'GET', '/Ditolak/Program.exe')).statusCode).toBe(200);
    const why = await dav(house, key, 'GET', '/Ditolak/Program.exe.txt');
    expect(why.body.length).toBeGreaterThan(10);
    expect((await dav(house, key, 'DELETE', '/Ditolak/Program.exe')).statusCode).toBe(204);
  });

  it.each([
    ['/..%2f..%2fetc%2fpasswd', 403],
    ['/a%00b.pdf', 403],
    ['/%2e%2e/x.pdf', 404],
    [`/${'a'.repeat(2_100)}.pdf`, 403],
    ['/tidak/ada/induk.pdf', 409],
  ])('refuses %s with %d', async (path, status) => {
    expect((await put(path, ownPdf('x'))).statusCode).toBe(status);
  });

  it.each([
    [
      'PROPFIND',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>',
    ],
    ['PROPFIND', '<'.repeat(10_000)],
    ['PROPFIND', `${'<a>'.repeat(5_000)}`],
    [
      'PROPPATCH',
      '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><x:y/></D:prop></D:set></D:propertyupdate>',
    ],
    ['LOCK', '<D:lockinfo xmlns:D="DAV:"/>'],
  ])('refuses %s with a body that is no question', async (method, body) => {
    const answer = await dav(house, key, method, '/', { body, headers: { depth: '0' } });
    expect([400, 403]).toContain(answer.statusCode);
  });

  it('is the own one alone, opened by a key that may file, and by no password or session', async () => {
    const other = await dropKey(house, office.head);
    expect((await dav(house, other, 'PROPFIND', '/', { headers: { depth: '0' } })).statusCode).toBe(403);
    expect(
      (await dav(house, office.registry.token, 'PROPFIND', '/', { headers: { depth: '0' } })).statusCode,
    ).toBe(401);
    const nobody = await house.server.inject({ method: 'PROPFIND' as 'GET', url: '/dav/' });
    expect(nobody.headers['www-authenticate']).toMatch(/^Basic realm="Pendopo"/);
    await house.owner(
      `update organization.role set permissions = permissions || '{archive.file}' where agency_id = $1 and name = 'leader'`,
      [office.agencyId],
    );
    const listed = await dav(house, other, 'PROPFIND', '/', { headers: { depth: '1' } });
    expect(listed.statusCode).toBe(207);
    expect(listed.body.match(/<D:response>/g)).toHaveLength(1);
  });

  it('tells Windows and Finder what they ask before they mount', async () => {
    const root = await house.server.inject({ method: 'OPTIONS', url: '/' });
    expect(root.headers).toMatchObject({ dav: '1, 2', 'ms-author-via': 'DAV' });
    const win32 = `<?xml version="1.0" encoding="utf-8" ?><D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop><Z:Win32CreationTime>Sat, 21 Nov 2026 01:00:00 GMT</Z:Win32CreationTime><Z:Win32FileAttributes>00000020</Z:Win32FileAttributes></D:prop></D:set></D:propertyupdate>`;
    expect((await put('/windows.pdf', '')).statusCode).toBe(201);
    const patched = await dav(house, key, 'PROPPATCH', '/windows.pdf', { body: win32 });
    expect(patched.statusCode).toBe(207);
    expect(patched.body).not.toMatch(/ (403|404|424) /);
  });
});

describe('what one person drops', () => {
  it('has a path that an item can be named by, wherever it is moved', async () => {
    const long = `/${'a'.repeat(950)}`;
    expect((await put(`${long}.pdf`, ownPdf('panjang'))).statusCode).toBe(414);
    expect((await put(`/${encodeURIComponent('界'.repeat(650))}`, ownPdf('panjang'))).statusCode).toBe(414);
    expect((await dav(house, key, 'MKCOL', long)).statusCode).toBe(414);
    await dav(house, key, 'MKCOL', '/map');
    await put(`/map/${'b'.repeat(800)}.pdf`, ownPdf('dalam'));
    const move = (from: string, to: string) =>
      dav(house, key, 'MOVE', from, { headers: { destination: `http://localhost/dav${to}` } });
    expect((await move('/map', `/${'c'.repeat(300)}`)).statusCode).toBe(403);
    expect((await move('/map', '/peta')).statusCode).toBe(201);
    expect((await dav(house, key, 'DELETE', '/peta')).statusCode).toBe(204);
  });

  it('and cannot be taken goes to the back, further each time, and the others are taken', async () => {
    await house.owner(
      `create function public.planted_refusal() returns trigger language plpgsql as $$
       begin
         if new.name = 'Macet.pdf' then raise exception 'planted %', new.name; end if;
         return new;
       end $$`,
    );
    await house.owner(
      'create trigger planted_refusal before insert on archive.ingest_item for each row execute function public.planted_refusal()',
    );
    await put('/Macet.pdf', ownPdf('macet'));
    house.clock.advance?.(1_000);
    await put('/Lancar.pdf', ownPdf('lancar'));
    await minuteLater();
    expect((await dropped()).map(({ name }) => name)).toContain('Lancar.pdf');
    const waits = () =>
      house.owner<{ failures: number; seconds: number }>(
        `select failures, extract(epoch from rests_until - $1::timestamptz)::int as seconds from archive.drop_node where path = '/Macet.pdf'`,
        [house.clock.now()],
      );
    expect(await waits()).toEqual([{ failures: 1, seconds: 60 }]);
    await minuteLater();
    expect(await waits()).toEqual([{ failures: 2, seconds: 120 }]);
    await minuteLater();
    expect(await waits()).toEqual([{ failures: 2, seconds: 59 }]);
    await house.owner('drop trigger planted_refusal on archive.ingest_item');
    await house.owner('drop function public.planted_refusal()');
    await minuteLater();
    expect((await dropped()).map(({ name }) => name)).toContain('Macet.pdf');
  });

  it('waits for nobody who dropped more, nor for who may not file any more', async () => {
    await put('/Contoh.pdf', ownPdf('contoh'));
    const sha256 = await digestOf('/Contoh.pdf');
    await leadersMayFile(false);
    await writeNodes(
      office.head,
      Array.from({ length: 250 }, (_, at) => ({ path: `/lama-${at}.pdf`, sha256 })),
    );
    await minuteLater();
    expect((await dropped()).map(({ name }) => name)).toContain('Contoh.pdf');
    const resting = await house.owner(
      'select count(*)::int as files from archive.drop_node where person_id = $1 and item_id is null and rests_until > $2',
      [office.head.personId, house.clock.now()],
    );
    expect(resting).toEqual([{ files: 250 }]);
    await leadersMayFile(true);
    house.clock.advance?.(3_600_000);
    await forget(office.head, '/lama-1%');
    await minuteLater();
    expect((await dropped(office.head)).length).toBeGreaterThan(0);
    await forget(office.head, '/%');
  });

  it('waits for nothing that programs lay beside it', async () => {
    await put('/Di belakang.pdf'.replace(' ', '%20'), ownPdf('di belakang'));
    const sha256 = await digestOf('/Di belakang.pdf');
    const names = ['._a', '__MACOSX/b.pdf', 'Thumbs.DB', '~$Surat.docx', 'x.part', '$RECYCLE.BIN/y.pdf'];
    await writeNodes(
      office.registry,
      Array.from({ length: 700 }, (_, at) => ({
        path: `/s${at}/${names[at % names.length]}`,
        sha256,
      })),
    );
    await minuteLater();
    const taken = (await dropped()).map(({ name }) => name);
    expect(taken).toContain('Di belakang.pdf');
    expect(taken.filter((name) => /^s\d/.test(name))).toEqual([]);
    // A day later they are taken away, whatever else waits.
    house.clock.advance?.(86_400_000);
    await minuteLater();
    expect(await house.owner(`select from archive.drop_node where path like '/s%/%'`)).toEqual([]);
  });

  it('is bounded in bytes, in what is noted of it, in locks, and in what one answer lists', async () => {
    const status = async (path: string) => (await put(path, ownPdf('batas'))).statusCode;
    await writeNodes(office.registry, [{ path: '/besar-1.bin', bytes: 20 * 1024 ** 3 }]);
    expect(await status('/kecil.pdf')).toBe(507);
    await forget(office.registry, '/besar%');
    expect(await status('/kecil.pdf')).toBe(201);

    const patch = () =>
      dav(house, key, 'PROPPATCH', '/kecil.pdf', {
        body: '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><x:a xmlns:x="urn:x">1</x:a></D:prop></D:set></D:propertyupdate>',
      });
    expect((await patch()).statusCode).toBe(207);
    const properties = { '{urn:x}b': `<x:b xmlns:x="urn:x">${'b'.repeat(1_000_000)}</x:b>` };
    const noted = (many: number) =>
      writeNodes(
        office.registry,
        Array.from({ length: many }, (_, at) => ({ path: `/catatan-${at}.bin`, properties })),
      );
    await noted(8);
    expect((await patch()).statusCode).toBe(507);
    expect(await status('/lain.pdf')).toBe(507);
    await forget(office.registry, '/catatan%');
    await noted(20);
    const listed = await dav(house, key, 'PROPFIND', '/', { headers: { depth: '1' } });
    expect(listed.statusCode).toBe(207);
    expect(listed.body).toContain('507 Insufficient Storage');
    expect(listed.body.length).toBeLessThan(16_100_000);
    await forget(office.registry, '/catatan%');
    expect((await patch()).statusCode).toBe(207);

    await house.owner(
      `insert into archive.drop_lock (agency_id, token, person_id, path, is_deep, is_shared, ends_at)
       select $1, gen_random_uuid(), $2, '/k' || n, false, true, $3::timestamptz + interval '1 hour' from generate_series(1, 1000) n`,
      [office.agencyId, office.registry.personId, house.clock.now()],
    );
    const body =
      '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
    expect((await dav(house, key, 'LOCK', '/kecil.pdf', { body })).statusCode).toBe(507);
  });

  it.each([
    [
      'more namespaces than any program has',
      Array.from({ length: 65 }, (_, at) => ` xmlns:n${at}="urn:${at}"`).join(''),
    ],
    ['a namespace without end', ` xmlns:n="urn:${'n'.repeat(501)}"`],
  ])('is not asked for with %s', async (_what, declared) => {
    const body = (more: string) => `<D:propfind xmlns:D="DAV:"${more}><D:allprop/></D:propfind>`;
    const ask = (more: string) =>
      dav(house, key, 'PROPFIND', '/', { body: body(more), headers: { depth: '0' } });
    expect((await ask(declared)).statusCode).toBe(400);
    expect((await ask(' xmlns:n="urn:n"')).statusCode).toBe(207);
  });
});
