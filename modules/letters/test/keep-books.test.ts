import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { openPdf, openPdfPage } from '#core/documents/pdf-document.ts';
import { pdfTextLayer } from '#core/documents/pdf-text-layer.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { books } from '../contract/books.ts';
import { letters } from '../contract/letters.ts';
import type { BookId } from '../contract/terms.ts';
import { bookFor } from '../server/books.queries.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;
let bookId: BookId;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  bookId = office.bookId as BookId;
});
afterAll(() => house.close());

const code = (failure: unknown) => (failure as { code: string }).code;
const file = (url: string, token: string) =>
  house.server.inject({ url, headers: { authorization: `Bearer ${token}` } });

it('keeps a line for every number; of a confidential letter it tells number and class alone', async () => {
  const { registry, regent } = office;
  const other = await house.as(office.registry.token)(
    letters.register,
    letterInput(regent.postId, { subject: 'Terbuka' }),
  );
  await registry.call(
    letters.register,
    letterInput(regent.postId, { subject: 'Sangat tertutup', securityClass: 'SR' }),
  );
  await house.owner('delete from letters.reader where post_id = $1 and agency_id = $2', [
    registry.postId,
    office.agencyId,
  ]);
  const cancelled = await registry.call(letters.register, letterInput(regent.postId, { subject: 'Batal' }));
  await registry.call(letters.cancel, { letterId: cancelled.id, reason: 'Salah alamat' });
  const { items } = await registry.call(books.entries, { bookId, year: 2026 });
  expect(items.map((line) => line.agendaNumber)).toEqual([1, 2, 3]);
  expect(items[0]).toMatchObject({ letterId: other.id, subject: 'Terbuka', addressees: ['Bupati'] });
  expect(items[1]).toMatchObject({ letterId: null, subject: null, sender: null, securityClass: 'SR' });
  expect(items[1]!.addressees).toEqual([]);
  expect(items[2]).toMatchObject({ stage: 'cancelled', note: 'Salah alamat' });
});

it('proves that no number is missing, and names one that is', async () => {
  const { registry } = office;
  expect(await registry.call(books.gaps, { bookId, year: 2026 })).toEqual({
    lastNumber: 3,
    entries: 3,
    missing: [],
  });
  await house.owner('update letters.book_year set last_number = 5 where agency_id = $1', [office.agencyId]);
  expect((await registry.call(books.gaps, { bookId, year: 2026 })).missing).toEqual([4, 5]);
  await house.owner('update letters.book_year set last_number = 3 where agency_id = $1', [office.agencyId]);
});

it('prints the agenda and expedition books, the control card and the receipt as tagged PDF, and the books as sheets', async () => {
  const { registry, regent } = office;
  const letter = await registry.call(letters.register, letterInput(regent.postId));
  for (const path of [
    `books/${bookId}/agenda.pdf?year=2026`,
    `books/${bookId}/expedition.pdf?year=2026`,
    `books/${bookId}/control-cards.pdf?year=2026`,
    `letters/${letter.id}/control-card.pdf`,
    `letters/${letter.id}/receipt.pdf`,
  ]) {
    const answer = await file(`/api/${path}`, registry.token);
    expect([answer.statusCode, answer.rawPayload.subarray(0, 5).toString()], path).toEqual([200, '%PDF-']);
    expect(
      answer.rawPayload.includes('/MarkInfo') || answer.rawPayload.includes('StructTreeRoot'),
      path,
    ).toBe(true);
  }
  for (const path of ['agenda.xlsx', 'expedition.xlsx', 'control-cards.xlsx']) {
    const answer = await file(`/api/books/${bookId}/${path}?year=2026`, registry.token);
    expect([answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  }
});

it('names on the receipt the unit that received the letter', async () => {
  const { registry, regent } = office;
  const letter = await registry.call(letters.register, letterInput(regent.postId));
  const answer = await file(`/api/letters/${letter.id}/receipt.pdf`, registry.token);
  const document = await openPdf(answer.rawPayload);
  const page = openPdfPage(document, 0)!;
  const text = pdfTextLayer(page)
    .words.map((word) => word.text)
    .join(' ');
  page.close();
  document.close();
  expect(text).toMatch(/Unit penerima .*Sekretariat Daerah/);
});

it('refuses the books of others as if they were not there', async () => {
  const foreign = await smallOffice(house);
  const answers = await Promise.all(
    [office.bookId, crypto.randomUUID()].map((id) =>
      file(`/api/books/${id}/agenda.pdf?year=2026`, foreign.registry.token),
    ),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404]);
});

it('takes no letter in a closed book, and goes on numbering when it is opened again', async () => {
  const { registry, regent, staff } = office;
  const own = await registry.call(books.open, { unitId: office.unitId, name: 'Buku undangan' });
  const first = await registry.call(letters.register, letterInput(regent.postId, { bookId: own.id }));
  const closed = await registry.call(books.close, { bookId: own.id });
  expect([closed.closedAt !== null, closed.can.keep]).toEqual([true, true]);
  const into = letterInput(regent.postId, { bookId: own.id });
  expect(await registry.call(letters.register, into).catch(code)).toBe('letters.book-closed');
  expect(await registry.call(books.close, { bookId: own.id }).catch(code)).toBe('letters.book-closed');
  await registry.call(books.reopen, { bookId: own.id });
  const second = await registry.call(letters.register, into);
  expect([first.agendaNumber, second.agendaNumber]).toEqual([1, 2]);
  expect(await staff.call(books.close, { bookId: own.id }).catch(code)).toBe('core.forbidden');
});

it('leaves a book that was not asked for by name alone once it is closed', async () => {
  const other = await smallOffice(house);
  const own = await other.registry.call(books.open, { unitId: other.deptId, name: 'Buku dinas' });
  await other.registry.call(books.close, { bookId: own.id });
  const letter = await other.registry.call(letters.register, letterInput(other.regent.postId));
  expect(letter.bookId).toBe(other.bookId);
});

it('is renamed, and becomes the common book in the place of the former', async () => {
  const other = await smallOffice(house);
  const { registry } = other;
  const own = await registry.call(books.open, { unitId: other.unitId, name: 'Buku lama' });
  expect((await registry.call(books.change, { bookId: own.id, name: 'Buku baru' })).name).toBe('Buku baru');
  await registry.call(books.change, { bookId: own.id, isDefault: true });
  const { items } = await registry.call(books.list, {});
  expect(items.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([own.id]);
  expect(await registry.call(books.close, { bookId: own.id }).catch(code)).toBe('letters.book-needed');
});

it('tells of a letter of limited readership in the book neither what it says nor to whom it went', async () => {
  const other = await smallOffice(house);
  const { registry, regent } = other;
  const letter = await registry.call(
    letters.register,
    letterInput(regent.postId, { subject: 'Terbatas', securityClass: 'T' }),
  );
  const line = async () =>
    (await registry.call(books.entries, { bookId: other.bookId as BookId, year: 2026 })).items[0]!;
  expect((await line()).addressees).toEqual(['Bupati']);
  // Kept for another unit, and named to others alone.
  await house.owner('update letters.letter set unit_id = $2 where id = $1', [letter.id, other.deptId]);
  await house.owner('delete from letters.reader where letter_id = $1', [letter.id]);
  await house.owner(
    `update organization.role set permissions = array_remove(permissions, 'letters.view-unit') where agency_id = $1`,
    [other.agencyId],
  );
  expect(await line()).toMatchObject({ letterId: null, subject: null, addressees: [] });
});

it('is closed only when who registers in it at that moment is done', async () => {
  const other = await smallOffice(house);
  const { registry } = other;
  const own = await registry.call(books.open, { unitId: other.unitId, name: 'Buku rapat' });
  const acting = { agency: other.agencyId, posts: [registry.postId] };
  let closing: Promise<unknown> | undefined;
  const first = await transact(house.house.appPool, acting, 'write', async (tx) => {
    await bookFor(tx, own.id, []);
    closing = registry.call(books.close, { bookId: own.id });
    return Promise.race([closing.then(() => 'closed'), setTimeout(400, 'waits')]);
  });
  expect(first).toBe('waits');
  await closing;
});

it('leaves the place of the common book to who keeps the book that has it', async () => {
  const other = await smallOffice(house);
  const { registry } = other;
  const own = await registry.call(books.open, { unitId: other.deptId, name: 'Buku dinas' });
  await house.owner('update organization.post_role set unit_id = $2 where post_id = $1', [
    registry.postId,
    other.deptId,
  ]);
  const take = [
    () => registry.call(books.open, { unitId: other.deptId, name: 'Buku baru', isDefault: true }),
    () => registry.call(books.change, { bookId: own.id, isDefault: true }),
  ];
  for (const act of take) expect(await act().catch(code)).toBe('core.forbidden');
  const { items } = await registry.call(books.list, {});
  expect(items.map(({ isDefault, can }) => ({ isDefault, ...can }))).toEqual([
    { isDefault: true, keep: false, makeCommon: false },
    { isDefault: false, keep: true, makeCommon: false },
  ]);
  const common = await house.owner<{ id: string }>(
    'select id from letters.book where agency_id = $1 and is_default',
    [other.agencyId],
  );
  expect(common).toEqual([{ id: other.bookId }]);
});

it('has one common book, however many are opened at once', async () => {
  const other = await smallOffice(house);
  const opened = await Promise.all(
    ['Buku satu', 'Buku dua', 'Buku tiga'].map((name) =>
      other.registry
        .call(books.open, { unitId: other.unitId, name, isDefault: true })
        .then(() => 'opened', code),
    ),
  );
  expect(opened).toContain('opened');
  for (const outcome of opened) expect(['opened', 'core.changed-meanwhile']).toContain(outcome);
  // Certainly at once: none had the place, and both came for it.
  await house.owner('update letters.book set is_default = false where agency_id = $1', [other.agencyId]);
  let second: Promise<string> | undefined;
  await transact(house.house.appPool, { agency: other.agencyId, posts: [] }, 'write', async (tx) => {
    await tx.rows('update letters.book set is_default = true where id = $1', [other.bookId]);
    second = other.registry
      .call(books.open, { unitId: other.unitId, name: 'Buku empat', isDefault: true })
      .then(() => 'opened', code);
    await setTimeout(200);
  });
  expect(await second).toBe('core.changed-meanwhile');
});
