/** An element of a drawing, with what stands inside it. */
export interface SvgElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (SvgElement | string)[];
}

/** Why a drawing cannot be taken: the sort of the fault, and what was met. */
export interface EmblemFault {
  fault: 'not-a-drawing' | 'refused' | 'outside' | 'too-complex' | 'without-size';
  /** `script`, `onload`, `href`, `<!ENTITY`. */
  piece: string;
}

/** Thrown by the reader alone; whoever cleans a drawing catches it. */
export class RefusedDrawing extends Error {
  readonly fault: EmblemFault;

  constructor(fault: EmblemFault['fault'], piece: string) {
    super(`${fault}: ${piece}`);
    this.fault = { fault, piece };
  }
}

const mostElements = 8_000;
const deepest = 40;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const opening = /^<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/**
 * Reads a drawing strictly (XML 1.0 without declarations of its own): what a lenient reader would mend is refused, because
 * another reader would mend it otherwise.
 * @throws RefusedDrawing
 */
export function readSvg(text: string): SvgElement {
  const root: SvgElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  let count = 0;
  let rest = text.replace(/^\ufeff/, '').trimStart();
  const drop = (length: number) => {
    rest = rest.slice(length);
  };
  const skipTo = (end: string, piece: string) => {
    const at = rest.indexOf(end);
    if (at === -1) throw new RefusedDrawing('not-a-drawing', piece);
    drop(at + end.length);
  };
  while (rest.length > 0) {
    const inside = open.at(-1)!;
    if (!rest.startsWith('<')) {
      const next = rest.indexOf('<');
      const piece = next === -1 ? rest : rest.slice(0, next);
      inside.children.push(decoded(piece));
      drop(piece.length);
    } else if (rest.startsWith('<!--')) skipTo('-->', '<!--');
    else if (count === 0 && rest.startsWith('<?xml ')) skipTo('?>', '<?xml');
    else if (count === 0 && /^<!DOCTYPE svg\b[^[>]*>/.test(rest)) skipTo('>', '<!DOCTYPE');
    else if (rest.startsWith('<!') || rest.startsWith('<?'))
      throw new RefusedDrawing('refused', /^<[!?][[\w-]*/.exec(rest)?.[0] ?? '<!');
    else if (rest.startsWith('</')) {
      const closing = /^<\/([\w.:-]+)\s*>/.exec(rest);
      if (closing?.[1] !== inside.name || open.length === 1)
        throw new RefusedDrawing('not-a-drawing', closing?.[0] ?? '</');
      open.pop();
      drop(closing[0].length);
    } else {
      const found = opening.exec(rest);
      if (!found) throw new RefusedDrawing('not-a-drawing', rest.slice(0, 20));
      const [whole, name, given, closed] = found as unknown as [string, string, string, string];
      count += 1;
      if (count > mostElements || open.length > deepest) throw new RefusedDrawing('too-complex', name);
      const element: SvgElement = { name, attributes: attributesOf(given), children: [] };
      inside.children.push(element);
      if (!closed) open.push(element);
      drop(whole.length);
    }
  }
  const drawings = root.children.filter((one) => typeof one !== 'string');
  const strayText = root.children.some((one) => typeof one === 'string' && one.trim() !== '');
  if (open.length !== 1 || drawings.length !== 1 || strayText || drawings[0]!.name !== 'svg')
    throw new RefusedDrawing('not-a-drawing', drawings[0]?.name ?? 'svg');
  return drawings[0]!;
}

function attributesOf(text: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(attribute)) {
    if (all.has(name!)) throw new RefusedDrawing('not-a-drawing', name!);
    all.set(name!, decoded(double ?? single ?? ''));
  }
  return all;
}

function decoded(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point = code ? Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) : 0;
    if (point > 0 && point <= 0x10ffff && whole.endsWith(';')) return String.fromCodePoint(point);
    const known = entities[name];
    if (!known || !whole.endsWith(';')) throw new RefusedDrawing('refused', whole);
    return known;
  });
}
