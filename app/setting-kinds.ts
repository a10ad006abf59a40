import { isIP } from 'node:net';
import type { Quota } from '#core/http/quotas.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { type OperatorText, operatorText } from './operator-texts.ts';

/** One setting of the environment: how it is read, what it means, and whether its value may ever be shown. */
export interface Setting<T> {
  name: string;
  /** Written in docs/operations/configuration.md; Indonesian operators read English terms here. */
  help: string;
  /** What holds when the setting is absent, in words. */
  otherwise: string;
  /** Example or shape of a right value. */
  shape: string;
  secret: boolean;
  fallback: T;
  /** @throws WrongValue whose shape completes "NAME must be …" and never repeats the value. */
  parse(text: string): T;
}

/** A value that is not what the setting takes. */
export class WrongValue extends Error {
  constructor(key: OperatorText, params: (locale: Locale) => Record<string, unknown> = () => ({})) {
    super(key);
    this.shape = (locale) => operatorText(key, params(locale), locale);
  }

  /** What it should have been, in words. */
  readonly shape: (locale: Locale) => string;
}

interface Words {
  name: string;
  help: string;
  otherwise?: string;
  shape?: string;
  secret?: boolean;
}

function setting<T>(words: Words, shape: string, fallback: T, parse: (text: string) => T): Setting<T> {
  return {
    ...words,
    otherwise: words.otherwise ?? (fallback === undefined ? 'none' : `\`${String(fallback)}\``),
    shape: words.shape ?? shape,
    secret: words.secret ?? false,
    fallback,
    parse,
  };
}

export function text(words: Words): Setting<string | undefined>;
export function text(words: Words, fallback: string): Setting<string>;
export function text(words: Words, fallback?: string): Setting<string | undefined> {
  return setting(words, 'text', fallback, (value) => value);
}

export function integer<F extends number | undefined>(
  words: Words,
  fallback: F,
  least: number,
  most: number,
): Setting<number | F> {
  return setting<number | F>(words, `${least}–${most}`, fallback, (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new WrongValue('settings.shape.integer', () => ({ least, most }));
    }
    return number;
  });
}

const answers: Record<string, boolean> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
};

export function yesNo(words: Words): Setting<boolean | undefined>;
export function yesNo(words: Words, fallback: boolean): Setting<boolean>;
export function yesNo(words: Words, fallback?: boolean): Setting<boolean | undefined> {
  const inWords = fallback === undefined ? undefined : `\`${fallback ? 'yes' : 'no'}\``;
  return setting({ otherwise: inWords, ...words }, '`yes` or `no`', fallback, (value) => {
    const answer = answers[value.toLowerCase()];
    if (answer === undefined) throw new WrongValue('settings.shape.yes-no');
    return answer;
  });
}

export function oneOf<const T extends string, F extends NoInfer<T> | undefined>(
  words: Words,
  fallback: F,
  choices: readonly T[],
): Setting<T | F> {
  return setting<T | F>(words, choices.map((choice) => `\`${choice}\``).join(', '), fallback, (value) => {
    const choice = choices.find((known) => known === value);
    if (!choice) throw new WrongValue('settings.shape.one-of', () => ({ choices: choices.join(', ') }));
    return choice;
  });
}

/** A URL of one of the schemes, kept as text without a slash at its end. */
export function url(words: Words, schemes: readonly string[]): Setting<string | undefined> {
  return setting<string | undefined>(
    words,
    schemes.map((scheme) => `\`${scheme}://…\``).join(' or '),
    undefined,
    (value) => {
      const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
      if (!schemes.includes(scheme))
        throw new WrongValue('settings.shape.url', (locale) => ({
          schemes: schemes.map((one) => `${one}://`).join(operatorText('settings.or', {}, locale)),
        }));
      return value.replace(/\/$/, '');
    },
  );
}

/** How much a person and an agency may do in a minute, as `PERSON/AGENCY`. */
export function quota(words: Words, fallback: Quota): Setting<Quota> {
  const otherwise = `\`${fallback.person}/${fallback.agency}\``;
  const shape = '`PERSON/AGENCY`, 1–1000000 a minute each';
  return setting({ otherwise, ...words }, shape, fallback, (value) => {
    const [person = 0, agency = 0] = /^\d+\/\d+$/.test(value) ? value.split('/').map(Number) : [];
    if (person < 1 || agency < person || agency > 1_000_000) throw new WrongValue('settings.shape.quota');
    return { person, agency };
  });
}

/** A secret of at least `bytes` random bytes, as base64. */
export function secretBytes(words: Words, bytes: number): Setting<Buffer | undefined> {
  const shape = `base64 of ${bytes} or more bytes`;
  return setting<Buffer | undefined>({ ...words, secret: true }, shape, undefined, (value) => {
    const decoded = Buffer.from(value, 'base64');
    if (!/^[A-Za-z0-9+/_-]+=*$/.test(value) || decoded.length < bytes)
      throw new WrongValue('settings.shape.secret', () => ({ bytes }));
    return decoded;
  });
}

/** Text of a known form; `key` says in words what it is. */
export function textLike(words: Words, fallback: string, key: OperatorText, pattern: RegExp): Setting<string>;
export function textLike(
  words: Words,
  fallback: undefined,
  key: OperatorText,
  pattern: RegExp,
): Setting<string | undefined>;
export function textLike(words: Words, fallback: string | undefined, key: OperatorText, pattern: RegExp) {
  return setting<string | undefined>(words, 'text', fallback, (value) => {
    if (!pattern.test(value)) throw new WrongValue(key);
    return value;
  });
}

/** Addresses of reverse proxies in front: IP addresses, networks (CIDR) or the word `loopback`. */
export function proxies(words: Words): Setting<string[]> {
  return setting<string[]>({ otherwise: 'none', ...words }, '`loopback`, `10.0.0.0/8`, …', [], (value) => {
    const list = value.split(',').map((item) => item.trim());
    if (!list.every(isProxy)) throw new WrongValue('settings.shape.proxies');
    return list;
  });
}

/** Names or IP addresses of machines, without a port. */
export function hosts(words: Words): Setting<string[]> {
  return setting<string[]>(words, '`esign.kab.go.id`, `10.1.2.3`, …', [], (value) => {
    const list = value.split(',').map((item) => item.trim().toLowerCase());
    if (!list.every((item) => isIP(item) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(item)))
      throw new WrongValue('settings.shape.hosts');
    return list;
  });
}

function isProxy(item: string): boolean {
  const [address = '', bits, ...rest] = item.split('/');
  if (item === 'loopback') return true;
  return isIP(address) > 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
}
