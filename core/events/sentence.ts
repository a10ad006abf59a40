import type { Locale, Locales } from '../i18n/locales.ts';
import type { RecordedEvent } from './subscriber.ts';

/** What the sentence of an event is made from. */
export type ToldEvent = Pick<RecordedEvent, 'type' | 'actorKind' | 'capacity' | 'payload'>;

/** The names behind the ids of an event, as they are now. */
export interface Names {
  actorName: string | null;
  postName: string | null;
  /** The posts that the event names besides the one through which it was done. */
  others: readonly string[];
}

/**
 * The sentence of an event, for timeline, notification and mail: who, through which post and for whom, did what to
 * whom. Its text is `events.<type>`, with `{{actor}}`, `{{post}}`, `{{others}}` and the fields of the payload; where the
 * payload has one number, `events.<type>_zero` and `events.<type>_one` are its forms for none and one.
 */
export function sentenceOf(locales: Locales, locale: Locale, event: ToldEvent, names: Names): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return locales.text(locale, `events.${event.type}`, {
    ...withSpokenDays(locale, event.payload),
    ...counted(event.payload),
    actor: actorPhrase(locales, locale, event, names),
    post: names.postName ?? '—',
    others: list.format(names.others),
  });
}

/** The ids of the posts that a payload names besides the one through which it was done. */
export function postsNamedIn(payload: unknown): string[] {
  const { addressees, posts } = (payload ?? {}) as Record<string, string[] | undefined>;
  return [addressees, posts].find(Array.isArray) ?? [];
}

function actorPhrase(locales: Locales, locale: Locale, event: ToldEvent, names: Names): string {
  if (event.actorKind === 'system') return locales.text(locale, 'core.actor.system');
  const actor = names.actorName ?? '—';
  if (!names.postName) return actor;
  return locales.text(locale, `core.actor.as-${event.capacity ?? 'definitive'}`, {
    actor,
    post: names.postName,
  });
}

/** The only number of a payload decides the form of the sentence. */
function counted(payload: unknown): { count?: number } {
  const numbers = Object.values((payload ?? {}) as object).filter((value) => typeof value === 'number');
  return numbers.length === 1 ? { count: numbers[0] } : {};
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Days as people say them: `2026-11-21` is 21 November 2026. */
function withSpokenDays(locale: Locale, payload: unknown): Record<string, unknown> {
  const spoken = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const fields = Object.entries((payload ?? {}) as object);
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      typeof value === 'string' && day.test(value) ? spoken.format(new Date(value)) : value,
    ]),
  );
}
