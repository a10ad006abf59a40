import { decodePath, withoutDot } from './bag-paths.ts';

/** A line of a manifest as it stands there. */
export interface ManifestLine {
  checksum: string;
  path: string;
  /** Marked as binary by the tools that made it (`*data/x`). */
  starred: boolean;
  /** Written with a leading `./`. */
  dotted: boolean;
}

/** Lines of a tag file; CR, LF and CRLF all end one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** @returns the declaration, or null where it is none (RFC 8493 §2.1.1): two lines, labels as they are written there */
export function readDeclaration(bytes: Buffer): { version: string; encoding: string } | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return null;
  const lines = linesOf(bytes.toString('utf8'));
  const version = /^BagIt-Version: (\d+\.\d+)$/.exec(lines[0] ?? '')?.[1];
  const encoding = /^Tag-File-Character-Encoding: (\S+)$/.exec(lines[1] ?? '')?.[1];
  return lines.length === 2 && version && encoding ? { version, encoding } : null;
}

/** A manifest line: checksum, blanks, path; null where it is none (RFC 8493 §2.1.3). */
export function readManifestLine(line: string): ManifestLine | null {
  const [, checksum, mark, written] = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/.exec(line) ?? [];
  if (!checksum || !written) return null;
  const path = decodePath(written);
  return {
    checksum: checksum.toLowerCase(),
    path: withoutDot(path),
    starred: mark === '*',
    dotted: path.startsWith('./'),
  };
}

/** A line of fetch.txt: address, length or `-`, path; null where it is none (RFC 8493 §2.2.3). */
export function readFetchLine(line: string): { url: string; length: number | null; path: string } | null {
  const [, url, length, written] = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
  if (!url || !written || !/^[a-z][a-z0-9+.-]*:/i.test(url)) return null;
  return { url, length: length === '-' ? null : Number(length), path: withoutDot(decodePath(written)) };
}

/**
 * The lines of bag-info.txt, those that were folded joined (RFC 8493 §2.2.2).
 * @param strict a label ends at its colon and a blank follows; before 1.0 blanks around the colon were optional
 */
export function readBagInfo(
  text: string,
  strict: boolean,
): { entries: [string, string][]; malformed: string[] } {
  const entries: [string, string][] = [];
  const malformed: string[] = [];
  for (const line of linesOf(text)) {
    const last = entries.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const [, label, before, after, value = ''] = /^([^\s:][^:]*?)([ \t]*):([ \t]*)(.*)$/.exec(line) ?? [];
    if (!label || (strict && (before || (value && !after)))) malformed.push(line);
    else entries.push([label, value]);
  }
  return { entries, malformed };
}
