import { describe, expect, it } from 'vitest';
import { proposeEvent } from './event.ts';
import { viewLetter } from './letter-view.ts';
import { invitation } from './testing/sample-letter.ts';
import { typedPage } from './testing/typed-page.ts';

const told = (sentence: string, letterType = 'UNDANGAN') =>
  proposeEvent(
    viewLetter([typedPage(`Hal : Undangan\n\nDengan hormat,\n${sentence}`)]),
    letterType,
    '2026-09-01',
  );

describe('the event of an invitation', () => {
  it('is read from its list', () => {
    const event = proposeEvent(viewLetter(invitation()), 'UNDANGAN', '2026-09-14');
    expect(event.eventDate?.value).toBe('2026-09-17');
    expect(event.startTime?.value).toBe('09:00');
    expect(event.endTime?.value).toBe('11:30');
    expect(event.timeZone?.value).toBe('WIB');
    expect(event.location?.value).toBe('Aula Dinas Kesehatan, Jalan Melati Nomor 12, Wanasari');
    expect(event.agenda?.value).toBe('Evaluasi balita stunting');
  });

  it('is doubted where the printed weekday is not that of the date', () => {
    const sure = proposeEvent(viewLetter(invitation()), 'UNDANGAN', '2026-09-14').eventDate!.confidence;
    const wrong = proposeEvent(
      viewLetter(invitation((text) => text.replace('Kamis,', 'Senin,'))),
      'UNDANGAN',
      '2026-09-14',
    );
    expect(wrong.eventDate!.confidence).toBeLessThan(sure - 0.3);
  });

  it('is read from a list whose labels are set in spaced letters', () => {
    const spread = invitation((text) =>
      text
        .replace('hari, tanggal  ', 'H a r i        ')
        .replace('pukul          ', 'P u k u l      ')
        .replace('tempat         ', 'T e m p a t    '),
    );
    const event = proposeEvent(viewLetter(spread), 'UNDANGAN', '2026-09-14');
    expect(event.eventDate?.value).toBe('2026-09-17');
    expect(event.startTime?.value).toBe('09:00');
    expect(event.location?.value).toBe('Aula Dinas Kesehatan, Jalan Melati Nomor 12, Wanasari');
  });

  it('begins behind the running text, whatever words open it', () => {
    const opened = invitation((text) =>
      text
        .replace(/Menindaklanjuti(?:.|\n)*?pada:/, 'Adalah suatu kehormatan bila hadir pada:')
        .replace('hari, tanggal  :  Kamis,', 'Hari           :  Kamis\n      Tanggal        : '),
    );
    const event = proposeEvent(viewLetter(opened), 'UNDANGAN', '2026-09-14');
    expect(event.eventDate?.value).toBe('2026-09-17');
    expect(event.location?.value).toContain('Aula Dinas Kesehatan');
  });

  it('is any coming day of the week with its hour', () => {
    const event = told(
      'Jemaah akan diberangkatkan pada hari Kamis tanggal 17 September 2026 pukul 03.00 WIB.',
      'SDINAS',
    );
    expect(event.startTime?.value).toBe('03:00');
  });

  it('is read from a sentence', () => {
    const event = told(
      'kami mengundang Saudara pada hari Kamis, 17 September 2026 pukul 09.00 WIB\nbertempat di Aula Kantor Camat guna membahas anggaran.',
    );
    expect(event.eventDate).toMatchObject({ value: '2026-09-17', reason: 'event-sentence' });
    expect(event.startTime?.value).toBe('09:00');
    expect(event.location?.value).toBe('Aula Kantor Camat');
  });

  it('is read from a sentence that asks to join in something planned', () => {
    const event = told(
      'Kami mengajak Saudara dalam donor darah yang direncanakan pada hari Kamis, tanggal 17 September\n2026, pukul 08.00 s.d. 11.00 WIB, bertempat di Aula Kantor Camat.',
      'SDINAS',
    );
    expect(event.eventDate?.value).toBe('2026-09-17');
    expect(event.endTime?.value).toBe('11:00');
    expect(event.location?.value).toBe('Aula Kantor Camat');
  });

  it('is nothing where the letter only reports a past one, names a limit, or records', () => {
    expect(
      told('Rapat telah dilaksanakan pada hari Kamis, 20 Agustus 2026 pukul 09.00 WIB di Aula Kantor.')
        .eventDate,
    ).toBeNull();
    expect(
      told('Data dikirim paling lambat tanggal 17 September 2026 pukul 16.00 WIB.', 'SDINAS').eventDate,
    ).toBeNull();
    expect(proposeEvent(viewLetter(invitation()), 'BA', '2026-09-14').eventDate).toBeNull();
  });
});
