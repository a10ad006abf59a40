import { describe, expect, it } from 'vitest';
import { proposeAddressee } from './addressee.ts';
import { proposeAttachments } from './attachments.ts';
import { proposeLetterType } from './letter-type.ts';
import { viewLetter } from './letter-view.ts';
import { proposeNature } from './nature.ts';
import { proposeNumber } from './number.ts';
import { proposeSubject } from './subject.ts';
import { invitation } from './testing/sample-letter.ts';
import { typedPage } from './testing/typed-page.ts';

const view = (change?: (text: string) => string) => viewLetter(invitation(change));

describe('the subject', () => {
  it('runs over its continuation line and stops there', () => {
    expect(proposeSubject(view())?.value).toBe('Undangan Rapat Penurunan Stunting Tingkat Kabupaten');
  });

  it('does not swallow the addressee that stands in the right column', () => {
    const page = typedPage(`
Nomor    : 12/KEC/2026                              Wanasari, 3 Mei 2026
Perihal  : Permohonan Data                          Kepada
           Kependudukan                             Yth. Kepala Dinas
                                                         Kependudukan
                                                    di Tempat

      Dengan hormat, kami mohon data penduduk untuk keperluan perencanaan tahun depan.`);
    expect(proposeSubject(viewLetter([page]))?.value).toBe('Permohonan Data Kependudukan');
    expect(proposeAddressee(viewLetter([page]))?.value).toBe('Kepala Dinas Kependudukan');
  });

  it('stands under TENTANG in a circular', () => {
    const page = typedPage(`
                              SURAT EDARAN
                         NOMOR 5/DISDIK/2026
                                TENTANG
                 PENERIMAAN MURID BARU SEKOLAH MENENGAH
                                PERTAMA

Yth. Kepala Sekolah
di Tempat`);
    expect(proposeSubject(viewLetter([page]))).toMatchObject({
      value: 'Penerimaan Murid Baru Sekolah Menengah Pertama',
      reason: 'about-line',
    });
  });

  it('is whole where it is underlined and the line was read as part of its first word', () => {
    const [page] = invitation();
    const words = page!.words.map((word) =>
      word.text === 'Undangan' ? { ...word, box: { ...word.box, w: 0.31 } } : word,
    );
    expect(proposeSubject(viewLetter([{ ...page!, words }]))?.value).toBe(
      'Undangan Rapat Penurunan Stunting Tingkat Kabupaten',
    );
  });

  it('is read beside rules and dots that say nothing', () => {
    const dotted = view((text) => text.replace('Sifat     :', '  :  -  :  -  :\nSifat     :'));
    expect(proposeSubject(dotted)?.value).toBe('Undangan Rapat Penurunan Stunting Tingkat Kabupaten');
  });

  it('is doubted where its beginning was not read', () => {
    const whole = proposeSubject(view())!;
    const rest = proposeSubject(view((text) => text.replace('Undangan Rapat', '   ngan Rapat')))!;
    expect(rest.confidence).toBeLessThan(whole.confidence * 0.6);
  });

  it('is not torn by the stamp of the office that received the letter', () => {
    const stamped = view((text) =>
      text.replace(
        'Tingkat Kabupaten',
        `Tingkat Kabupaten    DITERIMA BAGIAN UMUM\n${' '.repeat(34)}NO. AGENDA : 1207`,
      ),
    );
    expect(proposeSubject(stamped)?.value).toBe('Undangan Rapat Penurunan Stunting Tingkat Kabupaten');
  });

  it('and the kind are known by their words alone where a file did not keep what was centred', () => {
    const flush = viewLetter([
      typedPage(
        'PENGUMUMAN\nNOMOR 12/BKD/2026\nTENTANG\nSELEKSI TERBUKA\nDalam rangka seleksi, panitia mengumumkan.',
      ),
    ]);
    expect(proposeLetterType(flush, null)?.value).toBe('PENGUMUMAN');
    expect(proposeSubject(flush)?.value).toBe('Seleksi Terbuka');
  });

  it('is nothing where the letter prints none', () => {
    expect(proposeSubject(view((text) => text.replace(/Hal {7}:.*\n.*\n/, '\n')))).toBeNull();
  });
});

describe('the addressee', () => {
  it('is the office behind Yth. without the place', () => {
    expect(proposeAddressee(view())?.value).toBe('Kepala Puskesmas di Lingkungan Dinas Kesehatan');
  });

  it.each([
    ['Kepada Yth. Bapak Kepala Puskesmas', 'Kepala Puskesmas di Lingkungan Dinas Kesehatan'],
    ['Yth. Para Kepala Puskesmas', 'Para Kepala Puskesmas di Lingkungan Dinas Kesehatan'],
    ['Yfh. Sdr. Kepala Puskesmas', 'Kepala Puskesmas di Lingkungan Dinas Kesehatan'],
    [
      'Yth.  1. Sdr. Camat 2. Bapak Kepala Puskesmas',
      '1. Camat 2. Kepala Puskesmas di Lingkungan Dinas Kesehatan',
    ],
  ])('%s is read without courtesy', (printed, expected) => {
    expect(proposeAddressee(view((text) => text.replace('Yth.  Kepala Puskesmas', printed)))?.value).toBe(
      expected,
    );
  });

  it('ends before its place, also where that is misread', () => {
    const misread = view((text) => text.replace(/\ndi\n {4}Tempat/, '\nGi Tempat'));
    expect(proposeAddressee(misread)?.value).toBe('Kepala Puskesmas di Lingkungan Dinas Kesehatan');
  });

  it('is read past two lines that an engine took for one word', () => {
    const [page] = invitation();
    const office = page!.words.find((word) => word.text === 'Puskesmas')!;
    const torn = { ...office, text: 'Kena', confidence: 0.26, box: { ...office.box, x: 0.5, h: 0.025 } };
    const dust = { ...office, text: '2', confidence: 0.36, box: { ...office.box, x: 0.6, h: 0.001 } };
    const seen = viewLetter([{ ...page!, words: [...page!.words, torn, dust] }]);
    expect(proposeAddressee(seen)?.value).toBe('Kepala Puskesmas di Lingkungan Dinas Kesehatan');
  });

  it('of a decree is nobody', () => {
    expect(
      proposeAddressee(
        viewLetter([
          typedPage(
            '                          KEPUTUSAN CAMAT MEKARJAYA\n                            NOMOR 2 TAHUN 2026\nKepada : Nama Budi',
          ),
        ]),
      ),
    ).toBeNull();
  });
});

describe('nature, urgency and security class', () => {
  const natureOf = (printed: string) => {
    const changed = view((text) => text.replace('Segera', printed));
    const { nature, urgency, securityClass } = proposeNature(changed, proposeNumber(changed));
    return [nature?.value ?? null, urgency?.value, securityClass?.value];
  };

  it.each([
    ['Segera', ['Segera', 'segera', 'B']],
    ['Amat Segera', ['Amat Segera', 'sangat segera', 'B']],
    ['Penting', ['Penting', 'biasa', 'B']],
    ['Rahasia', ['Rahasia', 'biasa', 'R']],
    ['Sangat Rahasia', ['Sangat Rahasia', 'biasa', 'SR']],
    ['Segera/Terbatas', ['Segera/Terbatas', 'segera', 'T']],
    ['-', [null, 'biasa', 'B']],
  ])('printed as %s', (printed, expected) => {
    expect(natureOf(printed)).toEqual(expected);
  });

  it.each(['R-99', 'R/99'])('a number that begins with %s belongs to a secret letter', (number) => {
    const changed = view((text) => text.replace('400.7.13/123', number).replace(/Sifat.*\n/, ''));
    expect(proposeNature(changed, proposeNumber(changed)).securityClass).toMatchObject({
      value: 'R',
      reason: 'number-prefix',
    });
  });
});

describe('attachments and kind', () => {
  it.each([
    ['1 (satu) berkas', 1],
    ['2 lembar', 2],
    ['Satu bundel', 1],
    ['-', 0],
    ['Nihil', 0],
  ])('Lampiran %s counts %i', (printed, count) => {
    expect(proposeAttachments(view((text) => text.replace('1 (satu) berkas', printed)))?.value.count).toBe(
      count,
    );
  });

  it.each([
    ['Undangan Rapat', 'UNDANGAN'],
    ['Permohonan Data', 'SDINAS'],
  ])('a plain letter about %s is %s', (subject, code) => {
    const changed = view((text) => text.replace('Undangan Rapat', subject));
    expect(proposeLetterType(changed, proposeSubject(changed))?.value).toBe(code);
  });

  it.each([
    ['NOTA DINAS', 'NOTADINAS'],
    ['S U R A T  T U G A S', 'STUGAS'],
    ['SURAT PENGANTAR', 'SPENGANTAR'],
    ['SURAT EDARAM', 'SE'],
  ])('the title %s makes it %s', (title, code) => {
    expect(
      proposeLetterType(
        viewLetter([typedPage(`                               ${title}\nNomor : 1/A/2026`)]),
        null,
      )?.value,
    ).toBe(code);
  });
});
