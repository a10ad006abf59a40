import type { TxContext } from '#core/session/context.ts';
import type { AuthorityView } from '../../contract/signing.ts';
import type { Because } from '../rules/authority/reasons.ts';
import type { SigningAuthority } from '../rules/authority/signing-authority.ts';

type Reader = Pick<TxContext, 'locale' | 'locales' | 'actor'>;

/** The answer with its reasons as sentences in the reader's language. */
export function authorityView(reader: Reader, answer: SigningAuthority): AuthorityView {
  return {
    granted: answer.granted,
    code: answer.granted ? null : answer.code,
    capacity: answer.granted ? answer.capacity : null,
    block: answer.granted ? answer.block : null,
    why: answer.why.map((one) => whySentence(reader, one)),
  };
}

/** A reason as a sentence: days as they are written, ways of holding by their own words. */
export function whySentence({ locale, locales, actor }: Reader, { code, params }: Because): string {
  const day = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: actor.zone,
  });
  const told = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (value === null) return [name, '—'];
      if (name === 'since' || name === 'until') return [name, day.format(new Date(value))];
      return [name, name === 'as' ? locales.text(locale, `outgoing.as.${value}`) : value];
    }),
  );
  const sentence = locales.text(locale, code, told);
  const ends = params.until ? ` ${locales.text(locale, 'outgoing.why.until', told)}` : '';
  return `${sentence}${ends}`;
}
