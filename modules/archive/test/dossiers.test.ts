import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { classifications } from '../contract/classifications.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import { retention } from '../contract/retention.ts';
import type { DossierId, RecordId } from '../contract/terms.ts';
import { printedDossiers } from '../server/lists/lists.queries.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const open = (title: string, more: object = {}) =>
  office.registry.call(dossiers.open, { unitId: office.unitId, code: '000.1.1', title, ...more });

/** A dossier with records of these titles. */
async function filled(title: string, titles: string[]) {
  const { id } = await open(title);
  const items: RecordId[] = [];
  for (const one of titles)
    items.push((await office.registry.call(records.file, { dossierId: id, title: one, medium: 'paper' })).id);
  return { id, items };
}
const inside = async (dossierId: DossierId) =>
  (await office.registry.call(dossiers.records, { dossierId })).items.map(
    ({ item, title }) => `${item} ${title}`,
  );
const last = async (dossierId: DossierId) =>
  (await office.registry.call(dossiers.history, { dossierId })).items[0]!;
const undo = async (dossierId: DossierId) =>
  office.registry.call(dossiers.undo, { arrangementId: (await last(dossierId)).id });

describe('dossiers', () => {
  it('are numbered per unit and year without a gap, also when many open them at once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, (_, at) => open(`Bersama ${at}`)));
    const numbers = made.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => numbers[0]! + at));
    const next = await office.registry.call(dossiers.open, {
      unitId: office.deptId,
      code: '000.1.1',
      title: 'Dinas',
    });
    expect(next).toMatchObject({ number: 1, year: 2026 });
    expect(await codeOf(open('Salah', { code: '999.9' }))).toBe('archive.unknown-classification');
  });

  it('are listed newest first, page by page, narrowed by unit, code below, year and state', async () => {
    const list = (input: object) => office.staff.call(dossiers.list, input);
    const first = await list({ unitId: office.unitId, size: 4 });
    const rest = await list({ unitId: office.unitId, size: 4, cursor: first.next! });
    const titles = [...first.items, ...rest.items].map(({ title }) => title);
    expect(new Set(titles).size).toBe(6);
    expect((await list({ code: '000.1' })).items.length).toBe((await list({})).items.length);
    for (const none of [{ code: '000.1.12' }, { year: 2025 }, { state: ['inactive'] }])
      expect((await list(none)).items).toEqual([]);
  });

  it('of class T are seen in their unit and by who sees its archive, of another agency by nobody', async () => {
    const { id: dossierId } = await office.registry.call(dossiers.open, {
      ...{ unitId: office.unitId, code: '000.1.1', title: 'Terbatas', securityClass: 'T' },
    });
    const other = await smallOffice(house);
    const seen = async (call: typeof office.staff.call) => [
      (await codeOf(call(dossiers.show, { dossierId }))) === 'done',
      (await call(dossiers.list, { size: 100 })).items.some(({ id }) => id === dossierId),
    ];
    for (const who of [office.regent, office.registry, office.head])
      expect(await seen(who.call)).toEqual([true, true]);
    for (const who of [office.staff, other.regent]) expect(await seen(who.call)).toEqual([false, false]);
    await office.registry.call(dossiers.nameReaders, { dossierId, postIds: [office.staff.postId] });
    expect(await seen(office.staff.call)).toEqual([true, true]);
  });
});

describe('what is put in order', () => {
  it('is renamed, reordered and moved, each undone from the last on', async () => {
    const { id, items } = await filled('Pertama', ['A', 'B', 'C']);
    const other = await filled('Kedua', ['X']);
    const { version } = await office.registry.call(dossiers.show, { dossierId: id });
    await office.registry.call(dossiers.change, { dossierId: id, version, title: 'Baru' });
    const renamed = await last(id);
    await office.registry.call(dossiers.reorder, {
      dossierId: id,
      records: [items[2]!, items[0]!, items[1]!],
    });
    expect(await inside(id)).toEqual(['1 C', '2 A', '3 B']);
    await office.registry.call(dossiers.move, {
      dossierId: id,
      into: other.id,
      records: [items[0]!, items[2]!],
    });
    expect([await inside(id), await inside(other.id)]).toEqual([['3 B'], ['1 X', '2 C', '3 A']]);
    const early = office.registry.call(dossiers.undo, { arrangementId: renamed.id });
    expect(await codeOf(early)).toBe('archive.not-undoable');
    await undo(id);
    expect([await inside(id), await inside(other.id)]).toEqual([['1 C', '2 A', '3 B'], ['1 X']]);
    const history = (await office.registry.call(dossiers.history, { dossierId: id })).items;
    expect(history.map(({ kind, undoneAt }) => [kind, undoneAt !== null])).toEqual([
      ['move', true],
      ['reorder', false],
      ['rename', false],
    ]);
    await office.registry.call(dossiers.undo, { arrangementId: history[1]!.id });
    await office.registry.call(dossiers.undo, { arrangementId: history[2]!.id });
    expect(await inside(id)).toEqual(['1 A', '2 B', '3 C']);
    expect((await office.registry.call(dossiers.show, { dossierId: id })).title).toBe('Pertama');
    expect(await codeOf(office.registry.call(dossiers.undo, { arrangementId: history[2]!.id }))).toBe(
      'archive.undone-already',
    );
  });

  it('is merged, and comes back with its own numbers', async () => {
    const { id } = await filled('Asal', ['A', 'B']);
    const other = await filled('Tujuan', ['X']);
    await office.registry.call(dossiers.merge, { dossierId: id, into: other.id, reason: 'Satu urusan' });
    expect(await inside(other.id)).toEqual(['1 X', '2 A', '3 B']);
    const listed = async () =>
      (await office.staff.call(dossiers.list, { size: 100 })).items.map((one) => one.id);
    expect(await listed()).not.toContain(id);
    const filing = office.registry.call(records.file, { dossierId: id, title: 'Z', medium: 'paper' });
    expect(await codeOf(filing)).toBe('archive.dossier-merged');
    await undo(id);
    expect([await inside(id), await inside(other.id)]).toEqual([['1 A', '2 B'], ['1 X']]);
    expect(await listed()).toContain(id);
  });

  it('names every record once, and nothing of another dossier', async () => {
    const { id, items } = await filled('Urut', ['A', 'B']);
    const other = await filled('Lain', ['X']);
    const reorder = (ids: RecordId[]) =>
      codeOf(office.registry.call(dossiers.reorder, { dossierId: id, records: ids }));
    expect(await reorder([items[0]!])).toBe('archive.order-incomplete');
    expect(await reorder([items[0]!, other.items[0]!])).toBe('archive.order-incomplete');
    const move = { dossierId: id, into: other.id, records: [other.items[0]!] };
    expect(await codeOf(office.registry.call(dossiers.move, move))).toBe('core.not-found');
    expect(await codeOf(office.staff.call(dossiers.move, move))).toBe('core.forbidden');
  });

  it('brings no confidential record before new readers, nor out of the sight of who moves it', async () => {
    const secret = { securityClass: 'R' } as const;
    const { id } = await open('Rahasia', secret);
    const paper = { dossierId: id, title: 'A', medium: 'paper' } as const;
    const record = await office.registry.call(records.file, paper);
    const into = async (more: object) => (await open('Tujuan', more)).id;
    const move = async (to: DossierId) =>
      codeOf(office.registry.call(dossiers.move, { dossierId: id, into: to, records: [record.id] }));
    expect(await move(await into({}))).toBe('archive.class-needs-readers');
    expect(await move(await into({ ...secret, readers: [office.regent.postId] }))).toBe(
      'archive.class-needs-readers',
    );
    expect(await move(await into(secret))).toBe('done');
  });

  it('goes not back before readers who were named there since', async () => {
    const secret = { securityClass: 'R' } as const;
    const moved = async () => {
      const from = await open('Asal rahasia', { ...secret, readers: [office.regent.postId] });
      const paper = { dossierId: from.id, title: 'A', medium: 'paper' } as const;
      const { id } = await office.registry.call(records.file, paper);
      const into = (await open('Tujuan rahasia', secret)).id;
      await office.registry.call(dossiers.move, { dossierId: from.id, into, records: [id] });
      return from.id;
    };
    // Who read it there before reads it again.
    expect(await codeOf(undo(await moved()))).toBe('done');
    const dossierId = await moved();
    house.clock.advance(60_000);
    await office.registry.call(dossiers.nameReaders, { dossierId, postIds: [office.secretary.postId] });
    expect(await codeOf(undo(dossierId))).toBe('archive.class-needs-readers');
    house.clock.advance(-60_000);
  });
});

describe('what is on hold or marked', () => {
  const hold = (dossierId: DossierId, recordId?: RecordId) =>
    office.registry.call(retention.placeHold, {
      ...{ dossierId, reason: 'audit', reference: 'ST/12/2026' },
      ...(recordId ? { recordId } : {}),
    });
  const move = (dossierId: DossierId, into: DossierId, ...ids: RecordId[]) =>
    codeOf(office.registry.call(dossiers.move, { dossierId, into, records: ids }));
  const merge = (dossierId: DossierId, into: DossierId) =>
    codeOf(office.registry.call(dossiers.merge, { dossierId, into }));

  it('stays in its dossier while the hold stands', async () => {
    const { id, items } = await filled('Ditahan', ['A', 'B']);
    const other = await open('Lain');
    await hold(id);
    expect(await move(id, other.id, items[0]!)).toBe('archive.dossier-held');
    expect(await merge(id, other.id)).toBe('archive.dossier-held');
    // Out of it again is a move as well.
    const entered = await filled('Masuk', ['C']);
    expect(await move(entered.id, id, entered.items[0]!)).toBe('done');
    expect(await codeOf(undo(entered.id))).toBe('archive.dossier-held');
    expect(await inside(id)).toEqual(['1 A', '2 B', '3 C']);
  });

  it('as one record alone lets the others go', async () => {
    const { id, items } = await filled('Satu ditahan', ['A', 'B']);
    const other = await open('Lain lagi');
    await hold(id, items[0]);
    expect(await move(id, other.id, items[0]!)).toBe('archive.dossier-held');
    expect(await merge(id, other.id)).toBe('archive.dossier-held');
    expect(await move(id, other.id, items[1]!)).toBe('done');
  });

  it('leaves again after the hold was lifted, and as long as it never was', async () => {
    const { id, items } = await filled('Dulu ditahan', ['A']);
    const other = await open('Kemudian');
    await house.owner(
      `insert into archive.hold (agency_id, id, dossier_id, reason, from_day, placed_by, placed_at, lifted_on, lifted_by)
       values ($1, gen_random_uuid(), $2, 'audit', '2025-01-01', $3, '2025-01-01', '2025-02-01', $3)`,
      [office.agencyId, id, office.registry.personId],
    );
    expect(await move(id, other.id, items[0]!)).toBe('done');
    // A hold on where it came from since does not keep it away.
    await hold(id);
    expect(await codeOf(undo(id))).toBe('done');
  });

  it.each([
    ['vital', {}],
    ['permanent', {}],
    ['safeguarded', { category: 'borders' }],
  ] as const)('as %s stays in its dossier', async (mark, more) => {
    const { id, items } = await filled(`Bertanda ${mark}`, ['A']);
    const other = await open('Tanpa tanda');
    await office.registry.call(retention.setMark, { dossierId: id, mark, reason: 'Penting', ...more });
    expect(await move(id, other.id, items[0]!)).toBe('archive.dossier-marked');
    expect(await merge(id, other.id)).toBe('archive.dossier-marked');
  });
});

describe('a dossier of class T with a record of class R', () => {
  /** The registry keeps it, and is named there only if it says so. */
  async function mixed(named: boolean) {
    const { id: dossierId } = await open('Campuran', { securityClass: 'T' });
    const file = async (title: string, securityClass: 'T' | 'R') =>
      (await office.registry.call(records.file, { dossierId, title, securityClass, medium: 'paper' })).id;
    const plain = await file('Biasa', 'T');
    await file('Rahasia', 'R');
    if (!named) await house.owner('delete from archive.reader where dossier_id = $1', [dossierId]);
    return { dossierId, plain };
  }
  const name = (dossierId: DossierId) =>
    codeOf(office.registry.call(dossiers.nameReaders, { dossierId, postIds: [office.registry.postId] }));
  const proven = (at: string) =>
    house.owner('update identity.session set factor_at = $1 where person_id = $2', [
      at,
      office.registry.personId,
    ]);

  it('is put in order and merged only by who reads all of it', async () => {
    const { dossierId, plain } = await mixed(false);
    const other = await open('Sasaran', { securityClass: 'T' });
    const reorder = { dossierId, records: [plain] };
    expect(await codeOf(office.registry.call(dossiers.reorder, reorder))).toBe('archive.order-incomplete');
    const merge = { dossierId, into: other.id };
    expect(await codeOf(office.registry.call(dossiers.merge, merge))).toBe('core.not-found');
    const whole = (await mixed(true)).dossierId;
    expect(await codeOf(office.registry.call(dossiers.merge, { dossierId: whole, into: other.id }))).toBe(
      'done',
    );
  });

  it('gets readers from who is named there, with a fresh factor; others are asked for none', async () => {
    const [named, other] = [await mixed(true), await mixed(false)];
    const { id: plain } = await open('Terbatas saja', { securityClass: 'T' });
    await proven('2026-11-20T01:00:00Z');
    expect(await name(named.dossierId)).toBe('core.step-up-required');
    expect(await name(other.dossierId)).toBe('core.not-found');
    expect(await name(plain)).toBe('done');
    await proven(house.clock.now().toISOString());
    expect(await name(named.dossierId)).toBe('done');
    expect(await name(other.dossierId)).toBe('core.not-found');
  });
});

describe('a closed dossier', () => {
  it('has no retention before the agency set a schedule, and then says until when and why', async () => {
    const { id: dossierId } = await filled('Tutup', ['A']);
    const close = (on: string) => office.registry.call(dossiers.close, { dossierId, on });
    expect(await codeOf(close('2026-11-22'))).toBe('archive.closing-in-the-future');
    expect(await codeOf(close('2026-11-20'))).toBe('archive.closing-before-opening');
    const closed = await close('2026-11-21');
    expect(closed).toMatchObject({
      state: 'unscheduled',
      closedOn: '2026-11-21',
      can: { file: false, reopen: true },
    });
    expect(closed.life.why.map(({ code }) => code)).toContain('no-schedule');
    await office.admin.call(classifications.adopt, { basis: 'Perbup 30/2026', startsOn: '2026-11-01' });
    const { life } = await office.registry.call(dossiers.show, { dossierId });
    // 000.1.1 is kept one year active and one inactive, counted from the end of the year.
    expect(life).toMatchObject({
      state: 'active',
      activeUntil: '2027-12-31',
      inactiveUntil: '2028-12-31',
      fate: 'destroy',
    });
    expect(life.why.map(({ text }) => text).join(' ')).toMatch(/Perbup 30\/2026/);
    expect(life.why.every(({ text }) => !/\{\{|archive\./.test(text))).toBe(true);
  });

  it('takes nothing in, and opens again with a reason, unless it was closed for good', async () => {
    const { id: dossierId } = await filled('Buka lagi', ['A']);
    await office.registry.call(dossiers.close, { dossierId, on: '2026-11-21' });
    const filing = () =>
      codeOf(office.registry.call(records.file, { dossierId, title: 'B', medium: 'paper' }));
    expect(await filing()).toBe('archive.dossier-closed');
    const reopened = await office.registry.call(dossiers.reopen, { dossierId, reason: 'Ada susulan' });
    expect(reopened).toMatchObject({ state: 'open', closedOn: null });
    expect(await last(dossierId)).toMatchObject({ kind: 'reopen', reason: 'Ada susulan', canUndo: false });
    expect(await filing()).toBe('done');
    await office.registry.call(dossiers.close, { dossierId, on: '2026-11-21', final: true });
    const again = () => codeOf(office.registry.call(dossiers.reopen, { dossierId, reason: 'x' }));
    expect(await again()).toBe('archive.dossier-closed-finally');
    await house.owner(
      "update archive.dossier set closed_finally = false, custody = 'records-unit' where id = $1",
      [dossierId],
    );
    expect(await again()).toBe('archive.dossier-transferred');
  });

  it('is reckoned anew by the schedule as days pass', async () => {
    const { id: dossierId } = await filled('Hari baru', ['A']);
    await office.registry.call(dossiers.close, { dossierId, on: '2026-11-21' });
    const state = async () =>
      (await office.staff.call(dossiers.list, { size: 100 })).items.find(({ id }) => id === dossierId)!.state;
    expect(await state()).toBe('active');
    house.clock.set('2028-01-01T01:00:00Z');
    await house.system(office.agencyId, async (ctx) => {
      const { reckonClosedDossiers } = await import('../server/schedules/reckon-dossiers.ts');
      await reckonClosedDossiers.run({
        ...ctx,
        signal: new AbortController().signal,
        transact: (_, work) => work(ctx),
      });
    });
    house.clock.set('2026-11-21T01:00:00Z');
    expect(await state()).toBe('due-for-transfer');
  });
});

describe('lists as they leave the house', () => {
  it('are papers and sheets of what the reader may see', async () => {
    const { id: dossierId } = await filled('Cetak', ['Surat masuk pertama']);
    const start = async (path: string, token = office.staff.token) => {
      const url = `/api/archive/${path}`;
      const answer = await house.server.inject({ url, headers: { authorization: `Bearer ${token}` } });
      return answer.statusCode === 200
        ? answer.rawPayload.toString('latin1', 0, 4)
        : answer.json<{ code: string }>().code;
    };
    for (const list of ['lists/active', 'lists/inactive', `dossiers/${dossierId}/contents`]) {
      expect(await start(`${list}.pdf`), list).toBe('%PDF');
      expect((await start(`${list}.xlsx`)).slice(0, 2), list).toBe('PK');
    }
    const secret = await open('Rahasia', { securityClass: 'R' });
    expect(await start(`dossiers/${secret.id}/contents.pdf`)).toBe('core.not-found');
    expect(await start(`dossiers/${secret.id}/contents.pdf`, office.registry.token)).toBe('%PDF');
    const titles = async (person: typeof office.staff) =>
      (
        await transact(
          house.house.appPool,
          { agency: office.agencyId, person: person.personId, posts: [person.postId] },
          'read',
          (tx) =>
            printedDossiers(
              tx,
              {
                unit: null,
                code: null,
                year: null,
                states: null,
                custody: null,
                classes: null,
                units: null,
                q: null,
              },
              'active',
              100,
            ),
        )
      ).map(({ title }) => title);
    expect(await titles(office.staff)).not.toContain('Rahasia');
    expect(await titles(office.registry)).toContain('Rahasia');
  });
});
