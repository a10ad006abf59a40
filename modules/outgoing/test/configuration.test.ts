import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SentInput } from '#core/contract/operation.ts';
import { transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { configuration } from '../contract/configuration.ts';
import { LetterKind, NumberingGroup } from '../contract/kinds.ts';
import { LayoutPieces } from '../contract/layouts.ts';
import { LetterheadFields } from '../contract/letterhead-fields.ts';
import { letterheads } from '../contract/letterheads.ts';
import { letterheadFor } from '../server/configuration/letterhead-for.ts';
import { rulesInForce } from '../server/configuration/rules-in-force.ts';
import { nationalKinds } from '../server/letter-kinds.ts';

let house: TestHouse;
let office: SmallOffice;
const today = '2026-11-22';
const tomorrow = '2026-11-23';

beforeAll(async () => {
  house = await testHouse();
  house.clock.set('2026-11-22T03:00:00Z');
  office = await smallOffice(house);
});
afterAll(() => house.close());

const inAgency = <T>(work: Parameters<typeof transact<T>>[3]) =>
  transact(house.house.appPool, { agency: office.agencyId }, 'read', work);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: { code: string }) => error.code,
  );
const sket = nationalKinds.find(({ code }) => code === 'SKET')!;
const own = {
  ...sket,
  code: 'SKET_DOMISILI',
  name: 'Surat Keterangan Domisili',
  title: 'SURAT KETERANGAN DOMISILI',
};

describe('a kind of letter', () => {
  it('is added by an office without a line of code, and written from its day on', async () => {
    const saved = await office.admin.call(configuration.saveKind, {
      kind: own,
      startsOn: tomorrow,
      follows: null,
    });
    expect(saved).toMatchObject({ origin: 'own', planned: [tomorrow], dropped: false });
    const offered = async () =>
      (await office.staff.call(configuration.kinds, {})).items.find(({ code }) => code === own.code);
    expect(await offered()).toBeUndefined();
    house.clock.set('2026-11-22T17:00:00Z');
    expect(await offered()).toMatchObject({ name: own.name, layout: 'statement' });
    house.clock.set('2026-11-22T03:00:00Z');
  });

  it('that nobody counts is refused', async () => {
    const kind = { ...own, code: 'LAIN', numberingGroup: 'tidak-ada' };
    const answer = office.admin.call(configuration.saveKind, { kind, startsOn: today, follows: null });
    expect(await refused(answer)).toBe('outgoing.group-unknown');
  });

  it('is not decided for days that are over', async () => {
    const answer = office.admin.call(configuration.saveKind, {
      kind: own,
      startsOn: '2026-11-21',
      follows: null,
    });
    expect(await refused(answer)).toBe('outgoing.decision-begins-past');
  });

  it('that two change at once is changed by one of them, and the other is told', async () => {
    const change = (name: string) =>
      office.admin.call(configuration.saveKind, { kind: { ...sket, name }, startsOn: today, follows: null });
    const answers = await Promise.all([refused(change('Satu')), refused(change('Dua'))]);
    expect(answers.toSorted()).toEqual(['core.changed-meanwhile', 'kept']);
  });

  it('that is dropped is offered no more, and may come back', async () => {
    const rule = async () =>
      (await office.admin.call(configuration.kindRules, {})).items.find(({ kind }) => kind.code === 'SKET')!;
    const before = await rule();
    await office.admin.call(configuration.dropKind, {
      code: 'SKET',
      startsOn: today,
      follows: before.latest,
    });
    const offered = async () =>
      (await office.staff.call(configuration.kinds, {})).items.map(({ code }) => code);
    expect(await offered()).not.toContain('SKET');
    const dropped = await rule();
    expect(dropped).toMatchObject({ dropped: true, origin: 'changed' });
    await office.admin.call(configuration.saveKind, { kind: sket, startsOn: today, follows: dropped.latest });
    expect(await offered()).toContain('SKET');
    const { items } = await office.admin.call(configuration.decisions, { what: 'kind', about: 'SKET' });
    expect(items.map((one) => one.dropped)).toEqual([false, true, false]);
    expect(items[0]!.madeBy).toBe('Admin Uji');
  });

  it('is decided by who sets up letters, not by staff', async () => {
    const answer = office.staff.call(configuration.saveKind, { kind: own, startsOn: today, follows: null });
    expect(await refused(answer)).toBe('core.forbidden');
  });
});

describe('a number pattern', () => {
  const group = { code: 'surat-dinas', name: 'Surat dinas', counter: 'book' as const };

  it('shows its numbers before it is kept', async () => {
    const pattern = '{sifat}-{seq:3}/{unit}/{kode}/{bulanRomawi}/{tahun}';
    const { faults, examples } = await office.admin.call(configuration.checkGroup, {
      code: group.code,
      counter: group.counter,
      pattern,
    });
    expect(faults).toEqual([]);
    expect(examples).toEqual(['B-007/SETDA/000.1.2.3/XI/2026', 'R-1234/SETDA/000.1.2.3/XI/2026']);
  });

  it('that could be read in two ways is refused with the place of the fault', async () => {
    const pattern = '{kode}{seq}/{tahun}';
    const { faults } = await office.admin.call(configuration.checkGroup, {
      code: group.code,
      counter: group.counter,
      pattern,
    });
    expect(faults).toEqual([expect.objectContaining({ code: 'outgoing.pattern-ambiguous', at: 6 })]);
    const answer = office.admin.call(configuration.saveGroup, {
      group: { ...group, pattern },
      startsOn: today,
      follows: null,
    });
    expect(await refused(answer)).toBe('outgoing.pattern-refused');
  });

  it('must hold the code where a kind must have one', async () => {
    const answer = office.admin.call(configuration.saveGroup, {
      group: { ...group, pattern: '{seq}/{unit}/{tahun}' },
      startsOn: today,
      follows: null,
    });
    expect(await refused(answer)).toBe('outgoing.pattern-refused');
  });

  it('holds from its day on', async () => {
    const pattern = '{seq}/{unit}/{kode}/{bulanRomawi}/{tahun}';
    await office.admin.call(configuration.saveGroup, {
      group: { ...group, pattern },
      startsOn: tomorrow,
      follows: null,
    });
    const patternOn = async (day: string) =>
      (await inAgency((tx) => rulesInForce(tx, day))).groups.find(({ code }) => code === 'surat-dinas')!
        .pattern;
    expect(await patternOn(today)).toBe('{kode}/{seq}/{unit}/{tahun}');
    expect(await patternOn(tomorrow)).toBe(pattern);
  });
});

describe('the paper', () => {
  const paper = () => office.admin.call(configuration.paper, {});

  it('says "Perihal" where the office does, and what it leaves follows the nation', async () => {
    const { words } = await office.admin.call(configuration.saveWords, {
      words: { subject: 'Perihal', number: 'Nomor' },
      startsOn: today,
      follows: null,
    });
    expect(words.items.find(({ name }) => name === 'subject')).toMatchObject({
      text: 'Perihal',
      national: 'Hal',
    });
    const { items } = await office.admin.call(configuration.decisions, { what: 'paper', about: 'words' });
    expect(items[0]!.rule).toEqual({ subject: 'Perihal' });
  });

  it('keeps the places in a sentence that are filled in', async () => {
    const { words } = await paper();
    const answer = office.admin.call(configuration.saveWords, {
      words: { 'day-sentence': 'Pada hari ini kami:' },
      startsOn: today,
      follows: words.latest,
    });
    expect(await refused(answer)).toBe('outgoing.word-place-missing');
  });

  it('has the margins of the office', async () => {
    const measures = { top: 25, bottom: 20, left: 35, right: 25, size: 12, leading: 0.8 };
    const { pages } = await office.admin.call(configuration.savePage, {
      paper: 'f4',
      measures,
      startsOn: today,
      follows: null,
    });
    expect(pages.find((one) => one.paper === 'f4')!.measures).toEqual(measures);
    const { pages: inForce } = await inAgency((tx) => rulesInForce(tx, today));
    expect(inForce.f4).toEqual({ ...measures, paper: 'f4' });
  });

  it('is laid out as the office wants, and always has a place for the signature', async () => {
    const { layouts } = await paper();
    const letter = layouts.find(({ layout }) => layout === 'letter')!;
    const save = (pieces: typeof letter.pieces) =>
      office.admin.call(configuration.saveLayout, {
        layout: 'letter',
        pieces,
        startsOn: today,
        follows: letter.latest,
      });
    const unsigned = letter.pieces.filter(({ piece }) => piece !== 'signatures');
    expect(await refused(save(unsigned))).toBe('outgoing.layout-without-signatures');
    expect(await refused(save([...letter.pieces, { piece: 'day' }]))).toBe('outgoing.layout-part-twice');
    const after = await save(letter.pieces.filter(({ piece }) => piece !== 'copies'));
    expect(after.layouts.find(({ layout }) => layout === 'letter')!.pieces).toHaveLength(
      letter.pieces.length - 1,
    );
  });
});

describe('a letterhead', () => {
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="x()"><path d="M0 0h10v10z"/></svg>';
  const head = {
    form: 'agency' as const,
    lines: ['Kabupaten Uji', 'Dinas Kominfo'],
    address: ['Jalan Uji 1'],
  };
  const save = (change: object, unitId = office.deptId) =>
    office.admin.call(letterheads.save, {
      unitId,
      letterhead: { ...head, ...change },
      startsOn: today,
      follows: null,
    });
  const headOf = (unitId: SmallOffice['unitId']) =>
    inAgency((tx) => letterheadFor(tx, { unitId, form: 'agency', day: today, issuingPost: 'Kepala Dinas' }));

  it('is made from the names of agency and unit where nobody entered one', async () => {
    const { letterhead, agency } = await headOf(office.deptId);
    expect(letterhead!.lines).toEqual([agency.name, 'Dinas Kominfo']);
    expect(agency.place).toMatch(/^Uji \d+$/);
  });

  it('with something that runs is refused before anything is kept', async () => {
    expect(await refused(save({ emblem: square }))).toBe('outgoing.emblem-refused');
    expect((await office.admin.call(letterheads.list, {})).items).toEqual([]);
  });

  it('serves its unit and what lies below, and brings its place along', async () => {
    await save({ emblem: square.replace(' onload="x()"', ''), place: 'Kotauji' });
    const { letterhead, agency } = await headOf(office.deptId);
    expect(letterhead).toMatchObject({ lines: head.lines, address: head.address });
    expect(letterhead!.emblem).toContain('<path d="M0 0h10v10z"></path>');
    expect(agency.place).toBe('Kotauji');
    expect((await headOf(office.unitId)).letterhead!.lines).toHaveLength(1);
  });

  it('is looked at before it is decided', async () => {
    const seen = await office.admin.call(letterheads.preview, {
      kind: own,
      letterhead: { ...head, lines: ['Instansi yang belum diputuskan'] },
      withPdf: true,
    });
    expect(seen.pages).toBe(1);
    expect(Buffer.from(seen.pictures[0]!.webp, 'base64').toString('latin1', 8, 12)).toBe('WEBP');
    expect(Buffer.from(seen.pdf!, 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('of another agency is not there', async () => {
    const other = await smallOffice(house);
    expect((await other.admin.call(letterheads.list, {})).items).toEqual([]);
    const answer = other.admin.call(letterheads.save, {
      unitId: office.unitId,
      letterhead: head,
      startsOn: today,
      follows: null,
    });
    expect(await refused(answer)).toBe('core.not-found');
  });
});

describe('what was decided', () => {
  const ruleOf = async (asked: SentInput<typeof configuration.decisions>) =>
    (await office.admin.call(configuration.decisions, asked)).items[0]!.rule;

  it('is told in the form of the thing that it is about', async () => {
    const { pages } = await office.admin.call(configuration.paper, {});
    const { national, latest } = pages[0]!;
    const measures = { ...national, top: 21 };
    const wide = { paper: pages[0]!.paper, measures, startsOn: today, follows: latest };
    await office.admin.call(configuration.savePage, wide);
    expect(await ruleOf({ what: 'paper', about: `page-${wide.paper}` })).toEqual(measures);
    expect(LetterKind.parse(await ruleOf({ what: 'kind', about: 'SKET' })).code).toBe('SKET');
    expect(NumberingGroup.parse(await ruleOf({ what: 'group', about: 'surat-dinas' })).code).toBe(
      'surat-dinas',
    );
    expect(LayoutPieces.parse(await ruleOf({ what: 'paper', about: 'layout-letter' }))).not.toEqual([]);
    const head = { what: 'letterhead', about: 'agency', unitId: office.deptId } as const;
    expect(LetterheadFields.parse(await ruleOf(head))).toMatchObject({ form: 'agency', place: 'Kotauji' });
  });
});
