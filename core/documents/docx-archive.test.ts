import { describe, expect, test } from 'vitest';
import { archiveLimits, docxParts } from './docx-archive.ts';
import { docxText } from './docx-text.ts';
import { pageLines } from './page-text.ts';
import { type MadeEntry, makeDocx } from './testing/make-zip.ts';

function withPart(...extra: MadeEntry[]): Buffer {
  return makeDocx({ paragraphs: ['isi'], extra });
}

const external = (type: string): string =>
  `<Relationships><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://198.51.100.7/x" TargetMode="External"/></Relationships>`;

test('an ordinary DOCX opens', () => {
  expect(docxParts(withPart()).has('word/document.xml')).toBe(true);
});

describe('a dangerous archive is refused', () => {
  const zeros = Buffer.alloc(30 * 1024 * 1024);
  const cases: [string, string, () => Buffer][] = [
    [
      'a part that unpacks a thousandfold',
      'documents.archive-unsafe',
      () => withPart({ name: 'word/media/a.bin', content: zeros }),
    ],
    [
      'a part that says it is small and is not',
      'documents.archive-unsafe',
      () => withPart({ name: 'word/media/a.bin', content: zeros, claimedSize: 4000 }),
    ],
    [
      'a part that says it is larger than it is',
      'documents.archive-unsafe',
      () => withPart({ name: 'word/media/a.bin', content: 'isi', claimedSize: 4000 }),
    ],
    [
      'parts laid over one another',
      'documents.archive-unsafe',
      () => withPart({ name: 'word/a.bin', content: 'isi', sameAs: 2 }),
    ],
    [
      'too many parts',
      'documents.archive-unsafe',
      () =>
        withPart(
          ...Array.from({ length: archiveLimits.entries }, (_, i) => ({
            name: `word/media/${i}.bin`,
            content: '',
          })),
        ),
    ],
    [
      'a name that climbs out',
      'documents.archive-unsafe',
      () => withPart({ name: '../../etc/cron.d/x', content: 'isi' }),
    ],
    [
      'a name from the root',
      'documents.archive-unsafe',
      () => withPart({ name: '/etc/passwd', content: 'isi' }),
    ],
    [
      'a name that climbs out the Windows way',
      'documents.archive-unsafe',
      () => withPart({ name: 'word\\..\\..\\x', content: 'isi' }),
    ],
    [
      'a link',
      'documents.archive-unsafe',
      () => withPart({ name: 'word/x', content: '/etc/passwd', mode: 0o120777 }),
    ],
    [
      'the same name twice',
      'documents.archive-unsafe',
      () => withPart({ name: 'word/document.xml', content: '<w/>' }),
    ],
    ['macros', 'documents.macros', () => withPart({ name: 'word/vbaProject.bin', content: 'isi' })],
    [
      'an external entity',
      'documents.external-entity',
      () =>
        makeDocx({
          document: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>',
        }),
    ],
    [
      'an entity in another encoding',
      'documents.external-entity',
      () => withPart({ name: 'word/styles.xml', content: Buffer.from('\ufeff<!DOCTYPE x>', 'utf16le') }),
    ],
    [
      'a template from elsewhere',
      'documents.external-entity',
      () => withPart({ name: 'word/_rels/settings.xml.rels', content: external('attachedTemplate') }),
    ],
  ];
  test.each(cases)('%s', (_, code, make) => {
    expect(() => docxParts(make())).toThrow(expect.objectContaining({ code }));
  });
});

test('a link that is only clicked is allowed', () => {
  expect(() =>
    docxParts(withPart({ name: 'word/_rels/document.xml.rels', content: external('hyperlink') })),
  ).not.toThrow();
});

test('a DOCX is read with its letterhead, its table rows and in order', async () => {
  const page = await docxText(
    makeDocx({
      header: 'PEMERINTAH KABUPATEN CONTOH',
      paragraphs: ['Dengan hormat &amp; salam', 'a '.repeat(90).trim()],
      rows: [
        ['Nomor', ':', '005/12/2026'],
        ['Hal', ':', 'Undangan'],
      ],
    }),
  );
  const lines = pageLines(page).map((line) => line.text);
  expect(lines).toEqual([
    'PEMERINTAH KABUPATEN CONTOH',
    'Dengan hormat & salam',
    'a '.repeat(48).trim(),
    'a '.repeat(42).trim(),
    'Nomor : 005/12/2026',
    'Hal : Undangan',
  ]);
  expect(page.words.every(({ box }) => box.x >= 0 && box.x + box.w <= 1 && box.y + box.h <= 1)).toBe(true);
});

test('tabs and the cells of a table set columns of a DOCX apart; cells of several lines stay in order', async () => {
  const cell = (...lines: string[]) =>
    `<w:tc>${lines.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:tc>`;
  const tabbed =
    '<w:p><w:r><w:t>Sifat</w:t></w:r><w:r><w:tab/><w:tab/><w:t>Contoh, 3 Mei 2026</w:t></w:r></w:p>';
  const head = cell('Nomor : 5/2026', 'Lampiran : -', 'Hal : Undangan') + cell('Kepada', 'Yth. Camat');
  const event = cell('Hari', 'Tempat') + cell(': Senin', ': Aula');
  const page = await docxText(
    makeDocx({
      document: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${tabbed}<w:tbl><w:tr>${head}</w:tr><w:tr>${event}</w:tr></w:tbl></w:body></w:document>`,
    }),
  );
  expect(pageLines(page).map((line) => line.text)).toEqual([
    'Sifat Contoh, 3 Mei 2026',
    'Nomor : 5/2026',
    'Lampiran : -',
    'Hal : Undangan',
    'Kepada',
    'Yth. Camat',
    'Hari : Senin',
    'Tempat : Aula',
  ]);
  const [nature, place] = page.words;
  expect(place!.box.x - nature!.box.x - nature!.box.w).toBeGreaterThan(0.05);
});
