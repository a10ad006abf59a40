import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../state/stored.ts';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

const loaders: Record<Language, () => Promise<{ texts: Record<string, string> }>> = {
  id: () => import('./texts-id.ts'),
  en: () => import('./texts-en.ts'),
};

/** The language in use. Indonesian unless the person chose otherwise. */
export function currentLanguage(): Language {
  return (i18next.resolvedLanguage ?? storedLanguage()) === 'en' ? 'en' : 'id';
}

function storedLanguage(): Language {
  return readStored('locale') === 'en' ? 'en' : 'id';
}

/** Loads the texts of one language and makes i18next ready; call once before the first render. */
export async function startTexts(
  extra: Partial<Record<Language, Record<string, string>>> = {},
): Promise<void> {
  const language = storedLanguage();
  const { texts } = await loaders[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: { [language]: { translation: { ...texts, ...extra[language] } } },
  });
  document.documentElement.lang = language;
}

/** Changes the language of the whole screen at once; the page keeps what it holds. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { texts } = await loaders[language]();
    i18next.addResourceBundle(language, 'translation', texts);
  }
  writeStored('locale', language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
