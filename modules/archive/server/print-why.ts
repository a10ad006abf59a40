import type { Locale, Locales } from '#core/i18n/locales.ts';
import type { Refusal } from './rules/disposal/refusal.ts';
import type { WhyStep } from './rules/retention/why.ts';

type Text = Locales['text'];

const languages: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };

/** Values that are words of the contract, and where their texts stand. */
const wordsOf: Readonly<Record<string, string>> = {
  fate: 'archive.fate',
  reason: 'archive.hold',
  step: 'archive.step',
  role: 'archive.role',
  other: 'archive.role',
  needed: 'archive.capacity',
};

/** A step of the reasoning as a sentence: days are written out (`31 Des 2028`), words of the contract are translated. */
export function whySentence(step: WhyStep, locale: Locale, text: Text): string {
  const { code, ...values } = step;
  return text(locale, `archive.why.${code}`, shown(values, locale, text));
}

/** A refusal as a sentence; its values alone are what an error carries. */
export function refusalSentence({ code, values = {} }: Refusal, locale: Locale, text: Text): string {
  return text(locale, `errors.${code}`, shown(values, locale, text));
}

function shown(
  values: Readonly<Record<string, string | number>>,
  locale: Locale,
  text: Text,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      const words = wordsOf[name];
      if (words) return [name, text(locale, `${words}.${value}`)];
      return [name, /^\d{4}-\d\d-\d\d$/.test(value) ? dayText(value, locale) : value];
    }),
  );
}

function dayText(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(languages[locale], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
