import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '#core/contract/client.ts';
import { transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import type { DossierId, RecordId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;
const filed = new Map<string, RecordId>();

/** Words that stand in one record each, as unlike as can be, so that none is put right to another. */
const canaries = {
  B: 'mangrovebiru',
  T: 'pelikantujuh',
  R: 'cendrawasihq',
  apart: 'gamelanwesik',
} as const;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  other = await smallOffice(house);
  const open = async (title: string, more: object) =>
    (await office.registry.call(dossiers.open, { unitId: office.unitId, code: '000.1.1', title, ...more }))
      .id;
  const put = async (dossierId: DossierId, title: string, more: object = {}) => {
    const { id } = await office.registry.call(records.file, { dossierId, title, medium: 'paper', ...more });
    filed.set(title, id);
  };
  const plain = await open('Terbuka', {});
  const limited = await open('Terbatas', { securityClass: 'T' });
  const secret = await open('Rahasia', { securityClass: 'R', readers: [office.secretary.postId] });
  await put(plain, `Undangan imunisasi balita ${canaries.B}`, {
    number: '09/FW-GPI/XI/2026',
    party: 'Dinas Kesehatan',
  });
  await put(limited, `Undangan imunisasi balita ${canaries.T}`, { number: '10/FW-GPI/XI/2026' });
  await put(secret, `Undangan imunisasi balita ${canaries.R}`, { number: '11/FW-GPI/XI/2026' });
  // Of class R inside a dossier of class T: for its named readers alone.
  await put(limited, `Undangan imunisasi balita ${canaries.apart}`, { securityClass: 'R' });
  await put(plain, 'Laporan keuangan bulanan', { code: '000.1.2.1', copyState: 'copy' });
  await put(plain, 'Jadwal imunisasi posyandu');
});
afterAll(() => house.close());

const found = async (call: Call, input: object) =>
  (await call(records.find, { size: 100, ...input })).items
    .map(({ title }) => title.split(' ').at(-1))
    .sort();

/** Readers of four kinds, and what each may see of the four. */
const readers = (): [string, Call, string[]][] => [
  ['who is named', office.registry.call, [canaries.B, canaries.T, canaries.R, canaries.apart]],
  ['who is named in one dossier alone', office.secretary.call, [canaries.B, canaries.T, canaries.R]],
  ['who sees the archive of the unit', office.head.call, [canaries.B, canaries.T]],
  ['the rest of the agency', office.staff.call, [canaries.B]],
  ['another agency', other.regent.call, []],
];

describe('a search finds what its reader may see, and counts nothing else', () => {
  it('whoever asks', async () => {
    for (const [who, call, may] of readers()) {
      expect(await found(call, { q: 'imunisasi balita' }), who).toEqual([...may].sort());
      const facets = await call(records.count, { q: 'imunisasi balita' });
      expect(facets.total, who).toBe(may.length);
      for (const kind of [
        facets.units,
        facets.codes,
        facets.years,
        facets.classes,
        facets.copyStates,
        facets.states,
      ])
        expect(
          kind.reduce((sum, one) => sum + one.records, 0),
          who,
        ).toBe(may.length);
      expect(
        facets.classes.some(({ value }) => value === 'R'),
        who,
      ).toBe(may.includes(canaries.R));
    }
  });

  it('by a word, a part of a number, a filter, a facet, a wrong letter or a likeness', async () => {
    for (const [who, call, may] of readers()) {
      for (const word of Object.values(canaries)) {
        const seen = may.includes(word as never);
        expect(await found(call, { q: word }), who).toEqual(seen ? [word] : []);
        expect((await call(records.count, { q: word })).total, who).toBe(seen ? 1 : 0);
        const id = [...filed].find(([title]) => title.endsWith(word))![1];
        expect((await codeOf(call(records.show, { recordId: id }))) === 'done', who).toBe(seen);
        expect((await codeOf(call(records.alike, { recordId: id }))) === 'done', who).toBe(seen);
        // One letter is wrong: only words of records that all may read are known.
        const near = await call(records.find, { q: `${word.slice(0, -2)}z${word.slice(-1)}` });
        expect(JSON.stringify(near).includes(canaries.T) && !may.includes(canaries.T), who).toBe(false);
        expect([null, canaries.B], who).toContain(near.searchedInstead);
      }
      const numbered = await found(call, { q: 'FW-GPI/XI' });
      expect(numbered, who).toEqual(may.filter((word) => word !== canaries.apart).sort());
      expect(await found(call, { q: 'imunisasi', securityClass: ['R'] }), who).toEqual(
        may.filter((word) => word === canaries.R || word === canaries.apart).sort(),
      );
      const start = [...filed].find(([title]) => title.endsWith(canaries.B))![1];
      if (!may.includes(canaries.B)) continue;
      const { items } = await call(records.alike, { recordId: start });
      const alike = items.map(({ title }) => title.split(' ').at(-1)!);
      expect(
        alike.filter((word) => (Object.values(canaries) as string[]).includes(word)).sort(),
        who,
      ).toEqual(may.filter((word) => word !== canaries.B).sort());
    }
  });

  it('a wall that was left out of the function is noticed', async () => {
    const [{ source }] = (await house.owner<{ source: string }>(
      "select pg_get_functiondef('archive.passing'::regproc) as source",
    )) as [{ source: string }];
    const wall = 'd.unit_id = any (units)';
    const open = source.replaceAll(wall, 'true').replaceAll('x.post_id = any (posts)', 'true');
    expect(source.split(wall)).toHaveLength(3);
    await house.owner(open);
    expect((await office.staff.call(records.count, { q: 'imunisasi balita' })).total).toBe(4);
    // The rows are read through the walls of their tables once more: the list still hides them.
    expect(await found(office.staff.call, { q: 'imunisasi balita' })).toEqual([canaries.B]);
    await house.owner(source);
    expect((await office.staff.call(records.count, { q: 'imunisasi balita' })).total).toBe(1);
  });
});

describe('every way of finding', () => {
  it.each([
    ['rapat koordinasi', null],
    ['"rapat koordinasi"', ['rapat koordinasi']],
    ['lontar "rapat koordinasi daerah" kuno', ['koordinasi daerah', 'rapat koordinasi']],
    ['"rapat koordinasi" or lontar', null],
    ['lontar -"rapat koordinasi"', null],
    ['"jum\'at koordinasi"', ['at koordinasi', 'jum at']],
  ])('of %s the pairs are %j', async (q, pairs) => {
    const rows = await house.owner<{ pairs: string[] | null }>(
      `select archive.asked_pairs(websearch_to_tsquery('letters.indonesian', $1)) as pairs`,
      [q],
    );
    expect(rows[0]!.pairs).toEqual(pairs);
  });

  it('words that are too long for an index keep no record from being filed, and are no words of a phrase', async () => {
    const word = () => [...randomBytes(1_500)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
    const [one, two] = [word(), word()];
    const [of] = await house.owner<{ written: string[]; asked: string[] | null }>(
      `select archive.word_pairs(to_tsvector('simple', $1)) as written,
         archive.asked_pairs(phraseto_tsquery('simple', $2)) as asked`,
      [`surat ${one} ${two} ini penting`, `${one} ${two}`],
    );
    expect(of).toEqual({ written: ['ini penting'], asked: null });
    const write = () =>
      transact(house.house.workerPool, { agency: office.agencyId }, 'write', async (tx) => {
        await tx.rows(
          `insert into archive.record_text (agency_id, record_id, edition, body, search)
           select agency_id, record_id, 9, $1, to_tsvector('simple', $1) from archive.record_text limit 1`,
          [`${one} ${two}`],
        );
        throw new Error('written');
      });
    await expect(write()).rejects.toThrow('written');
    // The planted fault: pairs of any length.
    const [{ source }] = (await house.owner<{ source: string }>(
      "select pg_get_functiondef('archive.word_pairs'::regproc) as source",
    )) as [{ source: string }];
    await house.owner(source.replace('<= 1000', '<= 100000'));
    await expect(write()).rejects.toThrow(/index row size/);
    await house.owner(source);
  });

  it('the pairs of words with quotes are those of the texts, and words that stand further apart are none', async () => {
    const [of] = await house.owner<Record<string, string[] | null>>(
      `select archive.asked_pairs($1::tsquery) as asked, archive.word_pairs($2::tsvector) as written,
         archive.asked_pairs($3::tsquery) as apart`,
      ["'jum''at' <-> 'a\\\\b'", "'jum''at':1 'a\\\\b':2", "'rapat' <2> 'koordinasi'"],
    );
    expect(of).toEqual({ asked: ["jum'at a\\b"], written: ["jum'at a\\b"], apart: null });
  });

  const none = Array(10).fill('null').join(', ');
  const last = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
  const year = 2026;
  const wanted = "websearch_to_tsquery('letters.indonesian', 'imunisasi')";
  /** Ids as the owner asks the parts of the search in the name of a post. */
  const ids = async (postId: string, ask: string) => {
    const posts = `array['${postId}']::uuid[]`;
    const walls = `'${office.agencyId}', ${posts}, archive.seen_units('${office.agencyId}', ${posts})`;
    const rows = await house.owner<{ id: string }>(
      `select id from ${ask.replace('WALLS', walls)} order by id desc`,
    );
    return rows.map(({ id }) => id);
  };

  it('finds the same, whatever the statistics believe, and what the walls of the tables show', async () => {
    for (const { postId, personId } of [office.registry, office.secretary, office.head, office.staff]) {
      const byIndex = await ids(
        postId,
        `archive.hits_by_index(WALLS, ${wanted}, null, null, 'all', ${none}, ${last}, 100)`,
      );
      const phrase = `websearch_to_tsquery('letters.indonesian', '"undangan imunisasi"')`;
      const [byPairs, byWords] = await Promise.all(
        [`archive.asked_pairs(${phrase})`, 'null'].map((pairs) =>
          ids(
            postId,
            `archive.hits_by_index(WALLS, ${phrase}, ${pairs}, null, 'all', ${none}, ${last}, 100)`,
          ),
        ),
      );
      expect(byPairs!.length).toBeGreaterThan(0);
      expect(byPairs).toEqual(byWords);
      const byWalk = await ids(
        postId,
        `archive.hits_among_newest(WALLS, ${wanted}, 'all', ${none}, ${last}, 1000, 100)`,
      );
      expect(byWalk).toEqual(byIndex);
      const narrowed = await ids(
        postId,
        `archive.hits_narrowed(WALLS, ${wanted}, 'all', null, null, ${year}, null, null, null, null, null, null, null, ${last}, 100)`,
      );
      expect(narrowed).toEqual(byIndex);
      const all = await ids(postId, `archive.newest_hits(WALLS, ${none}, ${last}, 100)`);
      const shown = await transact(
        house.house.appPool,
        { agency: office.agencyId, person: personId, posts: [postId] },
        'read',
        (tx) =>
          tx.rows<{ id: string; about: boolean }>(
            `select id, title ilike '%imunisasi%' as about from archive.record order by id desc`,
          ),
      );
      expect(all).toEqual(shown.map(({ id }) => id));
      expect(byIndex).toEqual(shown.filter(({ about }) => about).map(({ id }) => id));
    }
  });
});

describe('a search', () => {
  it('is narrowed by code, copy state, dossier and year, and without words lists all', async () => {
    expect(await found(office.staff.call, { code: '000.1.2' })).toEqual(['bulanan']);
    expect(await found(office.staff.call, { copyState: ['copy'] })).toEqual(['bulanan']);
    expect(await found(office.staff.call, { year: 2025 })).toEqual([]);
    expect(await found(office.staff.call, {})).toEqual([canaries.B, 'bulanan', 'posyandu'].sort());
    expect(await found(office.staff.call, { q: '!!!' })).toEqual([]);
    // Less than three signs are in nearly every number.
    for (const q of ['-', '/ -', '9', 'FW']) {
      expect(await found(office.registry.call, { q, place: 'number' }), q).toEqual([]);
      expect((await office.registry.call(records.count, { q, place: 'number' })).total, q).toBe(0);
    }
    expect(await found(office.staff.call, { q: '09/', place: 'number' })).toEqual([canaries.B]);
    expect(await found(office.staff.call, { place: 'number' })).toHaveLength(3);
  });

  it('is paged by key, without gap or repetition', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await office.registry.call(records.find, { size: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(6);
  });

  it('puts a wrong word right where it found nothing', async () => {
    const answer = await office.staff.call(records.find, { q: 'keuangn' });
    expect(answer.searchedInstead).toBe('keuangan');
    expect(answer.items).toHaveLength(1);
  });
});
