import { type Pattern, type Piece, type Token, tokenForms, tokens } from './pattern.ts';

/** What is wrong in a pattern and where: `at` counts characters from 0. */
export interface PatternFault {
  code:
    | 'outgoing.pattern-empty'
    | 'outgoing.pattern-too-long'
    | 'outgoing.pattern-sign-refused'
    | 'outgoing.pattern-brace-open'
    | 'outgoing.pattern-brace-stray'
    | 'outgoing.pattern-token-unknown'
    | 'outgoing.pattern-pad-refused'
    | 'outgoing.pattern-sequence-missing'
    | 'outgoing.pattern-token-twice'
    | 'outgoing.pattern-ambiguous';
  at: number;
  /** The piece in question. */
  piece?: string;
}

export type ParsedPattern =
  | { pattern: Pattern; faults: readonly [] }
  | { pattern: null; faults: readonly PatternFault[] };

const longest = 120;
const deepestPad = 9;
const isToken = (name: string): name is Token => (tokens as readonly string[]).includes(name);
// Letters, digits and the signs that stand between them; a number is one line without quotation marks or markup.
const printable = /^[\p{L}\p{N} ./&()_:,-]*$/u;

/**
 * Reads a pattern such as `{sifat}-{seq:3}/{unit}/{kode}/{bulanRomawi}/{tahun}`. All faults are told at once, so that the
 * registry mends them in one go.
 */
export function parsePattern(text: string): ParsedPattern {
  const pieces: (Piece & { at: number })[] = [];
  const faults: PatternFault[] = [];
  if (text.trim() !== text || text === '') faults.push({ code: 'outgoing.pattern-empty', at: 0 });
  if (text.length > longest)
    return { pattern: null, faults: [{ code: 'outgoing.pattern-too-long', at: longest }] };
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const literal = /^[^{}]+/.exec(rest)?.[0];
    const braced = /^\{([^{}]*)\}/.exec(rest);
    if (literal !== undefined) {
      if (!printable.test(literal))
        faults.push({ code: 'outgoing.pattern-sign-refused', at, piece: literal });
      pieces.push({ literal, at });
      at += literal.length;
    } else if (braced) {
      const read = readToken(braced[1]!, at);
      if ('code' in read) faults.push(read);
      else pieces.push({ ...read, at });
      at += braced[0].length;
    } else {
      faults.push({
        code: rest[0] === '{' ? 'outgoing.pattern-brace-open' : 'outgoing.pattern-brace-stray',
        at,
      });
      at += 1;
    }
  }
  faults.push(...countFaults(pieces, text.length));
  // Whether it can be read back is asked of a pattern that is whole.
  if (faults.length === 0) faults.push(...boundaryFaults(pieces));
  if (faults.length > 0) return { pattern: null, faults: faults.sort((a, b) => a.at - b.at) };
  return { pattern: { text, pieces: pieces.map(({ at: _, ...piece }) => piece) }, faults: [] };
}

function readToken(inside: string, at: number): Piece | PatternFault {
  const [name, pad, ...more] = inside.split(':');
  if (!isToken(name!)) return { code: 'outgoing.pattern-token-unknown', at, piece: inside };
  if (pad === undefined) return { token: name, pad: 0 };
  const width = /^[1-9]$/.test(pad) ? Number(pad) : 0;
  if (name !== 'seq' || more.length > 0 || width === 0 || width > deepestPad)
    return { code: 'outgoing.pattern-pad-refused', at, piece: inside };
  return { token: name, pad: width };
}

function countFaults(pieces: readonly (Piece & { at: number })[], end: number): PatternFault[] {
  const seen = new Set<Token>();
  const faults: PatternFault[] = [];
  for (const { token, at } of pieces) {
    if (token === undefined) continue;
    if (seen.has(token)) faults.push({ code: 'outgoing.pattern-token-twice', at, piece: token });
    seen.add(token);
  }
  return seen.has('seq') ? faults : [...faults, { code: 'outgoing.pattern-sequence-missing', at: end }];
}

/**
 * Where one token ends and the next begins must show in every number. A boundary shows from the left if the text after a
 * token begins with a sign that the token cannot hold, and from the right likewise. Up to some token all boundaries must
 * show from the left, after it all from the right: then a number is read in one way only.
 */
function boundaryFaults(pieces: readonly (Piece & { at: number })[]): PatternFault[] {
  const boundaries: { at: number; fromLeft: boolean; fromRight: boolean; piece: string }[] = [];
  let before: Token | undefined;
  let between = '';
  for (const { token, literal, at } of pieces) {
    if (token === undefined) {
      between = literal!;
      continue;
    }
    if (before !== undefined)
      boundaries.push({
        at,
        piece: `{${before}}${between}{${token}}`,
        fromLeft: between !== '' && !tokenForms[before].signs.test(between[0]!),
        fromRight: between !== '' && !tokenForms[token].signs.test(between.at(-1)!),
      });
    [before, between] = [token, ''];
  }
  const firstHidden = boundaries.findIndex(({ fromLeft }) => !fromLeft);
  if (firstHidden === -1) return [];
  const hidden = boundaries.slice(firstHidden).filter(({ fromRight }) => !fromRight);
  return hidden.map(({ at, piece }) => ({ code: 'outgoing.pattern-ambiguous', at, piece }));
}
