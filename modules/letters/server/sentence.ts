import type { RecordedEvent } from '#core/events/subscriber.ts';
import type { Locale, Locales } from '#core/i18n/locales.ts';

export interface Names {
  actorName: string | null;
  postName: string | null;
  others: readonly string[];
}

/** The sentence of an event in a timeline: who, through which post and for whom, did what to whom. */
export function sentenceOf(locales: Locales, locale: Locale, event: RecordedEvent, names: Names): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return locales.text(locale, `events.${event.type}`, {
    ...(event.payload as object),
    actor: actorPhrase(locales, locale, event, names),
    others: list.format(names.others),
  });
}

function actorPhrase(locales: Locales, locale: Locale, event: RecordedEvent, names: Names): string {
  if (event.actorKind === 'system') return locales.text(locale, 'letters.timeline.system');
  const actor = names.actorName ?? '—';
  if (!names.postName) return actor;
  return locales.text(locale, `letters.timeline.as-${event.capacity ?? 'definitive'}`, { actor, post: names.postName });
}
