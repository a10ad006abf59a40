import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { settings } from '#modules/signatures/contract/settings.ts';
import { freshKey } from '#modules/signatures/server/authority/local-authority.ts';
import { trustTerms, verifyPdf } from '#modules/signatures/server/signatures.api.ts';
import { inFolder, said } from '#modules/signatures/test/independent-tools.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { NumberBookId } from '../contract/terms.ts';
import { lendNumbering, numberBook } from './letters-to-sign.ts';
import { freshFactors, keptBack } from './signing-desk.ts';
import { verifiedFile } from './verified-file.ts';

vi.mock('#modules/signatures/server/authority/local-authority.ts', { spy: true });

let house: TestHouse;
let office: SmallOffice;
let bookId: NumberBookId;
let agency: string;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:15:00Z');
  office = await smallOffice(house);
  bookId = await numberBook(house, office);
  await lendNumbering(house, office);
  await keptBack(office, bookId, 12);
  const [row] = await house.owner<{ name: string }>('select name from organization.agency where id = $1', [
    office.agencyId,
  ]);
  agency = row!.name;
  vi.mocked(freshKey).mockClear();
});
afterAll(() => house.close());

const asked = (who: Official = office.registry) =>
  house.server.inject({
    url: `/api/outgoing/numbers/spare.pdf?bookId=${bookId}`,
    headers: { authorization: `Bearer ${who.token}` },
  });
async function sheet(): Promise<Buffer> {
  const answer = await asked();
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.rawPayload;
}
const judged = async (pdf: Uint8Array) =>
  verifyPdf(
    pdf,
    await house.system(office.agencyId, ({ tx }) => trustTerms(tx, office.agencyId, house.clock.now())),
  );
const sealsMade = () =>
  house.owner<{ person: string; serial: string }>(
    `select person_id as person, payload->>'serial' as serial from core.event
     where agency_id = $1 and type = 'agency-seal.made'`,
    [office.agencyId],
  );
const tables = () =>
  house.owner<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
/** Everything that stands in the tables, a line each. */
async function kept(which: (name: string) => boolean): Promise<string[]> {
  const lines: string[] = [];
  for (const { name } of (await tables()).filter((one) => which(one.name)))
    for (const { line } of await house.owner<{ line: string }>(`select t::text as line from ${name} t`))
      lines.push(`${name} ${line}`);
  return lines.sort();
}

describe('the sheet of numbers that are kept back', () => {
  test('is under the seal of the agency, which says so in its head and makes everything that lasts', async () => {
    const pdf = await sheet();
    expect(await judged(pdf)).toMatchObject({
      verdict: 'valid',
      changes: [],
      signatures: [
        {
          level: 'B-LT',
          provenAt: house.clock.now(),
          signer: { name: `Segel elektronik ${agency}`, agency, certified: false },
          faults: [],
          distrust: [],
        },
      ],
    });
    const [others, words] = inFolder({ 'sheet.pdf': pdf }, (folder) => [
      said(folder, 'pdfsig', '-nocert', 'sheet.pdf'),
      said(folder, 'pdftotext', '-layout', 'sheet.pdf', '-'),
    ]);
    expect(others).toContain('Signature is Valid');
    expect(others).toContain(`Segel elektronik ${agency}`);
    expect(words).toContain(
      `Disegel secara elektronik oleh ${agency} pada 21 November 2026 pukul 08.15 WIB; TTE tidak tersertifikasi`,
    );
    expect(words.match(/Sekretaris Daerah Uji/g)).toHaveLength(12);
  });

  test('tells every byte that is changed', async () => {
    const pdf = await sheet();
    const { verdict, revisions } = await judged(pdf);
    expect(verdict).toBe('valid');
    // Page and seal; what proves the seal stands behind them, each proof signed by itself.
    const end = revisions.at(-2)!.end;
    const tried = Array.from({ length: 60 }, (_, index) => 20 + Math.floor(((end - 20) / 60) * index));
    for (const at of tried) {
      const changed = Buffer.from(pdf);
      changed[at]! ^= 1;
      expect((await judged(changed)).verdict, `byte ${at}`).not.toBe('valid');
    }
    const more = Buffer.concat([pdf, Buffer.from('% nomor 13')]);
    expect(await judged(more)).toMatchObject({ verdict: 'changed', changes: [{ what: 'trailing-bytes' }] });
  });

  test('is told by the portal as rightly sealed and as no letter, years later too', async () => {
    const pdf = await sheet();
    const told = {
      conclusion: 'foreign',
      verdict: 'valid',
      letter: null,
      changes: [],
      signatures: [
        {
          name: `Segel elektronik ${agency}`,
          post: null,
          agency,
          authority: `Otoritas Akar, ${agency}`,
          certified: false,
          level: 'B-LT',
          provenAt: house.clock.now().toISOString(),
        },
      ],
    };
    expect(await verifiedFile(house, pdf)).toMatchObject(told);
    house.clock.set('2029-11-21T01:15:00Z');
    expect(await verifiedFile(house, pdf)).toMatchObject(told);
    const changed = Buffer.from(pdf);
    changed[Math.floor(pdf.length / 4)]! ^= 1;
    expect(await verifiedFile(house, changed)).toMatchObject({ conclusion: 'broken', letter: null });
  });

  test('is sealed whoever signs for the people, though nothing outside answers', async () => {
    await freshFactors(house, office);
    await office.admin.call(settings.change, {
      provider: 'bsre-v2',
      serviceAddress: 'https://esign.invalid',
      serviceUser: 'uji',
      servicePassword: 'rahasia sekali',
      level: 'B-B',
      clock: 'outside',
      clockAddress: 'https://waktu.invalid',
    });
    expect(await judged(await sheet())).toMatchObject({ verdict: 'valid', signatures: [{ level: 'B-LT' }] });
  });

  test('is sealed with a key of its own, which is nowhere afterwards; a planted one is found', async () => {
    await sheet();
    const before = await kept((name) => name.startsWith('signatures.'));
    const second = await sheet();
    expect(await kept((name) => name.startsWith('signatures.'))).toEqual(before);
    const keys = await Promise.all(vi.mocked(freshKey).mock.results.map(({ value }) => value));
    const secrets = keys.map((key) => Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url'));
    expect(new Set(secrets.map((one) => one.toString('hex'))).size).toBe(2);
    const found = async () => {
      const all = (await kept(() => true)).join('\n');
      return secrets.some((one) => all.includes(one.toString('hex')) || all.includes(one.toString('base64')));
    };
    expect(await found()).toBe(false);
    await house.owner('create table signatures.planted (key bytea)');
    try {
      await house.owner('insert into signatures.planted values ($1)', [
        keys[1]!.export({ format: 'der', type: 'pkcs8' }),
      ]);
      expect(await found()).toBe(true);
    } finally {
      await house.owner('drop table signatures.planted');
    }
    // What the authority issued is written down all the same, with who had it made.
    const { serial } = (await judged(second)).signatures[0]!.signer;
    expect(await sealsMade()).toEqual([
      { person: office.registry.personId, serial: expect.stringMatching(/^[0-9a-f]{2,40}$/) },
      { person: office.registry.personId, serial },
    ]);
  });

  test('is neither printed nor sealed for who may not keep numbers of the book back', async () => {
    expect((await asked(office.secretary)).statusCode).toBe(403);
    const other = await smallOffice(house);
    await lendNumbering(house, other);
    expect((await asked(other.registry)).statusCode).toBe(404);
    expect(vi.mocked(freshKey)).not.toHaveBeenCalled();
    expect(await sealsMade()).toEqual([]);
  });
});
