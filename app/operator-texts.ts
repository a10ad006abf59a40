import { createLocales, type Locale } from '#core/i18n/locales.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };

export type OperatorText = keyof typeof en;

const locales = createLocales([{ id, en }]);

/** The language of the operator's terminal (POSIX `LC_ALL`, `LC_MESSAGES`, `LANG`): Indonesian where it says so. */
export function operatorLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  return /^id(_|$)/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'id' : 'en';
}

/** What a finding of the ledger means; one without words is told by its code. */
export function findingText(code: string, locale: Locale = operatorLocale()): string {
  const key = `fsck.finding.${code}`;
  return Object.hasOwn(en, key) ? operatorText(key as OperatorText, {}, locale) : code;
}

/** A text for the person at the terminal. */
export function operatorText(
  key: OperatorText,
  params: Record<string, unknown> = {},
  locale: Locale = operatorLocale(),
): string {
  return locales.text(locale, key, params);
}
