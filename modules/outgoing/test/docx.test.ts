import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { documentMediaType } from '#core/documents/document-type.ts';
import { registerObject } from '#modules/files/server/files.api.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { LetterText } from '../contract/letter-text.ts';
import { draftTexts } from '../contract/text.ts';
import { writtenDraft } from './written-draft.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const code = (failure: unknown) => (failure as { code: string }).code;
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

/** As it comes back: how a list counts is not told by the reader, a page break stands alone. */
const body = [
  { type: 'heading', attrs: { level: 1 }, content: [text('Umum')] },
  {
    ...paragraph('Sesuai ', text('Peraturan', 'bold'), ' dan ', text('hukum', 'italic', 'underline'), '.'),
    attrs: { textAlign: 'justify' },
  },
  {
    type: 'orderedList',
    content: [
      item(paragraph('satu'), {
        type: 'orderedList',
        content: [item(paragraph('satu a')), item(paragraph('satu b'))],
      }),
      item(paragraph('dua'), { type: 'bulletList', content: [item(paragraph('butir'))] }),
    ],
  },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('Kecamatan', { rowspan: 2 }), cell('Jumlah', { colspan: 2 })] },
      { type: 'tableRow', content: [cell('L'), cell('P')] },
      { type: 'tableRow', content: [cell('Arunika'), cell('10'), cell('12')] },
    ],
  },
  paragraph('Penutup.'),
];

async function uploaded(bytes: Buffer, mediaType: string = documentMediaType.docx): Promise<FileId> {
  const { agencyId, staff } = office;
  return house.system(agencyId, async (ctx) => {
    const object = await ctx.files.put(Readable.from([bytes]), { maxBytes: 10_000_000, agency: agencyId });
    const made = { object, name: 'naskah.docx', mediaType, personId: staff.personId };
    return (await registerObject(ctx.tx, made)).fileId;
  });
}

it('a letter that goes out as a DOCX comes in again as it was', async () => {
  const letter = LetterText.parse({
    parts: { body: { type: 'doc', content: body } },
    people: [{ name: 'Rina', post: 'Camat' }],
    annexes: [{ title: 'Daftar', text: { type: 'doc', content: [paragraph('Camat Arunika')] } }],
  });
  const draftId = await writtenDraft(house, office, letter);
  const answer = await house.server.inject({
    url: `/api/outgoing/drafts/${draftId}/letter.docx`,
    headers: { authorization: `Bearer ${office.staff.token}` },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('wordprocessingml');
  const fileId = await uploaded(answer.rawPayload);
  const { content, leftOut } = await office.staff.call(draftTexts.readDocx, { draftId, fileId });
  expect(leftOut).toEqual([]);
  const at = content.content.findIndex((block) => JSON.stringify(block).includes('"Umum"'));
  expect(content.content.slice(at, at + body.length)).toEqual(body);
  expect(JSON.stringify(content)).toContain('Camat Arunika');
});

it('what is no DOCX, not theirs, or has no words is refused with its reason', async () => {
  const letter = LetterText.parse({ parts: {} });
  const draftId = await writtenDraft(house, office, letter);
  const read = (fileId: FileId, who = office.staff) =>
    who.call(draftTexts.readDocx, { draftId, fileId }).catch(code);
  const broken = await uploaded(Buffer.from('no archive at all'));
  expect(await read(broken)).toMatch(/^documents\./);
  expect(await read(await uploaded(Buffer.from('%PDF-1.7'), 'application/pdf'))).toBe(
    'outgoing.docx-expected',
  );
  expect(await read(broken, office.division)).toBe('outgoing.not-now');
  const { docxOf } = await import('../server/text/docx-of.ts');
  const silent = { part: () => '', variable: () => '', word: () => '', list: () => '', event: () => '' };
  expect(await read(await uploaded(await docxOf(letter, '', silent)))).toBe('outgoing.docx-empty');
});
