import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LetterText } from '../contract/letter-text.ts';
import { differenceOf } from './difference.ts';

const paragraph = (text: string, marks?: object[]) => ({
  type: 'paragraph',
  ...(text ? { content: [{ type: 'text', text, ...(marks ? { marks } : {}) }] } : {}),
});
const letter = (content: unknown[], rest: object = {}) =>
  LetterText.parse({ parts: { body: { type: 'doc', content } }, ...rest });
const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(text)] });
const table = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((row) => ({ type: 'tableRow', content: row.map(cell) })),
});

describe('the difference of two letters', () => {
  it('shows the words that were put in and taken out of a paragraph', () => {
    const before = letter([paragraph('Rapat diadakan hari Senin di Aula.')]);
    const after = letter([paragraph('Rapat diadakan hari Selasa di Aula Kantor.')]);
    const [{ place, changes }] = differenceOf(before, after) as [ReturnType<typeof differenceOf>[0]];
    expect(place).toBe('part:body');
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ how: 'changed' });
    const words = (how: string) =>
      changes[0]!.words.filter((one) => one.how === how).map(({ text }) => text.trim());
    expect(words('removed')).toContain('Senin');
    expect(words('added')).toContain('Selasa');
  });

  it('tells paragraphs that came and went from those that changed, in their order', () => {
    const before = letter([paragraph('Satu dua tiga.'), paragraph('Sama.'), paragraph('Hilang sekali.')]);
    const after = letter([paragraph('Satu dua empat.'), paragraph('Sama.'), paragraph('Sungguh baru.')]);
    expect(differenceOf(before, after)[0]!.changes.map(({ how }) => how)).toEqual([
      'changed',
      'removed',
      'added',
    ]);
  });

  it('names cells of tables and items of lists by their place', () => {
    const list = (text: string) => ({
      type: 'orderedList',
      attrs: { counter: 'a.' },
      content: [
        { type: 'listItem', content: [paragraph('tetap')] },
        { type: 'listItem', content: [paragraph(text)] },
      ],
    });
    const before = letter([table(['a', 'b'], ['c', 'jumlah 10 orang']), list('biaya dari kas')]);
    const after = letter([table(['a', 'b'], ['c', 'jumlah 12 orang']), list('biaya dari anggaran')]);
    expect(differenceOf(before, after)[0]!.changes.map(({ mark }) => mark)).toEqual(['2,2', 'b.']);
  });

  it('shows fields, rows and annexes', () => {
    const event = { from: '2026-11-23', startsAt: '09:00', place: 'Aula', matter: 'Rapat' };
    const annex = { title: 'Daftar', text: { type: 'doc', content: [paragraph('Camat')] } };
    const before = letter([paragraph('x')], { event, people: [{ name: 'Rina', post: 'Staf' }] });
    const after = letter([paragraph('x')], {
      event: { ...event, place: 'Ruang Rapat', endsAt: '11:00' },
      people: [{ name: 'Rina', post: 'Camat' }, { name: 'Budi' }],
      annexes: [annex],
    });
    expect(
      differenceOf(before, after).map(({ place, changes }) => [place, changes.map(({ how }) => how)]),
    ).toEqual([
      ['event.endsAt', ['added']],
      ['event.place', ['removed', 'added']],
      ['people', ['changed', 'added']],
      ['annex:0', ['added', 'added']],
    ]);
  });

  it('does not hide what only looks different', () => {
    const plain = letter([paragraph('Penting')]);
    const bold = letter([paragraph('Penting', [{ type: 'bold' }])]);
    expect(differenceOf(plain, bold)).toEqual([
      {
        place: 'part:body',
        changes: [{ how: 'changed', mark: '', words: [{ how: 'same', text: 'Penting' }] }],
      },
    ]);
  });

  const block = fc.oneof(
    fc.string({ maxLength: 30 }).map((text) => paragraph(text.replace(/[^\w .,]/g, ''))),
    fc
      .array(fc.constantFrom('a', 'b b', 'c c c'), { minLength: 2, maxLength: 2 })
      .map((row) => table(row, row)),
    fc.constant({ type: 'pageBreak' }),
  );
  const letters = fc.array(block, { minLength: 1, maxLength: 8 }).map((content) => letter(content));

  it('is empty only where nothing differs, and holds both texts whole', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const difference = differenceOf(before, after);
        expect(difference.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        expect(differenceOf(before, before)).toEqual([]);
        const changes = difference.flatMap((one) => one.changes);
        const all = (one: 'added' | 'removed') =>
          changes
            .map(({ words }) => words.filter(({ how }) => how === 'same' || how === one))
            .flatMap((words) => words.map(({ text }) => text))
            .join('')
            .replace(/\s/g, '').length;
        const length = (text: typeof before) =>
          [...JSON.stringify(text).matchAll(/"text":"([^"]*)"/g)]
            .map((match) => match[1]!)
            .join('')
            .replace(/\s/g, '').length;
        // What is left out of the difference is the same on both sides.
        expect(length(before) - all('removed')).toBe(length(after) - all('added'));
      }),
      { numRuns: 200 },
    );
  });
});
