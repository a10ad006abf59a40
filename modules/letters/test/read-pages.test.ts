import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import { makePdf } from '#core/documents/testing/make-pdf.ts';
import { openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { documents } from '../contract/documents.ts';
import { letters } from '../contract/letters.ts';
import type { DocumentId, SecurityClass } from '../contract/terms.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const code = (failure: unknown) => (failure as { code: string }).code;

/** A letter of these pages that was read and registered for the regent. */
async function letterOf(pages: readonly string[][], securityClass: SecurityClass = 'B'): Promise<DocumentId> {
  const { registry, regent } = office;
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/files?name=surat.pdf',
    headers: { authorization: `Bearer ${registry.token}`, 'content-type': 'application/pdf' },
    payload: makePdf(
      pages.map((texts) => ({
        lines: texts.map((text, at) => ({ text, x: 72, y: 100 + at * 20, size: 12 })),
      })),
    ),
  });
  const { fileId } = answer.json<{ file: { fileId: FileId } }>().file;
  const intake = await registry.call(letters.receive, { fileIds: [fileId] });
  await house.runJobs();
  await registry.call(letters.register, {
    ...{ intakeId: intake.id, sender: 'Dinas Kesehatan', subject: 'Undangan', securityClass },
    addressees: [regent.postId],
  });
  return intake.documents[0]?.id ?? fail('core.not-found');
}

const invitation = [
  ['Dengan hormat kami mengundang Saudara', 'pada rapat koordinasi ke-', 'arsipan daerah'],
  ['Lampiran surat undangan'],
  ['Daftar hadir rapat koordinasi'],
];

describe('a document of a letter', () => {
  it('tells its pages in an answer that does not grow with them, and its words where they are asked for', async () => {
    const documentId = await letterOf(invitation);
    const { call } = office.regent;
    expect(await call(documents.pages, { documentId })).toMatchObject({
      ...{ pages: 3, sizes: [{ from: 1 }], hasPictures: true },
    });
    const { items } = await call(documents.words, { documentId, from: 2, to: 9 });
    expect(items.map(({ page, body }) => ({ page, body }))).toEqual([
      { page: 2, body: 'Lampiran surat undangan' },
      { page: 3, body: 'Daftar hadir rapat koordinasi' },
    ]);
    expect(items.map(({ boxes }) => boxes.length)).toEqual([12, 16]);
    expect((await call(documents.words, { documentId, from: 3 })).items).toHaveLength(1);
    expect(await call(documents.words, { documentId, from: 3, to: 2 })).toEqual({ items: [] });
  });

  it('is looked through over all its pages, with the places of what is found', async () => {
    const documentId = await letterOf(invitation);
    const { total, hasText, finds } = await office.regent.call(documents.find, {
      ...{ documentId, q: 'RAPAT koordinasi' },
    });
    expect({ total, hasText, pages: finds.map(({ page }) => page) }).toEqual({
      ...{ total: 2, hasText: true, pages: [1, 3] },
    });
    const [[x, y, w, h]] = finds[1]!.boxes as [[number, number, number, number]];
    expect(x).toBeGreaterThan(1_000);
    expect(y).toBeLessThan(2_000);
    expect(w * h).toBeGreaterThan(0);
    const parted = await office.regent.call(documents.find, { documentId, q: 'kearsipan' });
    expect(parted.finds.map(({ page }) => page)).toEqual([1]);
  });

  it('on which nothing was read is still laid out, and says that there is nothing to be found', async () => {
    const documentId = await letterOf([[]]);
    const { call } = office.regent;
    expect((await call(documents.pages, { documentId })).pages).toBe(1);
    expect((await call(documents.words, { documentId, from: 1 })).items).toMatchObject([{ body: '' }]);
    expect(await call(documents.find, { documentId, q: 'rapat' })).toEqual({
      ...{ total: 0, hasText: false, finds: [] },
    });
  });
});

describe('a document of a secret letter', () => {
  const readings = (documentId: DocumentId) =>
    [
      [documents.pages, { documentId }],
      [documents.words, { documentId, from: 1 }],
      [documents.find, { documentId, q: 'rapat' }],
      [documents.pageImage, { documentId, page: 1 }],
    ] as const;

  it('is read by named posts alone', async () => {
    const documentId = await letterOf(invitation, 'R');
    for (const [op, input] of readings(documentId))
      expect(await office.head.call(op, input as never).catch(code), op.id).toBe('core.not-found');
    expect((await office.regent.call(documents.find, { documentId, q: 'rapat' })).total).toBe(2);
  });

  it('gives its words for as long as its pictures, after a factor was proved', async () => {
    const documentId = await letterOf(invitation, 'R');
    const { regent } = office;
    const [account] = await house.owner<{ id: string }>(
      'select id from identity.account where person_id = $1',
      [regent.personId],
    );
    const begun = house.clock.now();
    const token = await openSession(house, office.agencyId, regent.personId, account!.id);
    const asked = async (minutes: number) => {
      house.clock.set(new Date(begun.getTime() + minutes * 60_000).toISOString());
      const call = house.as(token);
      const words = await call(documents.words, { documentId, from: 1 }).then(() => 'told', code);
      const finds = await call(documents.find, { documentId, q: 'rapat' }).then(() => 'told', code);
      const url = `/api/letters/documents/${documentId}/pages/1/image`;
      const { statusCode } = await house.server.inject({
        url,
        headers: { authorization: `Bearer ${token}` },
      });
      return { words, finds, picture: statusCode === 200 ? 'told' : 'core.step-up-required' };
    };
    const all = (answer: string) => ({ words: answer, finds: answer, picture: answer });
    expect(await asked(59)).toEqual(all('told'));
    expect(await asked(61)).toEqual(all('core.step-up-required'));
    house.clock.set(begun.toISOString());
  });
});
