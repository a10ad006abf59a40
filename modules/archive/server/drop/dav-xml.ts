/** An element of a request, with its name resolved. */
export interface Element {
  namespace: string;
  name: string;
  attributes: { namespace: string; name: string; value: string }[];
  children: (Element | string)[];
  /** `xml:lang` that holds for it. */
  language: string | null;
}

const davNamespace = 'DAV:';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const deepest = 60;
/** Names of namespaces that hold at once, and how long one is: what is kept says them again at every element. */
const mostNamespaces = 64;
const longestNamespace = 500;
const name =
  /[A-Za-z_\u0080-\u{10ffff}][\w.\-\u0080-\u{10ffff}]*(?::[A-Za-z_\u0080-\u{10ffff}][\w.\-\u0080-\u{10ffff}]*)?/uy;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

class NotXml extends Error {}

/**
 * Reads the XML that WebDAV clients send (XML 1.0 with namespaces, no document types: nothing is fetched or expanded).
 * Undefined for anything else.
 */
export function readXml(text: string): Element | undefined {
  try {
    return new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text).document();
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Element {
    this.#skipAround();
    const root = this.#element(new Map([['xml', xmlNamespace]]), null, 0);
    this.#skipAround();
    if (this.#at < this.#text.length) throw new NotXml();
    return root;
  }

  #starts(part: string): boolean {
    return this.#text.startsWith(part, this.#at);
  }

  #skipTo(end: string): void {
    const at = this.#text.indexOf(end, this.#at);
    if (at < 0) throw new NotXml();
    this.#at = at + end.length;
  }

  #spaces(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #skipAround(): void {
    for (;;) {
      this.#spaces();
      if (this.#starts('<?')) this.#skipTo('?>');
      else if (this.#starts('<!--')) this.#skipTo('-->');
      else return;
    }
  }

  #name(): string {
    name.lastIndex = this.#at;
    const found = name.exec(this.#text)?.[0];
    if (!found) throw new NotXml();
    this.#at += found.length;
    return found;
  }

  #take(part: string): void {
    if (!this.#starts(part)) throw new NotXml();
    this.#at += part.length;
  }

  #element(above: ReadonlyMap<string, string>, language: string | null, depth: number): Element {
    if (depth > deepest) throw new NotXml();
    this.#take('<');
    const given = this.#name();
    const raw = this.#attributes();
    const known = declaredIn(raw, above);
    const attributes = [...raw]
      .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
      .map(([key, value]) => ({ ...resolved(key, known, false), value }));
    const own =
      attributes.find((one) => one.namespace === xmlNamespace && one.name === 'lang')?.value ?? language;
    const element: Element = { ...resolved(given, known, true), attributes, children: [], language: own };
    this.#spaces();
    if (this.#starts('/>')) {
      this.#at += 2;
      return element;
    }
    this.#take('>');
    this.#content(element, known, own, depth);
    this.#take(given);
    this.#spaces();
    this.#take('>');
    return element;
  }

  /** All up to the closing tag, of which `</` is taken. */
  #content(
    element: Element,
    known: ReadonlyMap<string, string>,
    language: string | null,
    depth: number,
  ): void {
    for (;;) {
      const next = this.#text.indexOf('<', this.#at);
      if (next < 0) throw new NotXml();
      if (next > this.#at) element.children.push(unescaped(this.#text.slice(this.#at, next)));
      this.#at = next;
      if (this.#starts('</')) {
        this.#at += 2;
        return;
      }
      if (this.#starts('<!--')) this.#skipTo('-->');
      else if (this.#starts('<![CDATA[')) {
        const from = this.#at + 9;
        this.#skipTo(']]>');
        element.children.push(this.#text.slice(from, this.#at - 3));
      } else if (this.#starts('<?')) this.#skipTo('?>');
      else element.children.push(this.#element(known, language, depth + 1));
    }
  }

  #attributes(): Map<string, string> {
    const found = new Map<string, string>();
    for (;;) {
      this.#spaces();
      const next = this.#text[this.#at];
      if (next === '>' || next === '/' || next === undefined) return found;
      const key = this.#name();
      this.#spaces();
      this.#take('=');
      this.#spaces();
      const quote = this.#text[this.#at];
      if (quote !== '"' && quote !== "'") throw new NotXml();
      const from = this.#at + 1;
      this.#at = from;
      this.#skipTo(quote);
      const value = this.#text.slice(from, this.#at - 1);
      if (value.includes('<') || found.has(key)) throw new NotXml();
      found.set(key, unescaped(value));
    }
  }
}

/** The namespaces that hold inside an element: those of what is around, unless it declares its own. */
function declaredIn(raw: ReadonlyMap<string, string>, above: ReadonlyMap<string, string>) {
  let known: Map<string, string> | undefined;
  for (const [key, value] of raw) {
    const isDefault = key === 'xmlns';
    if (!isDefault && !key.startsWith('xmlns:')) continue;
    if ((value === '' && !isDefault) || value.length > longestNamespace) throw new NotXml();
    known ??= new Map(above);
    known.set(isDefault ? '' : key.slice(6), value);
    if (known.size > mostNamespaces) throw new NotXml();
  }
  return known ?? above;
}

function resolved(given: string, known: ReadonlyMap<string, string>, byDefault: boolean) {
  const [prefix, local] = given.includes(':') ? (given.split(':') as [string, string]) : ['', given];
  if (prefix === '') return { namespace: byDefault ? (known.get('') ?? '') : '', name: local };
  const namespace = known.get(prefix);
  if (namespace === undefined) throw new NotXml();
  return { namespace, name: local };
}

function unescaped(text: string): string {
  return text.replace(/&([^;]{0,12});?/g, (whole, inner: string) => {
    if (!whole.endsWith(';')) throw new NotXml();
    if (Object.hasOwn(entities, inner)) return entities[inner]!;
    const code = /^#x([0-9a-f]{1,6})$/i.exec(inner)?.[1] ?? /^#(\d{1,7})$/.exec(inner)?.[1];
    const point = code ? Number.parseInt(code, inner[1] === 'x' || inner[1] === 'X' ? 16 : 10) : Number.NaN;
    if (!(point > 0 && point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) throw new NotXml();
    return String.fromCodePoint(point);
  });
}

export function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no XML may hold them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  );
}

/** An element as text, with every namespace told where it is used: what was kept can stand anywhere. */
export function written(element: Element): string {
  const { tag, declares } = tagOf(element);
  const attributes = element.attributes.map(({ namespace, name: local, value }, index) => {
    if (namespace === '') return ` ${local}="${escaped(value)}"`;
    if (namespace === xmlNamespace) return ` xml:${local}="${escaped(value)}"`;
    return ` xmlns:a${index}="${escaped(namespace)}" a${index}:${local}="${escaped(value)}"`;
  });
  const inside = element.children
    .map((child) => (typeof child === 'string' ? escaped(child) : written(child)))
    .join('');
  const opening = `<${tag}${declares}${attributes.join('')}`;
  return inside === '' ? `${opening}/>` : `${opening}>${inside}</${tag}>`;
}

function tagOf({ namespace, name: local }: Pick<Element, 'namespace' | 'name'>): {
  tag: string;
  declares: string;
} {
  if (namespace === davNamespace) return { tag: `D:${local}`, declares: '' };
  if (namespace === '') return { tag: local, declares: ' xmlns=""' };
  return { tag: `x:${local}`, declares: ` xmlns:x="${escaped(namespace)}"` };
}

/** An empty element of that name. */
export function empty(key: string): string {
  const { tag, declares } = tagOf(unkey(key));
  return `<${tag}${declares}/>`;
}

/** `{DAV:}getetag` */
export function keyOf({ namespace, name: local }: Pick<Element, 'namespace' | 'name'>): string {
  return `{${namespace}}${local}`;
}

function unkey(key: string): { namespace: string; name: string } {
  const end = key.lastIndexOf('}');
  return { namespace: key.slice(1, end), name: key.slice(end + 1) };
}

export function elementsOf(element: Element): Element[] {
  return element.children.filter((child): child is Element => typeof child !== 'string');
}

/** The child of that name in the namespace of WebDAV. */
export function davChild(element: Element | undefined, local: string): Element | undefined {
  return element && elementsOf(element).find((one) => one.namespace === davNamespace && one.name === local);
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function isDav(element: Element | undefined, local: string): boolean {
  return element?.namespace === davNamespace && element.name === local;
}
