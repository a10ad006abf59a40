/**
 * The items of a list as one sentence: ";" after each, "; dan" after the last but one, "." at the end; a single item
 * ends with "." (so in the official templates of Jawa Barat). A sign that was typed at the end of an item is dropped.
 */
export function closedList(items: readonly string[]): string[] {
  return items.map((item, index) => {
    const bare = item
      .trim()
      .replace(/[;,.]+$/, (signs, at: number, whole: string) => keptSigns(signs, whole.slice(0, at)));
    if (index === items.length - 1) return bare.endsWith('.') ? bare : `${bare}.`;
    return index === items.length - 2 ? `${bare}; dan` : `${bare};`;
  });
}

// The point of "M.Si." or "Tbk." belongs to the word, not to the list.
function keptSigns(signs: string, before: string): string {
  const lastWord = before.slice(before.lastIndexOf(' ') + 1);
  const isShort = lastWord.includes('.') || /^(Tbk|dkk|dst|dll|Jl|No)$/i.test(lastWord);
  return isShort && signs.startsWith('.') ? '.' : '';
}
