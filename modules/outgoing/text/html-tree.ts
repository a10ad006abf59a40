/** An element as somebody's clipboard or converter wrote it. Text has the tag `#text`. */
export interface HtmlNode {
  tag: string;
  attrs: Readonly<Record<string, string>>;
  children: HtmlNode[];
  text: string;
}

/** What stands between Word's signs for those who know no lists: the number or bullet that it painted, rows for widths. */
export const painted = '#painted';

const mostCharacters = 8_000_000;
const deepest = 60;
const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
/** Their content is no text of the page. */
const raw = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xml',
  'noscript',
  'template',
  'iframe',
  'svg',
  'math',
]);
/** An element that begins ends one of these that is still open, up to the element around it. */
const ends: Readonly<Record<string, { closes: readonly string[]; within: readonly string[] }>> = {
  li: { closes: ['li'], within: ['ul', 'ol'] },
  tr: { closes: ['tr', 'td', 'th'], within: ['table'] },
  td: { closes: ['td', 'th'], within: ['tr', 'table'] },
  th: { closes: ['td', 'th'], within: ['tr', 'table'] },
  tbody: { closes: ['tr', 'td', 'th', 'thead', 'tbody'], within: ['table'] },
};
const endsParagraph =
  /^(p|div|h[1-6]|ul|ol|table|hr|blockquote|pre|section|article|center|address|dl|figure)$/;
const tagName = /<\s*(\/?)([a-zA-Z][\w:-]*)/y;
const attribute = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

/**
 * The elements of a piece of HTML, forgiving as browsers are and without one, so that it can be read and tested anywhere.
 * Comments and declarations are gone; nothing of it is ever run or shown.
 */
export function htmlTree(html: string): HtmlNode[] {
  const root = node('#root');
  const stack: HtmlNode[] = [root];
  const top = () => stack.at(-1)!;
  const open = (one: HtmlNode) => {
    top().children.push(one);
    if (stack.length < deepest) stack.push(one);
  };
  const close = (tag: string) => {
    const at = stack.findLastIndex((one) => one.tag === tag);
    if (at > 0) stack.length = at;
  };
  const source = html.slice(0, mostCharacters);
  const lower = source.toLowerCase();
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('<', at);
    const end = next < 0 ? source.length : next;
    if (end > at) top().children.push({ ...node('#text'), text: plain(source.slice(at, end)) });
    if (next < 0) break;
    tagName.lastIndex = next;
    const match = tagName.exec(source);
    if (source.startsWith('<!', next) || source.startsWith('<?', next)) {
      const isComment = source.startsWith('<!--', next);
      const ending = isComment ? '-->' : '>';
      const last = source.indexOf(ending, next + (isComment ? 4 : 2));
      if (last < 0) break;
      const said = source.slice(next + (isComment ? 4 : 2), last);
      if (/^\[if\s+!support(Lists|MisalignedColumns)/i.test(said)) open(node(painted));
      else if (/^\[endif/i.test(said)) close(painted);
      at = last + ending.length;
    } else if (!match) {
      top().children.push({ ...node('#text'), text: '<' });
      at = next + 1;
    } else {
      const last = tagEnd(source, tagName.lastIndex);
      if (last < 0) break;
      const tag = match[2]!.toLowerCase();
      const attrs = source.slice(next + match[0].length, last);
      at = last + 1;
      if (match[1]) close(tag);
      else if (raw.has(tag) && !attrs.endsWith('/')) {
        const over = lower.indexOf(`</${tag}`, at);
        at = over < 0 ? source.length : over;
      } else {
        closeBefore(stack, tag);
        const one = { ...node(tag), attrs: attributesOf(attrs) };
        if (empty.has(tag) || attrs.endsWith('/')) top().children.push(one);
        else open(one);
      }
    }
  }
  return root.children;
}

/** Where a tag ends, past what stands in quotes; -1 where it never does. */
function tagEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const sign = source[at];
    if (sign === '>') return at;
    if (sign === '"' || sign === "'") {
      at = source.indexOf(sign, at + 1);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

function node(tag: string): HtmlNode {
  return { tag, attrs: {}, children: [], text: '' };
}

function closeBefore(stack: HtmlNode[], tag: string): void {
  const rule = ends[tag];
  if (rule) {
    const border = stack.findLastIndex((one) => rule.within.includes(one.tag));
    const at = stack.findIndex((one, index) => index > border && rule.closes.includes(one.tag));
    if (at > 0) stack.length = at;
  }
  if (endsParagraph.test(tag) && stack.at(-1)?.tag === 'p') stack.pop();
}

function attributesOf(text: string): Record<string, string> {
  const attrs: Record<string, string> = {};
  for (const [, name, double, single, bare] of text.matchAll(attribute))
    attrs[name!.toLowerCase()] ??= plain(double ?? single ?? bare ?? '');
  return attrs;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  sect: '§',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  times: '×',
  eacute: 'é',
  shy: '',
  zwnj: '',
  zwj: '',
};

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
