import type { Locales } from '#core/i18n/locales.ts';

/** What one person may leave in their drop folder; beyond it something is wrong. */
export const dropLimits = {
  ...{ nodes: 20_000, locks: 1_000, bytes: 20 * 1024 ** 3 },
  // An item is named by its path, and what is dealt with lies under one more folder.
  ...{ pathBytes: 2_000, keptPathBytes: 1_800, keptPathCharacters: 900 },
  // Of one file, and of all of them together.
  ...{ propertyBytes: 64_000, allPropertyBytes: 8_000_000 },
  answerCharacters: 16_000_000,
} as const;

/** Whether something may lie there; what is longer can be asked for and is never there. */
export function isTooLong(path: string): boolean {
  return path.length > dropLimits.keptPathCharacters || Buffer.byteLength(path) > dropLimits.keptPathBytes;
}

export const davRoot = '/dav';

/** The path below the drop folder that an address names, `/` for itself; null for what is no path of it. */
export function pathFrom(address: string): string | null {
  const bare = address.split(/[?#]/)[0]!;
  if (bare !== davRoot && !bare.startsWith(`${davRoot}/`)) return null;
  const parts: string[] = [];
  for (const raw of bare.slice(davRoot.length).split('/')) {
    if (raw === '') continue;
    const part = decoded(raw);
    if (part === null || part === '.' || part === '..' || /[/\\\p{Cc}]|\p{Surrogate}/u.test(part))
      return null;
    // Finder writes marks apart from their letters; the same name is the same file.
    parts.push(part.normalize('NFC'));
  }
  const path = `/${parts.join('/')}`;
  return Buffer.byteLength(path) <= dropLimits.pathBytes && parts.length <= 40 ? path : null;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The address of a path; folders end with a slash. */
export function addressOf(path: string, isFolder: boolean): string {
  const parts = path.split('/').filter(Boolean).map(encodeURIComponent);
  const bare = [davRoot, ...parts].join('/');
  return isFolder ? `${bare}/` : bare;
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** The folders in which the program lays what it has dealt with. Names stay, whatever language somebody chose since. */
export function specialFolders(locales: Pick<Locales, 'text'>): { done: string; refused: string } {
  return {
    done: `/${locales.text('id', 'archive.drop.done')}`,
    refused: `/${locales.text('id', 'archive.drop.refused')}`,
  };
}

export function parentOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}
