import { dayIn } from '#core/clock/clock.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Context } from '#core/session/context.ts';

const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** "21 November 2026". */
export function longDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(noon(day));
}

/** "21 November 2026, 08.15 WIB" in the zone of the agency. */
export function longInstant(ctx: Context, instant: string): string {
  const { zone } = ctx.actor;
  const at = new Date(instant);
  // Indonesian names of Indonesian zones in either language: English has none for them.
  const clock = new Intl.DateTimeFormat(tags.id, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
  return `${longDay(ctx.locale, dayIn(zone, at))}, ${clock}`;
}

/** "21-11-2026 08.15" in the zone of the agency. */
export function shortInstant(ctx: Context, instant: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ctx.actor.zone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return `${part('day')}-${part('month')}-${part('year')} ${part('hour')}.${part('minute')}`;
}
