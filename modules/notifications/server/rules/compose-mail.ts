import type { Locale, Locales } from '#core/i18n/locales.ts';

/** One thing that a mail tells. Of a confidential letter nothing is told but that there is one. */
export type MailItem =
  | { secret: true }
  | {
      secret: false;
      title: string;
      sentence: string;
      /** What it is about; null for what concerns the reader. */
      matter: { subject: string; sender: string | null; number: string | null } | null;
      url: string;
    };

export interface MailParts {
  rhythm: 'at-once' | 'daily';
  name: string;
  agencyName: string;
  items: readonly MailItem[];
  /** How many more there are than the items. */
  more: number;
  officeUrl: string;
  preferencesUrl: string;
}

interface Line {
  text: string;
  href?: string;
  strong?: true;
}

/** A mail as blocks of lines: plain text and HTML are written from the same ones. */
type Block = Line[];

const longestSubject = 150;

/** Subject and both bodies of a mail, in the language of its reader. */
export function composeMail(
  locales: Locales,
  locale: Locale,
  parts: MailParts,
): { subject: string; text: string; html: string } {
  const say = (key: string, params: Record<string, unknown> = {}) =>
    locales.text(locale, `notifications.mail.${key}`, params);
  const blocks: Block[] = [
    [{ text: say('greeting', { name: parts.name }) }],
    ...(parts.rhythm === 'daily'
      ? [[{ text: say('daily-opening', { count: parts.items.length + parts.more }) }]]
      : []),
    ...parts.items.map((item) => blockOf(item, parts, say)),
    ...(parts.more > 0 ? [[{ text: say('more', { count: parts.more }), href: parts.officeUrl }]] : []),
    [
      { text: say('footer', { agency: parts.agencyName }) },
      { text: say('preferences'), href: parts.preferencesUrl },
    ],
  ];
  return { subject: subjectOf(parts, say), text: asText(blocks), html: asHtml(locale, blocks) };
}

type Say = (key: string, params?: Record<string, unknown>) => string;

function subjectOf(parts: MailParts, say: Say): string {
  const [first] = parts.items;
  if (parts.rhythm === 'daily' || !first)
    return say('daily-subject', { count: parts.items.length + parts.more });
  if (first.secret) return say('secret');
  if (!first.matter) return first.title;
  const about = first.matter.subject.replace(/\s+/g, ' ');
  const room = longestSubject - ` · ${first.title}`.length;
  return `${about.length > room ? `${about.slice(0, room - 1)}…` : about} · ${first.title}`;
}

function blockOf(item: MailItem, parts: MailParts, say: Say): Block {
  if (item.secret) {
    return [
      { text: say('secret'), strong: true },
      { text: say('secret-hint') },
      { text: say('open'), href: parts.officeUrl },
    ];
  }
  const { subject = null, sender = null, number = null } = item.matter ?? {};
  return [
    ...(subject
      ? [{ text: subject, strong: true as const }, { text: item.title }]
      : [{ text: item.title, strong: true as const }]),
    { text: item.sentence },
    ...(sender ? [{ text: say('letter-sender', { sender }) }] : []),
    ...(number ? [{ text: say('letter-number', { number }) }] : []),
    { text: say('open'), href: item.url },
  ];
}

function asText(blocks: readonly Block[]): string {
  const line = ({ text, href }: Line) => (href ? `${text}: ${href}` : text);
  return `${blocks.map((block) => block.map(line).join('\n')).join('\n\n')}\n`;
}

function asHtml(locale: Locale, blocks: readonly Block[]): string {
  const line = ({ text, href, strong }: Line) => {
    const words = strong ? `<strong>${escaped(text)}</strong>` : escaped(text);
    return href ? `<a href="${escaped(href)}">${words}</a>` : words;
  };
  const body = blocks.map((block) => `<p>${block.map(line).join('<br>\n')}</p>`).join('\n');
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head><body style="font:16px/1.5 sans-serif">\n${body}\n</body></html>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
