const longest = 40;

/** A code for a new instruction, from its words: `Segera konsep jawaban` → `SEGERA_KONSEP_JAWABAN`. */
export function codeFrom(text: string, taken: ReadonlySet<string>): string {
  const words = text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, longest - 3)
    .replace(/_+$/, '');
  const base = words.length > 1 ? words : 'PETUNJUK';
  if (!taken.has(base)) return base;
  for (let serial = 2; ; serial += 1) {
    if (!taken.has(`${base}_${serial}`)) return `${base}_${serial}`;
  }
}
