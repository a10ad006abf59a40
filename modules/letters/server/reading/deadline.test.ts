import { describe, expect, it } from 'vitest';
import { proposeDeadline } from './deadline.ts';
import { viewLetter } from './letter-view.ts';
import { typedPage } from './testing/typed-page.ts';

const limitOf = (body: string) =>
  proposeDeadline(viewLetter([typedPage(`Hal : Permintaan Data\n\nDengan hormat,\n${body}`)]), '2026-09-01')
    ?.value ?? null;

describe('the deadline of a letter', () => {
  it.each([
    'Data disampaikan paling lambat tanggal 30 September 2026 melalui pos-el.',
    'Jawaban kami terima selambat-lambatnya hari Rabu, 30 September 2026.',
    'Usulan dikirim sebelum tanggal 30 September 2026 pukul 16.00 WIB.',
    'Penawaran ini berlaku selama 30 hari, yaitu sampai dengan tanggal 30 September 2026.',
    'Data disampaikan pa1ing 1ambat tanggal 30 Septernber 2026.',
  ])('is printed: %s', (sentence) => {
    expect(limitOf(sentence)).toBe('2026-09-30');
  });

  it.each([
    'Jawaban disampaikan paling lambat 14 (empat belas) hari kerja sejak surat ini diterima.',
    'Rapat dilaksanakan pada tanggal 30 September 2026.',
    'Kami bersedia melengkapinya sebelum tanggal 30 September 2026.',
    'Laporan paling lambat tanggal 3 Maret 2020 belum kami terima.',
  ])('is not: %s', (sentence) => {
    expect(limitOf(sentence)).toBeNull();
  });

  it('of several limits is the one that is owed to the sender', () => {
    const text =
      'Rencana kegiatan diberitahukan kepada orang tua paling lambat tanggal 10 September 2026.\nLaporan pelaksanaan disampaikan kepada kami paling lambat tanggal 24 September 2026.';
    expect(limitOf(text)).toBe('2026-09-24');
  });
});
