import { type EmblemFault, RefusedDrawing, readSvg, type SvgElement } from './read-svg.ts';

export type CleanedEmblem = { svg: string; fault: null } | { svg: null; fault: EmblemFault };

/** Shapes, colours and how they are put together; nothing that runs, moves, fetches, or needs a font. */
const kept = new Set(
  `svg g defs symbol use title desc style path rect circle ellipse line polyline polygon linearGradient radialGradient stop
   clipPath mask image`.split(/\s+/),
);
/** What programs for drawing leave behind, and nobody sees. */
const leftOut = new Set(['metadata']);
const attributes = new Set(
  `id class style d x y x1 y1 x2 y2 cx cy r rx ry fx fy points width height viewBox preserveAspectRatio transform href fill
   fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
   stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule mask offset stop-color
   stop-opacity gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits overflow`.split(
    /\s+/,
  ),
);
const picture = /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/\s]+={0,2}$/;
/** How often shapes may be drawn again by `use`. */
const mostDrawn = 20_000;
/** Wider or higher it would not fit beside the words. */
const mostStretched = 3;

/**
 * The drawing with only what may be printed; or why it is refused. What nobody sees is left out silently, what could reach
 * outside or run is refused, so that who uploads it learns that the file was not what it seemed.
 */
export function cleanEmblem(text: string): CleanedEmblem {
  try {
    const root = readSvg(text);
    const size = sizeOf(root);
    ensureDrawnSeldom(root);
    const inner = root.children.map((child) => written(child)).join('');
    const outer = writtenAttributes({
      ...root,
      attributes: without(root.attributes, 'width', 'height', 'viewBox'),
    });
    return {
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size.join(' ')}"${outer}>${inner}</svg>`,
      fault: null,
    };
  } catch (error) {
    if (error instanceof RefusedDrawing) return { svg: null, fault: error.fault };
    throw error;
  }
}

/** A PNG or JPEG as a drawing of its size. @param width of the picture in pixels */
export function wrappedPicture(dataAddress: string, width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="${dataAddress}"/></svg>`;
}

function sizeOf(root: SvgElement): [number, number, number, number] {
  const box = root.attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const side = (name: string) =>
    Number(/^([\d.]+)(px|pt|mm|cm)?$/.exec(root.attributes.get(name) ?? '')?.[1]);
  const size = box?.length === 4 ? box : [0, 0, side('width'), side('height')];
  const [x, y, width, height] = size as [number, number, number, number];
  const whole = size.every(Number.isFinite) && width > 0 && height > 0;
  if (!whole || Math.max(width / height, height / width) > mostStretched)
    throw new RefusedDrawing('without-size', 'viewBox');
  return [x, y, width, height];
}

/** `use` of what uses what uses …: a small file that is drawn for hours. */
function ensureDrawnSeldom(root: SvgElement): void {
  const byId = new Map<string, SvgElement>();
  const index = (element: SvgElement): void => {
    const id = element.attributes.get('id');
    if (id) byId.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') index(child);
  };
  index(root);
  const drawn = new Map<SvgElement, number>();
  const under = new Set<SvgElement>();
  const count = (element: SvgElement): number => {
    if (under.has(element)) throw new RefusedDrawing('too-complex', 'use');
    const known = drawn.get(element);
    if (known !== undefined) return known;
    under.add(element);
    const target = element.name === 'use' ? byId.get((hrefOf(element) ?? '').slice(1)) : undefined;
    let sum = 1 + (target ? count(target) : 0);
    for (const child of element.children) if (typeof child !== 'string') sum += count(child);
    under.delete(element);
    if (sum > mostDrawn) throw new RefusedDrawing('too-complex', element.name);
    drawn.set(element, sum);
    return sum;
  };
  count(root);
}

function hrefOf({ attributes: all }: SvgElement): string | undefined {
  return all.get('href') ?? all.get('xlink:href');
}

function written(node: SvgElement | string): string {
  if (typeof node === 'string') return escaped(node);
  const { name } = node;
  if (name.includes(':') || leftOut.has(name)) return '';
  if (!kept.has(name)) throw new RefusedDrawing('refused', name);
  if (name === 'style') {
    const css = node.children.join('');
    if (node.children.some((child) => typeof child !== 'string')) throw new RefusedDrawing('refused', name);
    ensureInside(css, name);
    return `<style>${escaped(css)}</style>`;
  }
  const children = node.children.map((child) => written(child)).join('');
  return `<${name}${writtenAttributes(node)}>${children}</${name}>`;
}

function writtenAttributes(element: SvgElement): string {
  const href = hrefOf(element);
  if (href !== undefined) {
    const fits = element.name === 'image' ? picture.test(href) : /^#[\w.-]+$/.test(href);
    if (!fits) throw new RefusedDrawing('outside', 'href');
  }
  const parts: string[] = [];
  for (const [name, value] of element.attributes) {
    if (/^on/i.test(name)) throw new RefusedDrawing('refused', name);
    if (name === 'href' || name === 'xlink:href' || !attributes.has(name)) continue;
    ensureInside(value, name);
    parts.push(` ${name}="${escaped(value)}"`);
  }
  if (href !== undefined) parts.push(` href="${escaped(href)}"`);
  return parts.join('');
}

/** Styles and colours name only what stands in the drawing itself; a backslash or a comment could hide a word. */
function ensureInside(text: string, piece: string): void {
  const plain = text.toLowerCase();
  if (/[\\@]|\/\*|expression|script:|behavior|binding/.test(plain))
    throw new RefusedDrawing('refused', piece);
  for (const [, target] of plain.matchAll(/url\(\s*["']?\s*([^)]*)/g))
    if (!target!.startsWith('#')) throw new RefusedDrawing('outside', piece);
  if (/\b(image|image-set|src)\s*\(/.test(plain)) throw new RefusedDrawing('outside', piece);
}

function without(all: ReadonlyMap<string, string>, ...names: string[]): Map<string, string> {
  return new Map([...all].filter(([name]) => !names.includes(name)));
}

function escaped(text: string): string {
  return text.replace(
    /[<>&"]/g,
    (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign]!,
  );
}
