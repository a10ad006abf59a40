import type { Context } from '#core/session/context.ts';
import { nationalWords } from '../layouts.ts';
import type { DocxWords } from './docx-of.ts';

/** Labels on paper are Indonesian, whatever language the reader works in: the letter is. */
export function docxWords({ locales }: Pick<Context, 'locales'>): DocxWords {
  return {
    part: (name) => nationalWords[name] ?? locales.text('id', `outgoing.part.${name}`),
    variable: (name) => locales.text('id', `outgoing.variable.${name}`),
    word: (name) => locales.text('id', `outgoing.editor.word.${name}`),
    list: (name) => locales.text('id', `outgoing.editor.${name}`),
    event: (name) => locales.text('id', `outgoing.editor.event.${name}`),
  };
}
