import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { signedPdf } from '#modules/signatures/server/signing/sign-pdf.ts';
import { annotate, annotation, contentOf, forged, overlay } from '#modules/signatures/test/forging.ts';
import { ofManyObjects } from '#modules/signatures/test/heavy-file.ts';
import { printedLetter } from '#modules/signatures/test/signing-house.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { mostVerifiedBytes, type VerificationView } from '../contract/verification.ts';
import { sampleLetters } from './sample-letters.ts';
import { type IssuedLetter, IssuingOffice, usualLetter } from './signed-letters.ts';

let house: TestHouse;
let office: IssuingOffice;
let letter: IssuedLetter;

beforeAll(async () => {
  house = await testHouse();
  office = await IssuingOffice.open(house);
  letter = await office.issue();
});
afterAll(() => house.close());
beforeEach(() => house.owner('delete from core.throttle'));

async function byFile(pdf: Buffer, code?: string): Promise<VerificationView> {
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/verification${code ? `?code=${code}` : ''}`,
    headers: { 'content-type': 'application/pdf' },
    payload: pdf,
  });
  return answer.json();
}
const ask = (code: string) => house.server.inject({ url: `/api/verification/${code}` });
const byCode = async (code: string): Promise<VerificationView> => (await ask(code)).json();
const { signers, stranger } = {
  signers: () => office.signing.signers,
  stranger: () => office.signing.stranger,
};
const at = () => house.clock.now();

describe('a letter that was issued', () => {
  it('is compared by whoever likes, with the SHA-256 of what is kept and of what was sent', async () => {
    const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const kept = sha256(letter.pdf);
    const longer = Buffer.concat([letter.pdf, Buffer.from('lebih')]);
    expect((await byCode(letter.code)).digests).toEqual({ kept, file: null });
    expect((await byFile(letter.pdf)).digests).toEqual({ kept, file: kept });
    expect((await byFile(longer)).digests).toEqual({ kept, file: sha256(longer) });
    expect((await byFile(Buffer.from('x'))).digests).toEqual({ kept: null, file: sha256(Buffer.from('x')) });
  });

  it('is told to whoever holds its code: what stands on its face, and what its file proves', async () => {
    expect(await byCode(letter.code)).toMatchObject({
      conclusion: 'genuine',
      verdict: 'valid',
      letter: {
        code: letter.code,
        number: letter.number,
        letterDay: '2026-11-23',
        kind: 'Surat Dinas',
        subject: usualLetter().subject,
        secret: false,
        ended: null,
      },
      signatures: [
        {
          name: 'Dr. Siti Aminah, M.Si.',
          post: 'Sekretaris Daerah',
          agency: 'Kabupaten Contoh',
          actingAs: 'a.n. BUPATI ARUNIKA SEKRETARIS DAERAH',
          authority: 'Otoritas Akar, Kabupaten Contoh',
          certified: false,
          statedAt: at().toISOString(),
          provenAt: null,
          level: 'B-B',
          faults: [],
          distrust: [],
        },
      ],
    });
  });

  it('is found by its code however it is typed, and by no other', async () => {
    const typed = letter.code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l').match(/.{4}/g)!.join('-');
    expect(await byCode(typed)).toMatchObject({ conclusion: 'genuine' });
    expect((await ask('0'.repeat(20))).statusCode).toBe(404);
    expect((await ask('123')).statusCode).toBe(422);
  });

  it('is recognised by its file alone', async () => {
    expect(await byFile(letter.pdf)).toMatchObject({ conclusion: 'genuine', letter: { code: letter.code } });
    expect(await byFile(letter.pdf, letter.code)).toMatchObject({ conclusion: 'genuine' });
  });

  it.each([
    ['three signers', 'B-B', 'berita-acara'],
    ['a time stamp', 'B-T', 'undangan'],
    ['proofs of everything', 'B-LT', 'berita-acara'],
  ] as const)('with %s is genuine at its level', async (_what, level, sample) => {
    const facts = sampleLetters[sample]!();
    const issued = await office.issue({ facts, level });
    for (const view of [await byCode(issued.code), await byFile(issued.pdf)]) {
      expect(view).toMatchObject({ conclusion: 'genuine', changes: [] });
      expect(view.signatures.map((one) => one.level)).toEqual(facts.signatures.map(() => level));
    }
  });

  it.each(['R', 'SR'] as const)('of class %s shows neither subject nor recipients', async (securityClass) => {
    const facts = { ...usualLetter(), subject: 'Kata yang dirahasiakan', recipients: ['Penerima Rahasia'] };
    const secret = await office.issue({ facts, securityClass });
    for (const view of [await byCode(secret.code), await byFile(secret.pdf)]) {
      expect(view).toMatchObject({
        conclusion: 'genuine',
        letter: { number: secret.number, subject: null, secret: true },
      });
      expect(JSON.stringify(view)).not.toMatch(/dirahasiakan|Penerima Rahasia/);
    }
  });

  it('never tells to whom it went', async () => {
    const facts = { ...usualLetter(), recipients: ['Warga Tertentu'], copies: ['Tembusan Tertentu'] };
    const issued = await office.issue({ facts });
    const told = JSON.stringify([await byCode(issued.code), await byFile(issued.pdf)]);
    expect(told).not.toMatch(/Tertentu/);
  });

  it('that was withdrawn or replaced says so, and by which letter', async () => {
    const [withdrawn, replaced, by] = [await office.issue(), await office.issue(), await office.issue()];
    await office.end(withdrawn, 'withdrawn', by);
    await office.end(replaced, 'replaced', by);
    expect(await byCode(withdrawn.code)).toMatchObject({
      conclusion: 'withdrawn',
      letter: { ended: { how: 'withdrawn', by: { number: by.number, code: by.code } } },
    });
    expect(await byFile(replaced.pdf)).toMatchObject({
      conclusion: 'replaced',
      letter: { ended: { how: 'replaced', by: { number: by.number } } },
    });
  });

  it('of another agency is found as well: nobody has to know whose it is', async () => {
    const elsewhere = await IssuingOffice.open(house);
    const issued = await elsewhere.issue();
    expect(await byCode(issued.code)).toMatchObject({ conclusion: 'genuine' });
    expect(await byFile(issued.pdf)).toMatchObject({ conclusion: 'genuine' });
  });
});

describe('a file that is not the letter any more', () => {
  it('is told what was changed and where', async () => {
    const drawn = forged(letter.pdf, (tools) => tools.put(contentOf(tools), overlay()));
    expect(await byFile(drawn)).toMatchObject({
      conclusion: 'changed',
      letter: { number: letter.number },
      changes: [
        { what: 'page-content', page: 1 },
        { what: 'file-structure', page: null },
      ],
    });
    const noted = forged(letter.pdf, (tools) => void annotate(tools, annotation('FreeText')));
    expect((await byFile(noted)).changes).toContainEqual({ what: 'annotation', page: 1 });
    expect(await byFile(Buffer.concat([letter.pdf, Buffer.from('\nlebih')]))).toMatchObject({
      conclusion: 'changed',
      letter: { number: letter.number },
      changes: [{ what: 'trailing-bytes', page: null }],
    });
  });

  it('is broken where the signed bytes are others, and the true letter is named', async () => {
    const flipped = Buffer.from(letter.pdf);
    flipped[Math.floor(flipped.length / 3)]! ^= 1;
    expect(await byFile(flipped)).toMatchObject({ conclusion: 'broken', letter: { number: letter.number } });
  });

  it('is known although its letter was signed further, by one who is believed or by one who is not', async () => {
    const further = await signedPdf(letter.pdf, signers()[1]!, { at: at() });
    expect(await byFile(further)).toMatchObject({ conclusion: 'extended', letter: { code: letter.code } });
    const foreign = await signedPdf(letter.pdf, stranger(), { at: at() });
    expect(await byFile(foreign)).toMatchObject({
      conclusion: 'untrusted',
      letter: { code: letter.code },
      signatures: [{ distrust: [] }, { distrust: ['unknown-authority'], authority: null, certified: false }],
    });
  });

  it('is known as the letter before its last signature', async () => {
    const facts = sampleLetters['berita-acara']!();
    const issued = await office.issue({ facts });
    const ends = [...issued.pdf.toString('latin1').matchAll(/%%EOF\n/g)].map(({ index }) => index + 6);
    const first = issued.pdf.subarray(0, ends.at(-2));
    expect(await byFile(first)).toMatchObject({ conclusion: 'earlier', letter: { code: issued.code } });
  });
});

describe('a file that never was a letter of ours', () => {
  it('is not called valid, however well it is signed', async () => {
    const other = await signedPdf(await printedLetter(1, at()), signers()[0]!, { at: at() });
    expect(await byFile(other)).toMatchObject({ conclusion: 'foreign', verdict: 'valid', letter: null });
  });

  it('is told to bear the code of another', async () => {
    const paper = await office.paper({ ...usualLetter(), subject: 'Lain' }, letter.code);
    const signed = await office.signed(paper, 1, {});
    expect(await byFile(signed)).toMatchObject({
      conclusion: 'borrowed-code',
      letter: { code: letter.code, subject: usualLetter().subject },
    });
  });

  it('is untrusted where nobody here knows who signed it', async () => {
    const signed = await signedPdf(await office.paper(usualLetter(), letter.code), stranger(), { at: at() });
    expect(await byFile(signed)).toMatchObject({ conclusion: 'untrusted', letter: { code: letter.code } });
  });

  it('is another letter than the one whose code was opened', async () => {
    const other = await office.issue();
    expect(await byFile(other.pdf, letter.code)).toMatchObject({
      conclusion: 'another-letter',
      letter: { code: other.code },
    });
  });

  it('has no signature, or cannot be read, or is nothing at all', async () => {
    expect(await byFile(await office.paper(usualLetter()))).toMatchObject({ conclusion: 'unsigned' });
    expect(await byFile(Buffer.from('halo'))).toMatchObject({
      conclusion: 'unreadable',
      unreadable: 'not-a-pdf',
    });
    expect(await byFile(Buffer.alloc(0))).toMatchObject({ code: 'outgoing.file-empty' });
  });
});

describe('what is kept', () => {
  it('is judged too: a file that took the place of the letter is found out', async () => {
    const issued = await office.issue();
    const other = await office.signed(
      await office.paper({ ...usualLetter(), subject: 'Lain' }, issued.code),
      1,
      {},
    );
    await house.owner('update outgoing.letter set file_id = $2 where id = $1', [
      issued.id,
      await office.keep(other),
    ]);
    expect(await byCode(issued.code)).toMatchObject({ conclusion: 'borrowed-code', verdict: 'valid' });
    const paper = await office.keep(await office.paper(usualLetter()));
    await house.owner('update outgoing.letter set file_id = $2 where id = $1', [issued.id, paper]);
    expect(await byCode(issued.code)).toMatchObject({ conclusion: 'unsigned' });
  });

  it('and cannot be read just now is not called valid', async () => {
    const issued = await office.issue();
    await house.owner('update outgoing.letter set file_id = $2 where id = $1', [issued.id, newId()]);
    expect(await byCode(issued.code)).toMatchObject({
      conclusion: 'unchecked',
      verdict: null,
      letter: { number: issued.number },
    });
  });

  it('of a file that was verified is nothing', async () => {
    const count = () => readdirSync(house.dataDir, { recursive: true }).length;
    const rows = async () =>
      (await house.owner<{ count: string }>('select count(*) from files.file'))[0]!.count;
    const before = [count(), await rows()];
    await byFile(Buffer.concat([letter.pdf, Buffer.from('lebih')]));
    expect([count(), await rows()]).toEqual(before);
  });
});

describe('whoever asks too much', () => {
  it('guesses 120 codes a minute and no more', async () => {
    const answers: number[] = [];
    for (let serial = 0; serial < 121; serial++)
      answers.push((await ask(String(serial).padStart(20, '0'))).statusCode);
    expect(answers.slice(0, 120)).toEqual(Array(120).fill(404));
    expect(answers[120]).toBe(429);
  });

  it('is one with all addresses of its network, of which a subscriber with IPv6 has as many as it likes', async () => {
    const from = (remoteAddress: string) =>
      house.server.inject({ url: `/api/verification/${'0'.repeat(20)}`, remoteAddress });
    const answers: number[] = [];
    for (let serial = 0; serial < 121; serial++)
      answers.push((await from(`2001:db8:1:2:${serial.toString(16)}::1`)).statusCode);
    expect(answers.slice(0, 120)).toEqual(Array(120).fill(404));
    expect(answers[120]).toBe(429);
    expect((await from('2001:db8:1:3::1')).statusCode).toBe(404);
  });

  it('has 30 files a minute verified, none of them too large', async () => {
    const large = await byFile(Buffer.alloc(mostVerifiedBytes + 1));
    expect(large).toMatchObject({ code: 'core.payload-too-large', params: { limitMegabytes: 20 } });
    for (let serial = 1; serial < 30; serial++) await byFile(Buffer.from('x'));
    expect(await byFile(letter.pdf)).toMatchObject({ code: 'core.too-many-requests' });
  });
});

it('a file that was made to be heavy is refused, and whoever sent it waits', {
  timeout: 180_000,
}, async () => {
  let heavy = ofManyObjects(150_000);
  for (let serial = 0; serial < 6; serial++)
    heavy = await signedPdf(heavy, signers()[serial % 3]!, { at: at() });
  expect(await byFile(heavy)).toMatchObject({ code: 'signatures.file-too-heavy' });
  expect(await byFile(letter.pdf)).toMatchObject({ code: 'core.too-many-requests' });
});

it('a stranger of the database learns of a letter what its face says, and nothing of its agency besides', async () => {
  const { appPool } = house.house;
  const { rows } = await appPool.query('select * from outgoing.letter');
  expect(rows).toEqual([]);
  const shown = await appPool.query('select * from outgoing.shown_letters($1, $2)', [[letter.code], []]);
  expect(Object.keys(shown.rows[0])).not.toContain('facts');
  expect(Object.keys(shown.rows[0])).not.toContain('file_id');
});
