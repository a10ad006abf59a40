import type { Plugin } from 'vite';

/** Texts that only the server puts into words: sentences of events, mails, titles of notices, pages of the portal. */
const serverOnly = /^(events\.|notifications\.(title|mail)\.|[\w-]+\.(portal|mail|receipt)\.)/;

/** Leaves out of the browser's texts what only the server needs, so that the first load does not grow with it. */
export function officeTexts(): Plugin {
  return {
    name: 'pendopo-office-texts',
    enforce: 'pre',
    transform: {
      filter: { id: /\/locales\/(id|en)\.json$/ },
      handler(code) {
        return keptTexts(code);
      },
    },
  };
}

/** The file without the texts that stay on the server. */
export function keptTexts(json: string): string {
  const texts = Object.entries(JSON.parse(json) as Record<string, string>);
  return JSON.stringify(Object.fromEntries(texts.filter(([key]) => !serverOnly.test(key))));
}
