/**
 * The folded pattern that finds the words anywhere in a folded text, with what LIKE takes for wildcards escaped; null
 * for no words.
 */
export function likePattern(search: string | undefined): string | null {
  const words = search?.trim().toLowerCase();
  return words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
}
