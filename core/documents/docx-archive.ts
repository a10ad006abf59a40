import { fail } from '#core/contract/errors.ts';
import { unzipEntry, type ZipEntry, zipEntries, zipEntryRange } from './zip-entries.ts';

/** A letter has some dozens of parts; a large report with pictures some hundreds. */
export const archiveLimits = {
  entries: 2000,
  bytes: 200 * 1024 * 1024,
  xmlBytes: 40 * 1024 * 1024,
  ratio: 250,
} as const;

/** Ratios are judged from here up: small parts of repeated markup pack very well. */
const ratioFrom = 1024 * 1024;

function isUnsafeName(name: string): boolean {
  return (
    name.includes('\0') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    /(^|[/\\])\.\.([/\\]|$)/.test(name)
  );
}

function overlaps(bytes: Buffer, entries: ZipEntry[]): boolean {
  const ranges = entries.map((entry) => ({
    start: entry.headerOffset,
    end: zipEntryRange(bytes, entry).end,
  }));
  ranges.sort((a, b) => a.start - b.start);
  return ranges.some((range, i) => i > 0 && range.start < ranges[i - 1]!.end);
}

function checkDirectory(bytes: Buffer, entries: ZipEntry[]): void {
  if (entries.length > archiveLimits.entries) fail('documents.archive-unsafe');
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    const isBomb = entry.size > ratioFrom && entry.size > entry.compressedSize * archiveLimits.ratio;
    if (entry.isSymlink || isBomb || isUnsafeName(entry.name)) fail('documents.archive-unsafe');
    if (entry.isEncrypted) fail('documents.encrypted');
    if (/\.(xml|rels)$/i.test(entry.name) && entry.size > archiveLimits.xmlBytes)
      fail('documents.archive-unsafe');
  }
  if (total > archiveLimits.bytes) fail('documents.archive-unsafe');
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) fail('documents.archive-unsafe');
  if (overlaps(bytes, entries)) fail('documents.archive-unsafe');
}

/** A template, frame or object fetched from elsewhere when the file is opened; links a reader clicks are no danger. */
const fetchedFromOutside =
  /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External["'])(?![^>]*Type\s*=\s*["'][^"']*\/hyperlink["'])[^>]*>/i;

function checkXml(name: string, xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) fail('documents.external-entity');
  if (name.endsWith('.rels') && fetchedFromOutside.test(xml)) fail('documents.external-entity');
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(xml)) fail('documents.macros');
}

/** Encodings other than UTF-8 could hide a declaration from the checks above. */
function xmlText(bytes: Buffer): string {
  if (bytes.length > 1 && (bytes[0] === 0xfe || bytes[0] === 0xff || bytes[0] === 0 || bytes[1] === 0)) {
    return fail('documents.external-entity');
  }
  return bytes.toString('utf8');
}

/**
 * Opens the parts of a DOCX (ECMA-376 part 2) after looking at everything that could harm: number and size of parts,
 * packing ratio, names that lead elsewhere, links, parts laid over one another, macros, content from outside.
 * Every part is unpacked once, so that a size that lies is found here.
 * @returns the XML parts by name
 * @throws documents.archive-unsafe, documents.macros, documents.external-entity, documents.encrypted, documents.broken
 */
export function docxParts(bytes: Buffer): Map<string, string> {
  const entries = zipEntries(bytes, archiveLimits.entries);
  checkDirectory(bytes, entries);
  const parts = new Map<string, string>();
  for (const entry of entries) {
    if (/vbaProject\.bin$/i.test(entry.name)) fail('documents.macros');
    const content = unzipEntry(bytes, entry);
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const xml = xmlText(content);
    checkXml(entry.name, xml);
    parts.set(entry.name, xml);
  }
  if (!parts.has('word/document.xml')) fail('documents.broken');
  return parts;
}
