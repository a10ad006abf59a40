import mammoth from 'mammoth';
import { docxParts } from './docx-archive.ts';

/** Kinds of things in a document that its words as HTML do not have. */
export const docxLeftOut = ['pictures', 'notes', 'headers', 'objects'] as const;
export type DocxLeftOut = (typeof docxLeftOut)[number];

export interface DocxHtml {
  html: string;
  leftOut: DocxLeftOut[];
}

/** What the parts of a document say about what is in it. */
const signs: readonly { name: DocxLeftOut; parts: RegExp; found: RegExp }[] = [
  { name: 'pictures', parts: /^word\/document\.xml$/, found: /<pic:pic\b|<v:imagedata\b/ },
  { name: 'notes', parts: /^word\/document\.xml$/, found: /<w:(footnote|endnote|comment)Reference\b/ },
  { name: 'headers', parts: /^word\/(header|footer)\d*\.xml$/, found: /<w:t[ >]/ },
  { name: 'objects', parts: /^word\/document\.xml$/, found: /<w:object\b|<c:chart\b|<dgm:relIds\b/ },
];

const styles = [
  'u => u',
  "br[type='page'] => hr.page-break",
  "p[style-name='align-center'] => p.align-center:fresh",
  "p[style-name='align-right'] => p.align-right:fresh",
  "p[style-name='align-justify'] => p.align-justify:fresh",
];
const alignments: Readonly<Record<string, string>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
};

interface DocxParagraph {
  alignment?: string | null;
  numbering?: unknown;
  styleId?: string | null;
  styleName?: string | null;
}

/** Not in the types that the library ships. */
const { transforms } = mammoth as unknown as {
  transforms: { paragraph(change: (one: DocxParagraph) => DocxParagraph): (document: unknown) => unknown };
};

/** Plain paragraphs carry their alignment as the name of a style: that is what can be told apart in the HTML. */
function aligned(paragraph: DocxParagraph): DocxParagraph {
  const name = alignments[paragraph.alignment ?? ''];
  const isPlain = !paragraph.numbering && !/^(heading|title)/i.test(paragraph.styleName ?? '');
  return name && isPlain ? { ...paragraph, styleId: `align-${name}`, styleName: `align-${name}` } : paragraph;
}

/**
 * The words of a DOCX as HTML: paragraphs with their alignment, headings, lists, tables with merged cells, bold, italic,
 * underlined, page breaks. Pictures are left out; marks of notes have ids that begin with `docx-`.
 * @throws as `docxParts`, documents.broken
 */
export async function docxHtml(bytes: Buffer): Promise<DocxHtml> {
  const parts = [...docxParts(bytes)];
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      styleMap: styles,
      idPrefix: 'docx-',
      transformDocument: transforms.paragraph(aligned),
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  );
  const leftOut = signs.filter((sign) =>
    parts.some(([name, xml]) => sign.parts.test(name) && sign.found.test(xml)),
  );
  return { html: value, leftOut: leftOut.map(({ name }) => name) };
}
