import { describe, expect, it } from 'vitest';
import { LetterText } from '../contract/letter-text.ts';
import { blocksOfHtml } from './blocks-of-html.ts';
import { fromLibreOffice, fromWord } from './testing/clipboards.ts';

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
const item = (...content: unknown[]) => ({ type: 'listItem', content });
const cell = (words: string, attrs?: object) => ({
  type: 'tableCell',
  ...(attrs ? { attrs } : {}),
  content: [paragraph(words)],
});

describe('what is pasted from Word', () => {
  const blocks = blocksOfHtml(fromWord);

  it('keeps words, emphasis, alignment and the indent of the first line, and no font or colour', () => {
    expect(blocks.slice(0, 2)).toEqual([
      { type: 'heading', attrs: { level: 1, textAlign: 'center' }, content: [text('LAPORAN')] },
      {
        type: 'paragraph',
        attrs: { textAlign: 'justify', indent: true },
        content: [
          text('Berdasarkan '),
          text('Surat Edaran', 'bold'),
          text(' Nomor '),
          text('470/12', 'italic'),
          text(', bersama ini '),
          text('kami', 'underline'),
          text(' sampaikan hal berikut:'),
        ],
      },
    ]);
  });

  it('has the lists that were painted, one within the other, without the painted numbers', () => {
    expect(blocks[2]).toEqual({
      type: 'orderedList',
      content: [
        item(paragraph('Data penduduk;'), {
          type: 'orderedList',
          attrs: { counter: 'a.' },
          content: [item(paragraph('per kecamatan;')), item(paragraph('per desa;'))],
        }),
        item(paragraph('Peta wilayah.')),
      ],
    });
    expect(blocks[3]).toEqual({ type: 'bulletList', content: [item(paragraph('Segera'))] });
  });

  it('has tables with their merged cells', () => {
    expect(blocks[4]).toMatchObject({
      type: 'table',
      content: [
        {
          content: [
            {
              attrs: { rowspan: 2 },
              content: [{ attrs: { textAlign: 'center' }, content: [text('Kecamatan', 'bold')] }],
            },
            cell('Jumlah', { colspan: 2 }),
          ],
        },
        { content: [cell('L'), cell('P')] },
        { content: [cell('Arunika'), cell('10'), cell('12')] },
      ],
    });
  });

  it('has nothing of links, pictures, hidden words, remarks and scripts', () => {
    expect(blocks.slice(5)).toEqual([
      paragraph('tautan dan gambar'),
      { type: 'pageBreak' },
      paragraph('Halaman dua'),
    ]);
    expect(JSON.stringify(blocks)).not.toMatch(/alert|evil|rahasia|SM1|style|font/);
  });

  it('is a letter that the contract takes', () => {
    LetterText.parse({ parts: { body: { type: 'doc', content: blocks } } });
  });
});

describe('what is pasted from LibreOffice', () => {
  it('keeps headings, nested lists with their counting and tables with a head', () => {
    const blocks = blocksOfHtml(fromLibreOffice);
    expect(blocks).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [text('Dasar')] },
      {
        type: 'paragraph',
        attrs: { textAlign: 'justify' },
        content: [text('Dengan '), text('hormat', 'bold'), text(', kami mengundang Saudara')],
      },
      {
        type: 'orderedList',
        attrs: { counter: 'a.' },
        content: [
          item(paragraph('Kepala Dinas'), {
            type: 'orderedList',
            attrs: { start: 3 },
            content: [item(paragraph('Sekretaris'))],
          }),
          item(paragraph('Camat')),
        ],
      },
      {
        type: 'bulletList',
        content: [item(paragraph('satu', { type: 'hardBreak' }, 'baris lain'))],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', content: [paragraph('Nama')] },
              { type: 'tableHeader', content: [paragraph('Jabatan')] },
            ],
          },
          {
            type: 'tableRow',
            content: [
              cell('Rina'),
              {
                type: 'tableCell',
                content: [{ ...paragraph('Camat'), attrs: { textAlign: 'right' } }],
              },
            ],
          },
        ],
      },
      paragraph('Lampiran'),
    ]);
  });
});

describe('HTML of whatever kind', () => {
  it.each([
    ['<p>a<p>b', [paragraph('a'), paragraph('b')]],
    ['teks & <b>tebal', [paragraph('teks & ', text('tebal', 'bold'))]],
    ['<b style="font-weight:normal"><p>dari Google</p></b>', [paragraph('dari Google')]],
    ['<div>satu<div>dua</div></div>', [paragraph('satu'), paragraph('dua')]],
    ['<span data-variable="agency">x</span>', [paragraph({ type: 'variable', attrs: { name: 'agency' } })]],
    ['1 < 2 <br><br>', [paragraph('1 < 2')]],
    [
      '<table><tr><td>',
      [
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }],
        },
      ],
    ],
    ['', []],
  ])('%s', (html, blocks) => {
    expect(blocksOfHtml(html)).toEqual(blocks);
  });

  it('is read in a time that grows with its length, also where it is made to hurt', () => {
    for (const html of [
      '<p '.repeat(50_000),
      '<div>'.repeat(50_000),
      '<b><i>'.repeat(30_000),
      '<!--'.repeat(50_000),
      '&'.repeat(100_000),
    ])
      blocksOfHtml(html);
  });
});
