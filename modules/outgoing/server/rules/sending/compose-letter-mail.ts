import type { Locales } from '#core/i18n/locales.ts';

/** What is told of a letter in the mail that brings its link. */
export interface LetterMail {
  agency: string;
  number: string;
  /** As people say it: "21 November 2026". */
  day: string;
  subject: string;
  recipient: string;
  isCopy: boolean;
  address: string;
  verificationAddress: string;
}

const longestSubject = 150;

/**
 * The mail that brings the link of a letter: in Indonesian, as the letter is. Nothing is attached: the page that
 * the link opens says so where the letter was withdrawn or replaced since.
 */
export function composeLetterMail(
  locales: Locales,
  letter: LetterMail,
): { subject: string; text: string; html: string } {
  const say = (key: string, params: Record<string, unknown> = {}) =>
    locales.text('id', `outgoing.mail.${key}`, params);
  const { agency, number } = letter;
  const about = say('subject', { agency, subject: letter.subject.replace(/\s+/g, ' ') });
  const subject = about.length > longestSubject ? `${about.slice(0, longestSubject - 1)}…` : about;
  const blocks: { text: string; href?: string }[][] = [
    [{ text: say('greeting', { name: letter.recipient }) }],
    [{ text: say(letter.isCopy ? 'opening-copy' : 'opening', { agency }) }],
    [
      { text: say('number', { number }) },
      { text: say('day', { day: letter.day }) },
      { text: say('about', { subject: letter.subject }) },
    ],
    [{ text: say('open'), href: letter.address }],
    [{ text: say('confirm') }],
    [{ text: say('verify'), href: letter.verificationAddress }],
    [{ text: say('footer', { agency }) }],
  ];
  return { subject, text: asText(blocks), html: asHtml(blocks) };
}

type Blocks = readonly (readonly { text: string; href?: string }[])[];

function asText(blocks: Blocks): string {
  return `${blocks.map((block) => block.map(({ text, href }) => (href ? `${text}: ${href}` : text)).join('\n')).join('\n\n')}\n`;
}

function asHtml(blocks: Blocks): string {
  const line = ({ text, href }: { text: string; href?: string }) =>
    href ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(text);
  const body = blocks.map((block) => `<p>${block.map(line).join('<br>\n')}</p>`).join('\n');
  return `<!doctype html>\n<html lang="id"><head><meta charset="utf-8"></head><body style="font:16px/1.5 sans-serif">\n${body}\n</body></html>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!);
}
