/** The attachments of a letter as papers and pages name them: "2 berkas", "1 (satu) berkas", "3"; empty without any. */
export function attachmentWords(count: number | null, note: string | null): string {
  // A note as it is printed on letters begins with its number.
  if (note && /^\s*\d/.test(note)) return note;
  return [count, note].filter((part) => part !== null && part !== '').join(' ');
}
