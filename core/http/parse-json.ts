import { isUtf8 } from 'node:buffer';
import { AppError, fail } from '../contract/errors.ts';

/** Objects and lists inside one another; our own deepest input has four. */
const deepest = 32;
const halfCharacter = /\p{Surrogate}/u;

/**
 * The value of a JSON text (RFC 8259), read strictly, so that everybody who reads it reads the same: UTF-8, no name
 * twice in one object, nothing that cannot be stored as text, no `__proto__`. An empty body is an empty object.
 * @throws core.invalid-input
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  if (!isUtf8(bytes)) fail('core.invalid-input');
  const text = bytes.toString('utf8');
  checkStructure(text);
  return JSON.parse(text);
}

/** Looks at depth, names and texts; whether the rest is JSON is for the parser to say. */
function checkStructure(text: string): void {
  /** The names so far of each open object; null for a list. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '{' || mark === '[') {
      if (open.push(mark === '{' ? new Set() : null) > deepest) fail('core.invalid-input');
      isName = mark === '{';
    } else if (mark === '}' || mark === ']') {
      open.pop();
      isName = false;
    } else if (mark === ',') {
      isName = Boolean(open.at(-1));
    } else if (mark === '"') {
      const end = closingQuote(text, at);
      const words = decoded(text.slice(at, end + 1));
      if (isName) addName(open.at(-1)!, words);
      isName = false;
      at = end;
    }
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return fail('core.invalid-input');
}

/** Only escapes can write a NUL or half a character. */
function decoded(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  const words = JSON.parse(quoted) as string;
  if (words.includes('\0') || halfCharacter.test(words)) {
    throw new AppError('core.invalid-input', {}, [{ path: '', code: 'core.control-character' }]);
  }
  return words;
}

function addName(names: Set<string>, name: string): void {
  if (names.has(name) || name === '__proto__') {
    throw new AppError('core.invalid-input', {}, [{ path: name, code: 'core.field.unrecognized_keys' }]);
  }
  names.add(name);
}
