import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toString as qrCode } from 'qrcode';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { inFolder, said } from '#modules/signatures/test/independent-tools.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { verification } from '../contract/verification.ts';
import { layOutPaper } from '../server/rules/paper/lay-out-paper.ts';
import { verificationAddress } from '../server/signing/verification-code.ts';
import { IssuingOffice, usualLetter } from './signed-letters.ts';

let house: TestHouse;
let office: IssuingOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await IssuingOffice.open(house);
});
afterAll(() => house.close());

/** What a reader of QR codes finds on the first page, drawn and then spoilt. */
async function readCode(
  pdf: Buffer,
  dotsPerInch: number,
  spoil: (page: Sharp) => Sharp = (page) => page,
): Promise<string> {
  const drawn = inFolder({ 'in.pdf': pdf }, (folder) => {
    const first = ['-f', '1', '-l', '1', '-singlefile', '-png'];
    said(folder, 'pdftoppm', '-r', String(dotsPerInch), ...first, 'in.pdf', 'page');
    return readFileSync(path.join(folder, 'page.png'));
  });
  const spoilt = await spoil(sharp(drawn)).png().toBuffer();
  return inFolder({ 'page.png': spoilt }, (folder) => {
    const read = said(folder, 'zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', 'page.png');
    // The program also says that nobody listens on a bus.
    return read.split('\n')[0]!;
  });
}

describe('the QR code on a letter', () => {
  it('leads to the page that verifies this letter', async () => {
    const letter = await office.issue();
    const address = await readCode(letter.pdf, 150);
    expect(address).toBe(verificationAddress(house.house.services.publicUrl, letter.code));
    const code = new URL(address).pathname.split('/').at(-1)!;
    const view = await house.as()(verification.byCode, { code });
    expect(view).toMatchObject({ conclusion: 'genuine', letter: { number: letter.number } });
  });

  it.each([
    ['as a fax shows it', 100, undefined],
    ['out of focus', 300, (page: Sharp) => page.blur(1.2)],
    ['scanned askew', 200, (page: Sharp) => page.rotate(7, { background: '#fff' })],
    ['copied pale and grey', 200, (page: Sharp) => page.grayscale().linear(0.4, 120)],
  ])('is read %s, although the address is long', async (_what, dotsPerInch, spoil) => {
    const address = verificationAddress('https://persuratan.kabupaten-arunika.go.id', '7K2M9PQR4TVX0ABC5DEF');
    const facts = usualLetter();
    const qr = await qrCode(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
    const signatures = facts.signatures.map((one) => ({ ...one, electronic: { qr, address } }));
    const paper = layOutPaper({ ...facts, signatures, verificationAddress: address });
    const pdf = await renderPdf('modules/outgoing/printing/letter.typ', paper, house.clock.now());
    expect(await readCode(pdf, dotsPerInch, spoil)).toBe(address);
  });
});
