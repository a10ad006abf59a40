import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { distribution } from '../contract/distribution.ts';
import { mandates } from '../contract/mandates.ts';
import { numberBooks } from '../contract/number-books.ts';
import { signingFacts } from '../server/configuration/signing-facts.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  house.clock.set('2026-11-22T03:00:00Z');
  office = await smallOffice(house);
  other = await smallOffice(house);
});
afterAll(() => house.close());

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: { code: string }) => error.code,
  );

describe('a mandate to sign', () => {
  const given = () => ({
    kind: 'an' as const,
    fromPostId: office.regent.postId,
    toPostId: office.secretary.postId,
    startsAt: '2026-11-22T00:00:00+07:00',
    decreeNumber: '100.3.3.2/7/HK/2026',
  });
  const ask = () =>
    office.admin.call(mandates.explain, {
      signingPostId: office.secretary.postId,
      issuingPostId: office.regent.postId,
      kindCode: 'SDINAS',
    });

  it('is missing until its decree is recorded, and the answer says so', async () => {
    expect(await ask()).toMatchObject({ granted: false, code: 'outgoing.mandate-missing', block: null });
    const made = await office.admin.call(mandates.record, given());
    expect(made).toMatchObject({ state: 'in-force', from: { name: 'Bupati' }, recordedBy: 'Admin Uji' });
    const answer = await ask();
    expect(answer).toMatchObject({ granted: true, capacity: 'an' });
    expect(answer.block!.lines).toEqual(['a.n. BUPATI', 'SEKRETARIS DAERAH,']);
    expect(answer.why.join(' ')).toContain('100.3.3.2/7/HK/2026');
    expect(answer.why.join(' ')).not.toMatch(/\{\{|undefined/);
  });

  it('goes one level down', async () => {
    const far = { ...given(), toPostId: office.division.postId };
    expect(await refused(office.admin.call(mandates.record, far))).toBe('outgoing.mandate-not-one-level');
    const up = { ...given(), fromPostId: office.secretary.postId, toPostId: office.regent.postId };
    expect(await refused(office.admin.call(mandates.record, up))).toBe('outgoing.mandate-not-one-level');
  });

  it('is for kinds that there are, and ends after it begins', async () => {
    const kinds = { ...given(), letterKinds: ['TIDAK_ADA'] };
    expect(await refused(office.admin.call(mandates.record, kinds))).toBe('outgoing.kind-unknown');
    const ends = { ...given(), endsAt: '2026-11-21T00:00:00+07:00' };
    expect(await refused(office.admin.call(mandates.record, ends))).toBe('outgoing.mandate-ends-before');
  });

  it('ends once, and nobody signs by it afterwards', async () => {
    const { items } = await office.admin.call(mandates.list, { current: 'true' });
    const [mandate] = items;
    house.clock.advance(60_000);
    expect(await office.admin.call(mandates.end, { mandateId: mandate!.id })).toMatchObject({
      state: 'over',
    });
    house.clock.advance(60_000);
    expect(await ask()).toMatchObject({ granted: false, code: 'outgoing.mandate-ended' });
    expect(await refused(office.admin.call(mandates.end, { mandateId: mandate!.id }))).toBe(
      'outgoing.mandate-over',
    );
    expect((await office.admin.call(mandates.list, { current: 'true' })).items).toEqual([]);
    expect((await office.admin.call(mandates.list, {})).items).toHaveLength(1);
  });

  it('is recorded by who may, and never by another agency', async () => {
    expect(await refused(office.secretary.call(mandates.record, given()))).toBe('core.forbidden');
    expect(await refused(other.admin.call(mandates.record, given()))).toBe('core.not-found');
  });

  it('is read for many letters in two statements', async () => {
    const facts = await transact(house.house.appPool, { agency: office.agencyId }, 'read', async (tx) => {
      let statements = 0;
      const counted = new Proxy(tx, {
        get: (target, name) => {
          const value = Reflect.get(target, name, target);
          if (name === 'rows') statements += 1;
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const posts = [office.division.postId, office.registry.postId, office.admin.postId];
      return { facts: await signingFacts(counted, posts), statements };
    });
    expect(facts.statements).toBe(2);
    expect(facts.facts.posts.size).toBe(6);
    expect(facts.facts.delegations).toHaveLength(1);
    expect([...facts.facts.people.values()].map(({ name }) => name)).toContain('Bupati Uji');
  });
});

describe('a number book', () => {
  const open = (unitCode: string, by = office) =>
    by.registry.call(numberBooks.open, { unitId: by.unitId, name: `Buku ${unitCode}`, unitCode });

  it('is opened for a unit under a code of its own', async () => {
    const book = await open('SETDA');
    expect(book).toMatchObject({ unitCode: 'SETDA', counters: [], can: { keep: true, changeCode: true } });
    expect(await refused(open('SETDA'))).toBe('outgoing.book-code-taken');
    expect(await refused(open('SETDA', other))).toBe('kept');
    expect(await refused(open('A/B'))).toBe('core.invalid-input');
  });

  it('keeps its code once a number bears it', async () => {
    const [book] = (await office.registry.call(numberBooks.list, {})).items;
    const change = (unitCode: string) =>
      office.registry.call(numberBooks.change, { bookId: book!.id, name: 'Buku Setda', unitCode });
    expect(await change('SEKDA')).toMatchObject({ name: 'Buku Setda', unitCode: 'SEKDA' });
    await house.owner(
      `insert into outgoing.counter (agency_id, book_id, group_code, year, last_number) values ($1, $2, 'surat-dinas', 2026, 4)`,
      [office.agencyId, book!.id],
    );
    expect(await refused(change('SETDA'))).toBe('outgoing.book-in-use');
    const [after] = (await office.registry.call(numberBooks.list, {})).items;
    expect(after!.counters).toEqual([
      { groupName: 'Surat dinas dan surat undangan', year: 2026, lastNumber: 4 },
    ]);
    expect(after!.can.changeCode).toBe(false);
  });

  it('is closed and opened again', async () => {
    const [book] = (await office.registry.call(numberBooks.list, {})).items;
    expect((await office.registry.call(numberBooks.close, { bookId: book!.id })).closedAt).not.toBeNull();
    expect(await refused(office.registry.call(numberBooks.close, { bookId: book!.id }))).toBe(
      'outgoing.book-closed',
    );
    expect((await office.registry.call(numberBooks.reopen, { bookId: book!.id })).closedAt).toBeNull();
  });

  it('of another agency, or without the right, is not there', async () => {
    const [book] = (await office.registry.call(numberBooks.list, {})).items;
    expect(await refused(other.registry.call(numberBooks.close, { bookId: book!.id }))).toBe(
      'core.not-found',
    );
    expect(await refused(office.staff.call(numberBooks.close, { bookId: book!.id }))).toBe('core.forbidden');
  });
});

describe('a distribution list', () => {
  const fields = () => ({
    name: 'Para Kepala Perangkat Daerah',
    blind: true,
    recipients: [
      { channel: 'post' as const, postId: office.head.postId },
      { channel: 'agency' as const, agencyId: other.agencyId },
      { channel: 'mail' as const, address: 'camat@contoh.example', name: 'Camat' },
      { channel: 'paper' as const, name: 'Ketua RT' },
    ],
  });

  it('names posts, agencies, mail and paper, and is offered to who writes below its unit', async () => {
    const made = await office.registry.call(distribution.create, { unitId: office.unitId, ...fields() });
    expect(made.names.slice(0, 1)).toEqual(['Kepala Dinas']);
    expect(made.names[1]).toMatch(/^Kabupaten Uji/);
    const { items } = await office.staff.call(distribution.list, {});
    expect(items).toMatchObject([{ id: made.id, blind: true, can: { keep: false } }]);
    expect((await other.staff.call(distribution.list, {})).items).toEqual([]);
  });

  it('is changed by one at a time', async () => {
    const [list] = (await office.registry.call(distribution.list, {})).items;
    const change = () =>
      office.registry.call(distribution.change, {
        listId: list!.id,
        version: list!.version,
        ...fields(),
        blind: false,
      });
    expect((await change()).blind).toBe(false);
    expect(await refused(change())).toBe('core.changed-meanwhile');
  });

  it('reaches nobody who is not there', async () => {
    const recipients = [{ channel: 'post' as const, postId: other.head.postId }];
    const answer = office.registry.call(distribution.create, {
      unitId: office.unitId,
      name: 'Lain',
      blind: false,
      recipients,
    });
    expect(await refused(answer)).toBe('outgoing.post-unknown');
  });

  it('is removed by who keeps it', async () => {
    const [list] = (await office.registry.call(distribution.list, {})).items;
    const named = { listId: list!.id, version: String(list!.version) };
    expect(await refused(office.staff.call(distribution.remove, named))).toBe('core.forbidden');
    expect(await refused(other.registry.call(distribution.remove, named))).toBe('core.not-found');
    await office.registry.call(distribution.remove, named);
    expect((await office.registry.call(distribution.list, {})).items).toEqual([]);
  });
});
