/** Letters without marks and case, so that `perihal` finds `Périhal`. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('id');
}

/** How well a title answers what was typed: 0 not at all; more when words begin with it or it stands at the front. */
export function matchScore(typed: string, title: string, words = ''): number {
  const asked = plain(typed).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return 1;
  const name = plain(title);
  const all = `${name} ${plain(words)}`;
  let score = 0;
  for (const word of asked) {
    if (name.startsWith(word)) score += 4;
    else if (all.split(/\s+/).some((own) => own.startsWith(word))) score += 2;
    else if (all.includes(word)) score += 1;
    else return 0;
  }
  return score;
}
