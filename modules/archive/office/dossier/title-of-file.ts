const mostLetters = 1_000;

/** What a record is called that was made of a file: its name, without its ending and with spaces between its words. */
export function titleOfFile(name: string): string {
  const words = name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (words || name).slice(0, mostLetters);
}
