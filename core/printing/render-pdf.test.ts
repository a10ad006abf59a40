import { expect, test } from 'vitest';
import { openPdf, openPdfPage } from '../documents/pdf-document.ts';
import { pdfTextLayer } from '../documents/pdf-text-layer.ts';
import { renderPdf } from './render-pdf.ts';

const at = new Date('2026-11-21T01:00:00Z');
const print = (line: string) =>
  renderPdf('core/printing/testing/lines.typ', { title: 'Uji', lines: [line] }, at);

async function textOf(pdf: Buffer): Promise<string> {
  const document = await openPdf(pdf);
  const page = openPdfPage(document, 0)!;
  const { words } = pdfTextLayer(page);
  page.close();
  document.close();
  return words.map((word) => word.text).join(' ');
}

test.each([
  ['an emoji', '💥'],
  ['a script that the font does not have', '漢'],
  ['a private character', '\ue000'],
  ['a byte order mark', '\ufeff'],
  ['no character at all', '\ufffe'],
])('a document is set although it holds %s', async (_what, character) => {
  const pdf = await print(`Undangan ${character} rapat`);
  expect(pdf.includes('pdfaid:part')).toBe(true);
  expect(await textOf(pdf)).toMatch(/Undangan .* rapat/);
});

test('words of the template language are words', async () => {
  const pdf = await print('#panic("x") #read("/etc/passwd") $x$ *tebal* @ref');
  expect(await textOf(pdf)).toBe('#panic("x") #read("/etc/passwd") $x$ *tebal* @ref');
});
