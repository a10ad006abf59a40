import { expect, it } from 'vitest';
import { mostFinds } from '../contract/paged-document.ts';
import { findInPages, type NumberedWords } from './find-in-pages.ts';

const page = (number: number, body: string): NumberedWords => ({
  page: number,
  body,
  boxes: body.split(/\s+/).flatMap((_, at) => [at * 100, 200, 90, 50]),
});
/** A document of these pages, given out as it is asked for. */
const given = (pages: readonly NumberedWords[]) => (after: number, size: number) =>
  Promise.resolve(pages.filter((one) => one.page > after).slice(0, size));

it('is told over all pages, however many of them are held at once', async () => {
  const pages = Array.from({ length: 250 }, (_, at) =>
    page(at + 1, at % 100 === 49 ? 'Arsip vital' : 'Lain'),
  );
  const { total, finds, hasText } = await findInPages('ARSIP', given(pages));
  expect({ total, hasText }).toEqual({ total: 3, hasText: true });
  expect(finds.map((find) => find.page)).toEqual([50, 150, 250]);
  expect(finds[0]).toMatchObject({ found: 'Arsip', after: 'vital', boxes: [[0, 200, 90, 50]] });
});

it('counts what is too much to be told one by one', async () => {
  const pages = Array.from({ length: 60 }, (_, at) => page(at + 1, 'dan '.repeat(10).trim()));
  const { total, finds } = await findInPages('dan', given(pages));
  expect(total).toBe(600);
  expect(finds).toHaveLength(mostFinds);
});

it('says of a document without words that it has none', async () => {
  expect(await findInPages('arsip', given([]))).toEqual({ total: 0, hasText: false, finds: [] });
  expect(await findInPages('surat', given([page(2, 'Arsip')]))).toEqual({
    total: 0,
    hasText: true,
    finds: [],
  });
});
