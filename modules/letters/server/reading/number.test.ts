import { describe, expect, it } from 'vitest';
import { viewLetter } from './letter-view.ts';
import { proposeNumber, readNumber, tidyNumber, withRomanMonth } from './number.ts';
import { invitation } from './testing/sample-letter.ts';
import { typedPage } from './testing/typed-page.ts';

const numberOf = (change: (text: string) => string) =>
  proposeNumber(viewLetter(invitation(change)))?.value ?? null;

describe('the number of a letter', () => {
  it('is what stands behind Nomor, with its place on the page', () => {
    const proposal = proposeNumber(viewLetter(invitation()));
    expect(proposal?.value).toBe('400.7.13/123/DINKES/2026');
    expect(proposal?.reason).toBe('labelled');
    expect(proposal?.source?.box.x).toBeCloseTo(0.08 + 13 * 0.0098, 2);
  });

  it.each([
    'No.       :',
    'Nomer     :',
    'NOMOR',
    'NOMOR     :',
    'Nornor    :',
    'Nomor     ;',
    'Nomor     1',
    'Nomor    1:',
  ])('is found behind %s', (label) => {
    expect(
      numberOf((text) => text.replace(label === 'NOMOR' ? /Nomor {5}: {2}/ : 'Nomor     :', label)),
    ).toBe('400.7.13/123/DINKES/2026');
  });

  it('is never the number of a letter that the text cites', () => {
    expect(numberOf((text) => text.replace(/Nomor {5}:.*\n/, ''))).toBeNull();
  });

  it('is never the agenda number of the received stamp', () => {
    expect(
      numberOf((text) => text.replace('Nomor     :  400.7.13/123/DINKES/2026', 'No. Agenda : 1207')),
    ).toBeNull();
  });

  it.each(['       /DINKES/2026', '005/       /DINKES/2026', '005/......./DINKES/2026'])(
    'is nothing while only the form of a number is printed: %s',
    (form) => {
      expect(numberOf((text) => text.replace('400.7.13/123/DINKES/2026', form))).toBeNull();
    },
  );

  it('may begin with letters that name a telephone elsewhere', () => {
    expect(numberOf((text) => text.replace('400.7.13/123/DINKES/2026', 'HP.02.02/845/VI/2026'))).toBe(
      'HP.02.02/845/VI/2026',
    );
  });

  it('stands under the title of a decree without a colon', () => {
    const decree = typedPage(`
                        BUPATI WANARAYA
                   KEPUTUSAN BUPATI WANARAYA
                      NOMOR 23 TAHUN 2026
                            TENTANG
                   PEMBENTUKAN TIM KOORDINASI

Menimbang  : bahwa perlu dibentuk tim;`);
    expect(proposeNumber(viewLetter([decree]))?.value).toBe('23 TAHUN 2026');
  });

  it('is taken from the head of the annex when the first page does not give it', () => {
    const [page] = invitation((text) => text.replace(/Nomor {5}:.*\n/, ''));
    const annex = typedPage(
      'Lampiran Surat Kepala Dinas\nNomor   : 400.7.13/123/DINKES/2026\nTanggal : 14 September 2026',
      { page: 2 },
    );
    expect(proposeNumber(viewLetter([page!, annex]))).toMatchObject({
      value: '400.7.13/123/DINKES/2026',
      reason: 'annex-head',
    });
  });
});

describe('a number that was misread', () => {
  it.each([
    ['000.l.5/12B4/102.1/2O26', '000.1.5/1284/102.1/2026'],
    ['421 / 1533 / DISDIK / Vll / 2026', '421/1533/DISDIK/VII/2026'],
    ['B-3O2/INSP/800.1.2/X/2025', 'B-302/INSP/800.1.2/X/2025'],
    ['12/DISDUKCAP1L/1X/2026', '12/DISDUKCAPIL/IX/2026'],
    ['UM 0201-Sj/150', 'UM 0201-Sj/150'],
    ['B.512/DIT.3/PI.420/IX/2026', 'B.512/DIT.3/PI.420/IX/2026'],
  ])('%s is mended to %s', (read, meant) => {
    expect(tidyNumber(read)).toBe(meant);
  });

  it('keeps Arabic months, and has Roman ones mended by the date of the letter', () => {
    expect(withRomanMonth('36/KEC/11/2026', '2026-02-02', 0.95)).toBe('36/KEC/II/2026');
    expect(withRomanMonth('36/KEC/11/2026', '2026-11-02', 0.95)).toBe('36/KEC/11/2026');
  });

  it('a doubtful Roman month follows the date, a clearly printed one stands', () => {
    expect(withRomanMonth('36/KEC/VI!I/2026', '2026-08-02', 0.6)).toBe('36/KEC/VIII/2026');
    expect(withRomanMonth('B/88/VII/2026/Sektor', '2026-08-31', 0.7)).toBe('B/88/VIII/2026/Sektor');
    expect(withRomanMonth('36/KEC/VII/2026', '2026-08-02', 0.95)).toBe('36/KEC/VII/2026');
    expect(withRomanMonth('36/KEC/X/2026', '2026-11-02', 0.95)).toBe('36/KEC/X/2026');
  });

  it('ends where words begin', () => {
    expect(readNumber(['338/PK.03/CADISDIK', 'XII', 'Kepada'])?.number).toBe('338/PK.03/CADISDIK XII');
    expect(readNumber(['005/12/RT', '03/VIII/2026', 'tanggal', '3'])?.number).toBe('005/12/RT 03/VIII/2026');
  });
});
