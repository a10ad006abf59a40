import { describe, expect, it } from 'vitest';
import { proposeDate } from './date.ts';
import { viewLetter } from './letter-view.ts';
import { invitation } from './testing/sample-letter.ts';
import { typedPage } from './testing/typed-page.ts';

const dateOf = (change: (text: string) => string) =>
  proposeDate(viewLetter(invitation(change)))?.value ?? null;

describe('the date of a letter', () => {
  it('is the place and date of the head, not that of the event, the limit or the cited letter', () => {
    expect(proposeDate(viewLetter(invitation()))).toMatchObject({
      value: '2026-09-14',
      reason: 'place-and-date',
    });
  });

  it.each([
    ['Wanasari, 14-09-2026', '2026-09-14'],
    ['Wanasari, 14/9/2026', '2026-09-14'],
    ['Wanasari, l4 Septernber 2O26', '2026-09-14'],
  ])('%s is read', (printed, iso) => {
    expect(dateOf((text) => text.replace('Wanasari, 14 September 2026', printed))).toBe(iso);
  });

  it('is nothing where the day was left open', () => {
    expect(
      dateOf((text) => text.replace('Wanasari, 14 September 2026', 'Wanasari,    September 2026')),
    ).toBeNull();
  });

  it('stands beside the signature of a circular', () => {
    const circular = typedPage(`
                            SURAT EDARAN
                      NOMOR 12/DISDIK/VII/2026

Yth. Kepala Sekolah
      Kegiatan dilaksanakan pada tanggal 13 Juli 2026 di sekolah masing-masing.

                                            Ditetapkan di Wanasari
                                            pada tanggal 3 Juli 2026
                                            Kepala Dinas,`);
    expect(proposeDate(viewLetter([circular]))).toMatchObject({
      value: '2026-07-03',
      reason: 'signature-date',
    });
  });

  it('is never that of a received stamp', () => {
    expect(
      dateOf((text) =>
        text.replace('Wanasari, 14 September 2026', 'DITERIMA\n                         Tgl. 08/10/26'),
      ),
    ).toBeNull();
  });
});
