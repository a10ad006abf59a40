import i18next from 'i18next';

export const localeNames = ['id', 'en'] as const;
export type Locale = (typeof localeNames)[number];

/** The texts of one module: flat keys, Indonesian is the source. */
export type Texts = Record<Locale, Record<string, string>>;

export interface Locales {
  text(locale: Locale, key: string, params?: Record<string, unknown>): string;
  has(key: string): boolean;
}

/** Joins the texts of all modules. A key that is used twice is a fault. */
export function createLocales(sources: readonly Texts[]): Locales {
  const joined: Texts = { id: {}, en: {} };
  for (const source of sources) {
    for (const locale of localeNames) {
      for (const [key, text] of Object.entries(source[locale])) {
        if (key in joined[locale]) throw new Error(`text ${key} is defined twice`);
        joined[locale][key] = text;
      }
    }
  }
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'id',
    fallbackLng: 'id',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { id: { translation: joined.id }, en: { translation: joined.en } },
  });
  return {
    text: (locale, key, params = {}) => instance.t(key, { lng: locale, ...params }),
    has: (key) => key in joined.id,
  };
}

/** The locale that an `Accept-Language` header asks for first among ours (RFC 9110 §12.5.4); Indonesian by default. */
export function preferredLocale(header: string | undefined): Locale {
  for (const part of (header ?? '').split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (language === 'id' || language === 'en') return language;
  }
  return 'id';
}
