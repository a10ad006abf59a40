import { describe, expect, it } from 'vitest';
import { Content, contentLimits } from './content.ts';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (value = 'Isi') => ({ type: 'paragraph', content: [text(value)] });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const cell = (attrs?: object) => ({ type: 'tableCell', ...(attrs && { attrs }), content: [paragraph()] });
const row = (...cells: unknown[]) => ({ type: 'tableRow', content: cells });
const table = (...rows: unknown[]) => ({ type: 'table', content: rows });

const faultsOf = (value: unknown) => {
  const result = Content.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
};

/** A list in a list in a list … */
function nestedLists(levels: number): unknown {
  let inner: unknown = paragraph();
  for (let level = 0; level < levels; level += 1)
    inner = { type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] };
  return doc(inner);
}

describe('the text of a letter', () => {
  it('holds paragraphs, headings, lists, clauses, tables, breaks, marks and variables', () => {
    const whole = doc(
      { type: 'heading', attrs: { level: 1 }, content: [text('A. Dasar')] },
      {
        type: 'paragraph',
        attrs: { textAlign: 'center', indent: false },
        content: [
          { ...text('tebal'), marks: [{ type: 'bold' }, { type: 'underline' }] },
          { type: 'hardBreak' },
          { type: 'variable', attrs: { name: 'number' } },
        ],
      },
      { type: 'paragraph' },
      {
        type: 'orderedList',
        attrs: { counter: 'a.', start: 3 },
        content: [{ type: 'listItem', content: [paragraph()] }],
      },
      { type: 'clauses', content: [{ type: 'clause', content: [paragraph()] }] },
      { type: 'pageBreak' },
      table(row(cell({ colspan: 2 })), row(cell(), cell())),
    );
    expect(faultsOf(whole)).toEqual([]);
    expect(Content.parse(whole)).toEqual(whole);
  });

  it.each<[string, unknown]>([
    ['a picture', doc({ type: 'image', attrs: { src: 'https://example.org/x.png' } })],
    [
      'a link',
      doc({
        type: 'paragraph',
        content: [{ ...text('x'), marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }],
      }),
    ],
    ['a colour', doc({ type: 'paragraph', attrs: { color: 'red' }, content: [text('x')] })],
    ['a control character', doc(paragraph('a\u0007b'))],
    ['half of a character', doc(paragraph('\ud83d'))],
    ['an empty piece of text', doc(paragraph(''))],
    ['nothing at all', doc()],
    ['text outside of a paragraph', doc(text('x'))],
    [
      'a variable that does not exist',
      doc({ type: 'paragraph', content: [{ type: 'variable', attrs: { name: 'password' } }] }),
    ],
    ['a list without items', doc({ type: 'bulletList', content: [] })],
    [
      'a label of its own at a clause',
      doc({ type: 'clauses', content: [{ type: 'clause', label: 'KESERATUS', content: [paragraph()] }] }),
    ],
    ['something that is no tree', 'Isi'],
    ['nothing', null],
  ])('refuses %s', (_what, value) => {
    expect(faultsOf(value)).not.toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a row that is too short', table(row(cell(), cell()), row(cell()))],
    ['a row that is too long', table(row(cell()), row(cell(), cell()))],
    ['a merged cell that hangs out below', table(row(cell({ rowspan: 2 })))],
    ['merged cells that overlap', table(row(cell({ rowspan: 2 }), cell()), row(cell({ colspan: 2 })))],
    ['widths for other columns', { ...table(row(cell(), cell())), attrs: { widths: [1] } }],
    ['a row of nothing', table(row())],
  ])('refuses a table with %s', (_what, value) => {
    expect(faultsOf(doc(value))).toContain('outgoing.table-uneven');
  });

  it('takes merged cells that fill their rows', () => {
    const merged = table(
      row(cell({ rowspan: 2 }), cell({ colspan: 2 })),
      row(cell(), cell()),
      row(cell({ colspan: 3 })),
    );
    expect(faultsOf(doc(merged))).toEqual([]);
  });

  it('may nest lists, but not without end', () => {
    expect(faultsOf(nestedLists(8))).toEqual([]);
    expect(faultsOf(nestedLists(20))).toEqual(['outgoing.content-too-deep']);
  });

  it('is refused, not run into, when it is nested a hundred thousand times', () => {
    expect(faultsOf(nestedLists(100_000))).toEqual(['outgoing.content-too-deep']);
  });

  it('is refused when it is longer than a letter can be', () => {
    const many = Array.from({ length: contentLimits.nodes }, () => paragraph());
    expect(faultsOf(doc(...many))).toEqual(['outgoing.content-too-large']);
    const long = Array.from({ length: 9 }, () => paragraph('a'.repeat(49_000)));
    expect(faultsOf(doc(...long))).toEqual(['outgoing.content-too-large']);
  });
});
