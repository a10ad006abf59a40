import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../state/stored.ts';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

type Texts = Record<string, string>;
type TextFile = () => Promise<{ texts: Texts }>;

const first: Record<Language, TextFile> = {
  id: () => import('./texts-id.ts'),
  en: () => import('./texts-en.ts'),
};
const faults: Record<Language, TextFile> = {
  id: () => import('./faults-id.ts'),
  en: () => import('./faults-en.ts'),
};
const viewer: Record<Language, TextFile> = {
  id: () => import('./viewer-id.ts'),
  en: () => import('./viewer-en.ts'),
};
const ofModules = import.meta.glob<Texts>('../../modules/*/locales/*.json', {
  import: 'default',
  query: '?part=module',
});

/** What was asked for besides the first texts: names of modules, `faults` and `viewer`. Another language needs them too. */
const asked = new Set<string>();
const loads = new Map<string, Promise<void>>();

/** The language in use. Indonesian unless the person chose otherwise. */
export function currentLanguage(): Language {
  return (i18next.resolvedLanguage ?? storedLanguage()) === 'en' ? 'en' : 'id';
}

function storedLanguage(): Language {
  return readStored('locale') === 'en' ? 'en' : 'id';
}

/** Loads the first texts of the person's language and makes i18next ready; call once before the first render. */
export async function startTexts(): Promise<void> {
  const language = storedLanguage();
  const { texts } = await first[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    resources: { [language]: { translation: texts } },
  });
  document.documentElement.lang = language;
}

/** Loads the texts of a module before its pages are shown, and with them the words for faults. */
export async function loadTexts(module?: string): Promise<void> {
  asked.add('faults');
  if (module) asked.add(module);
  await loadAsked(currentLanguage());
}

/** Changes the language of the whole screen at once; the page keeps what it holds. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await first[language]()).texts);
  }
  await loadAsked(language);
  writeStored('locale', language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function loadAsked(language: Language): Promise<void> {
  await Promise.all([...asked].map((name) => loadOnce(name, language)));
}

function loadOnce(name: string, language: Language): Promise<void> {
  const key = `${name} ${language}`;
  let load = loads.get(key);
  if (!load) {
    load = textsOf(name, language).then((texts) => {
      i18next.addResources(language, 'translation', texts);
    });
    loads.set(key, load);
    // What failed for want of a network is tried again the next time it is asked for.
    load.catch(() => loads.delete(key));
  }
  return load;
}

async function textsOf(name: string, language: Language): Promise<Texts> {
  if (name === 'faults') return (await faults[language]()).texts;
  if (name === 'viewer') return (await viewer[language]()).texts;
  return (await ofModules[`../../modules/${name}/locales/${language}.json`]?.()) ?? {};
}
