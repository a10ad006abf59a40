/** A word of the glossary as it stands alone: with a capital at its front. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('id') + words.slice(1);
}
