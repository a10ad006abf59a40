/** The pattern that finds the words anywhere in a text, with what LIKE takes for wildcards escaped; null for no words. */
export function likePattern(search: string | undefined): string | null {
  const words = search?.trim();
  return words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
}
