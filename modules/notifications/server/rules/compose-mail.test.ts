import { describe, expect, it } from 'vitest';
import { createLocales } from '#core/i18n/locales.ts';
import en from '../../locales/en.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import { composeMail, type MailItem, type MailParts } from './compose-mail.ts';

const locales = createLocales([{ id, en }]);
const item: MailItem = {
  secret: false,
  title: 'Disposisi baru',
  sentence: 'Sri (Bupati) memberi disposisi kepada Kepala Dinas',
  matter: { subject: 'Undangan <b>rapat</b> & "gladi"', sender: 'Dinas A', number: '005/12' },
  url: 'https://kantor.go.id/office/letters/1',
};
const parts: MailParts = {
  rhythm: 'at-once',
  name: 'Budi',
  agencyName: 'Kabupaten Arunika',
  items: [item],
  more: 0,
  officeUrl: 'https://kantor.go.id/office/',
  preferencesUrl: 'https://kantor.go.id/office/notifications/preferences',
};

describe('a mail', () => {
  it('says what it is about first, then what happened, and where to go on', () => {
    const { subject, text } = composeMail(locales, 'id', parts);
    expect(subject).toBe('Undangan <b>rapat</b> & "gladi" · Disposisi baru');
    expect(text).toContain('Yth. Budi,');
    expect(text).toContain(
      `\n\nUndangan <b>rapat</b> & "gladi"\nDisposisi baru\n${item.sentence}\nDari: Dinas A\nNomor surat: 005/12`,
    );
    expect(text).toContain('Buka di Pendopo: https://kantor.go.id/office/letters/1');
  });

  it('shows the words of a sender as words, not as HTML', () => {
    const { html } = composeMail(locales, 'id', parts);
    expect(html).toContain('Undangan &lt;b&gt;rapat&lt;/b&gt; &amp; &quot;gladi&quot;');
    expect(html).not.toContain('<b>');
  });

  it('about a confidential letter says only that there is one', () => {
    const { subject, text } = composeMail(locales, 'id', { ...parts, items: [{ secret: true }] });
    expect(subject).toBe('Ada surat rahasia untuk Anda');
    expect(text).toContain('Buka di Pendopo: https://kantor.go.id/office/\n');
  });

  it('of the day counts all and shows some, each in its own way', () => {
    const { subject, text } = composeMail(locales, 'en', {
      ...parts,
      rhythm: 'daily',
      items: [item, { secret: true }],
      more: 3,
    });
    expect(subject).toBe('Daily summary: 5 unread');
    expect(text).toContain('There is a confidential letter for you');
    expect(text).toContain('See the others in Pendopo (3): https://kantor.go.id/office/');
  });

  it('about the reader begins with what happened', () => {
    const own: MailItem = { ...item, secret: false, matter: null };
    const { subject, text } = composeMail(locales, 'id', { ...parts, items: [own] });
    expect(subject).toBe('Disposisi baru');
    expect(text).toContain(`Yth. Budi,\n\nDisposisi baru\n${item.sentence}\nBuka di Pendopo`);
  });

  it('keeps its subject short', () => {
    const long: MailItem = {
      ...item,
      secret: false,
      matter: { ...item.matter!, subject: 'kata '.repeat(100) },
    };
    const { subject } = composeMail(locales, 'id', { ...parts, items: [long] });
    expect(subject).toHaveLength(150);
    expect(subject).toMatch(/^kata kata .*… · Disposisi baru$/);
  });
});
