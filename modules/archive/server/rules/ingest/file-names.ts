/** Control characters, and marks that turn the reading direction of what follows. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/u;

/** Why the path of a file is not taken: absolute, out of its folder, on a drive, unseen characters, or too long. */
export function fileNameFault(path: string): string | null {
  const parts = path.split('/');
  const leaves = parts.some((part) => part === '..' || part === '.' || part === '');
  const unsafe = path.startsWith('/') || /^[a-z]:/i.test(path) || leaves || unseen.test(path);
  if (unsafe) return 'archive.name-unsafe';
  return path.length > 900 || parts.length > 30 ? 'archive.item-too-long' : null;
}

/** Of the last part of a path, and of any of them; the database asks the same (take-drops.queries.ts). */
export const junkNames: RegExp =
  /^(\._|\.ds_store$|\.localized$|\.apdisk$|\.(spotlight|trashes|temporaryitems|fseventsd|volumeicon)|thumbs\.db$|ehthumbs.*\.db$|desktop\.ini$|~\$|\.~lock\.)|\.(tmp|temp|part|partial|crdownload|lock|filepart)$/i;
export const junkFolders: RegExp =
  /^(__macosx|\.trash.*|\.spotlight-v100|\.fseventsd|\$recycle\.bin|system volume information)$/i;

/** What Finder, Explorer and office programs lay beside the real files: never a document. */
export function isJunk(path: string): boolean {
  const parts = path.split('/').filter(Boolean);
  return junkNames.test(parts.at(-1) ?? '') || parts.some((part) => junkFolders.test(part));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What a document is called where nobody says: its file name without the ending, with spaces. */
export function titleFrom(path: string): string {
  const bare = baseName(path)
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (bare || baseName(path)).slice(0, 1_000);
}

/** A classification code at the beginning of the name of a folder: `000.1.1 Telepon`. */
export function codeInFolder(path: string): string | null {
  const folders = path.split('/').filter(Boolean).slice(0, -1);
  for (const folder of folders.reverse()) {
    const code = /^([0-9A-Z][0-9A-Za-z]*(?:\.[0-9A-Za-z]+)*)(?:[\s_-]|$)/.exec(folder)?.[1];
    if (code && /\d/.test(code) && code.length <= 40) return code;
  }
  return null;
}
