import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LetterText } from '../contract/letter-text.ts';
import { addRow, moveRow, orderedRows, partOf, setWords } from './letter-document.ts';
import { readLetter } from './read-letter.ts';
import { tidyBlocks, tidyContent } from './tidy-blocks.ts';
import { writeLetter } from './write-letter.ts';

const paragraph = (text: string, marks?: { type: 'bold' }[]) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text, ...(marks ? { marks } : {}) }],
});
const doc = (...content: unknown[]) => ({ type: 'doc', content });

const full = LetterText.parse({
  parts: {
    considering: doc({
      type: 'orderedList',
      attrs: { counter: 'a.' },
      content: [
        { type: 'listItem', content: [paragraph('bahwa jalan rusak;')] },
        { type: 'listItem', content: [paragraph('bahwa perlu perbaikan;')] },
      ],
    }),
    establishes: doc({
      type: 'clauses',
      content: [{ type: 'clause', content: [paragraph('Membentuk Tim.')] }],
    }),
    body: doc(
      {
        type: 'heading',
        attrs: { level: 2, textAlign: 'center' },
        content: [{ type: 'text', text: 'Umum' }],
      },
      {
        type: 'paragraph',
        attrs: { indent: true, textAlign: 'justify' },
        content: [
          { type: 'text', text: 'Sesuai ' },
          { type: 'text', text: 'Perbup', marks: [{ type: 'bold' }, { type: 'italic' }] },
          { type: 'hardBreak' },
          { type: 'variable', attrs: { name: 'agency' } },
        ],
      },
      { type: 'pageBreak' },
      {
        type: 'table',
        attrs: { widths: [40, 60] },
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph('Kepala')] }],
          },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [paragraph('a')] },
              { type: 'tableCell', content: [paragraph('b')] },
            ],
          },
        ],
      },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('butir')] }] },
    ),
  },
  about: 'PEMBENTUKAN TIM',
  event: { from: '2026-11-23', startsAt: '09:00', place: 'Aula', matter: 'Rapat' },
  people: [{ name: 'Sukarno', rank: 'Penata' }, { name: 'Rina' }],
  witnesses: [{ name: 'Budi' }],
  items: [{ what: 'Laporan', amount: '1 berkas' }],
  meeting: { chair: 'Sekda', minuteTaker: 'Rina', present: ['A', 'B'] },
  followUps: [{ what: 'Cek jalan', who: 'Dinas PU', due: '2026-12-01' }],
  annexes: [{ title: 'Daftar Undangan', text: doc(paragraph('1. Camat')) }],
});

describe('a letter in a shared document', () => {
  it('is read as it was written, everything of it', () => {
    const shared = new Y.Doc();
    writeLetter(shared, full);
    expect(readLetter(shared)).toEqual({ text: full, incomplete: [] });
  });

  it('that is brought back to an earlier version leaves blocks that are the same untouched', () => {
    const shared = new Y.Doc();
    writeLetter(shared, full);
    const first = partOf(shared, 'body').get(0);
    const changed = structuredClone(full);
    changed.parts.body!.content[1] = paragraph('Lain sekali');
    writeLetter(shared, changed);
    expect(readLetter(shared).text).toEqual(changed);
    expect(partOf(shared, 'body').get(0)).toBe(first);
    expect(partOf(shared, 'body').length).toBe(5);
  });

  it('names what is begun and cannot be printed', () => {
    const shared = new Y.Doc();
    writeLetter(shared, { ...full, event: null, meeting: null, people: [] });
    shared.getMap('event').set('on', true);
    setWords(addRow(shared, 'people').get('rank') as Y.Text, 'Penata');
    addRow(shared, 'people');
    expect(readLetter(shared).incomplete).toEqual(['event', 'people.0']);
  });

  it('keeps what somebody writes into a row that another moves', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    writeLetter(one, full);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    moveRow(one, 'people', orderedRows(one, 'people')[1]!, 0);
    setWords(orderedRows(other, 'people')[1]!.get('name') as Y.Text, 'Rina Wati');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const names = (shared: Y.Doc) => readLetter(shared).text.people.map(({ name }) => name);
    expect(names(one)).toEqual(['Rina Wati', 'Sukarno']);
    expect(names(other)).toEqual(names(one));
  });
});

describe('loose blocks', () => {
  it('keep their words where the wrapping is unknown to letters', () => {
    const tidy = tidyBlocks([
      { type: 'blockquote', content: [{ type: 'text', text: 'kutipan', marks: [{ type: 'comment' }] }] },
      { type: 'image', attrs: { src: 'https://evil.example' } },
    ]);
    expect(tidy).toEqual([paragraph('kutipan')]);
  });

  it('make a table even that two people widened at once', () => {
    const cell = (text: string, attrs = {}) => ({ type: 'tableCell', attrs, content: [paragraph(text)] });
    const tidy = tidyContent([
      {
        type: 'table',
        attrs: { widths: [1, 2] },
        content: [
          { type: 'tableRow', content: [cell('a', { rowspan: 9 }), cell('b'), cell('c')] },
          { type: 'tableRow', content: [cell('d')] },
        ],
      },
    ]);
    expect(LetterText.safeParse({ parts: { body: tidy } }).success).toBe(true);
    expect(JSON.stringify(tidy)).toContain('"d"');
  });

  it('of whatever form become a letter that the contract takes', () => {
    const node = fc.letrec((tie) => ({
      node: fc.record({
        type: fc.constantFrom(
          'paragraph',
          'heading',
          'text',
          'variable',
          'orderedList',
          'listItem',
          'clauses',
          'clause',
          'table',
          'tableRow',
          'tableCell',
          'pageBreak',
          'hardBreak',
          'script',
        ),
        text: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        attrs: fc.option(
          fc.record({
            level: fc.anything(),
            textAlign: fc.constantFrom('left', 'center', 'x'),
            colspan: fc.integer({ min: -1, max: 15 }),
            rowspan: fc.integer({ min: -1, max: 5 }),
            counter: fc.constantFrom('a.', 'z'),
            start: fc.integer(),
            name: fc.constantFrom('agency', 'secret'),
            widths: fc.array(fc.integer()),
          }),
          { nil: undefined },
        ),
        content: fc.option(fc.array(tie('node'), { maxLength: 4 }), { nil: undefined }),
      }),
    })).node;
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (nodes) => {
        const content = tidyContent(nodes);
        if (content) LetterText.parse({ parts: { body: content } });
      }),
      { numRuns: 300 },
    );
  });

  it('that are nested without end stay within the depth of a letter, with their words', () => {
    let node: unknown = paragraph('di dasar');
    for (let depth = 0; depth < 60; depth += 1)
      node = { type: 'bulletList', content: [{ type: 'listItem', content: [node] }] };
    const content = tidyContent([node]);
    LetterText.parse({ parts: { body: content } });
    expect(JSON.stringify(content)).toContain('di dasar');
  });
});
