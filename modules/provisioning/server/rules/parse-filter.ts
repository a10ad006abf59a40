import { fail } from '#core/contract/errors.ts';
import { type AttributePath, type Comparison, comparisons, type Filter, type FilterValue } from './filter.ts';

/** Brackets inside one another. */
const deepest = 20;
const invalid = 'provisioning.invalid-filter';

/** Brackets, texts of JSON, and words: names of attributes with their schema, operators, numbers. */
const token = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/y;
const attribute = /^(?:(urn:[\w:.-]+):)?([a-z][\w$-]*)(?:\.([a-z$][\w$-]*))?$/i;
const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Reads a filter by the grammar of RFC 7644 §3.4.2.2: `not` before `and` before `or`, operators in any case, values as in
 * JSON. @throws provisioning.invalid-filter
 */
export function parseFilter(text: string): Filter {
  const words = tokensOf(text);
  const reader = new Reader(words);
  const filter = reader.alternatives(false, 0);
  if (reader.next !== undefined) fail(invalid);
  return filter;
}

/** The name of an attribute: `name.familyName`, `urn:…:User:department`. Undefined where it is none. */
export function parseAttribute(text: string): AttributePath | undefined {
  const found = attribute.exec(text);
  if (!found) return undefined;
  const [, urn, name, sub] = found;
  return { ...(urn ? { urn } : {}), name: name!, ...(sub ? { sub } : {}) };
}

function tokensOf(text: string): string[] {
  const words: string[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const found = token.exec(text);
    if (!found) return fail(invalid);
    words.push(found[1] ?? found[2] ?? found[3]!);
  }
  return words;
}

class Reader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get next(): string | undefined {
    return this.#words[this.#at];
  }

  /** What stands between `or`. `inside` a list no further list is looked into. */
  alternatives(inside: boolean, depth: number): Filter {
    if (depth > deepest) fail(invalid);
    let left = this.#conjunction(inside, depth);
    while (this.#takes('or')) left = { kind: 'or', left, right: this.#conjunction(inside, depth) };
    return left;
  }

  #conjunction(inside: boolean, depth: number): Filter {
    let left = this.#term(inside, depth);
    while (this.#takes('and')) left = { kind: 'and', left, right: this.#term(inside, depth) };
    return left;
  }

  #term(inside: boolean, depth: number): Filter {
    if (this.next?.toLowerCase() === 'not' && this.#words[this.#at + 1] === '(') {
      this.#at += 1;
      return { kind: 'not', of: this.#term(inside, depth + 1) };
    }
    if (this.#takes('(')) {
      const group = this.alternatives(inside, depth + 1);
      this.#expect(')');
      return group;
    }
    const path = parseAttribute(this.#take());
    if (!path) return fail(invalid);
    if (this.next === '[' && !inside) {
      this.#at += 1;
      const of = this.alternatives(true, depth + 1);
      this.#expect(']');
      const sub = /^\.([a-z$][\w$-]*)$/i.exec(this.next ?? '')?.[1];
      if (!sub) return { kind: 'some', path, of };
      // As Entra ID asks: `emails[type eq "work"].value eq "…"`.
      this.#at += 1;
      return { kind: 'some', path, of: { kind: 'and', left: of, right: this.#comparison({ name: sub }) } };
    }
    return this.#comparison(path);
  }

  #comparison(path: AttributePath): Filter {
    const by = this.#take().toLowerCase();
    if (by === 'pr') return { kind: 'present', path };
    if (!comparisons.includes(by as Comparison)) fail(invalid);
    return { kind: 'compare', path, by: by as Comparison, value: valueIn(this.#take()) };
  }

  #takes(word: string): boolean {
    const is = this.next?.toLowerCase() === word;
    if (is) this.#at += 1;
    return is;
  }

  #take(): string {
    const word = this.next;
    if (word === undefined) return fail(invalid);
    this.#at += 1;
    return word;
  }

  #expect(word: string): void {
    if (!this.#takes(word)) fail(invalid);
  }
}

function valueIn(word: string): FilterValue {
  if (word.startsWith('"')) return textOf(word);
  const plain = word.toLowerCase();
  if (plain === 'true' || plain === 'false') return plain === 'true';
  if (plain === 'null') return null;
  return number.test(word) ? Number(word) : fail(invalid);
}

function textOf(word: string): string {
  let text: unknown;
  try {
    text = JSON.parse(word);
  } catch {
    return fail(invalid);
  }
  // The database keeps neither NUL nor halves of characters, so none is sought.
  return typeof text === 'string' && !/\0|\p{Surrogate}/u.test(text) ? text : fail(invalid);
}
