import type { DocumentType } from '#core/documents/document-type.ts';

/** Line ends, other control characters, and the marks that reverse the reading direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const longest = 200;

/** How names of the type may end. */
const endings: Record<DocumentType, readonly string[]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  tiff: ['tif', 'tiff'],
  docx: ['docx'],
};

/**
 * The name under which a file is kept: no folders, nothing unseen, not hidden, at most 200 characters, and ending as
 * its content is. A name that says something else gets the true ending behind it: `surat.exe` → `surat.exe.pdf`.
 */
export function safeFileName(given: string, type: DocumentType): string {
  const ends = endings[type];
  const bare = given
    .normalize('NFC')
    .replace(unseen, '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = bare.lastIndexOf('.');
  const ending =
    dot > 0 && ends.includes(bare.slice(dot + 1).toLowerCase()) ? bare.slice(dot) : `.${ends[0]!}`;
  const stem = ending === bare.slice(dot) ? bare.slice(0, dot) : bare;
  return `${[...(stem || 'berkas')]
    .slice(0, longest - ending.length)
    .join('')
    .trim()}${ending}`;
}
