/** Words of a search beyond these are not put right: each is a search of its own. */
const mostPutRight = 8;

/** The words of a search that may have been typed wrongly: of letters only, lower case, each once. */
export function wordsIn(search: string): string[] {
  const words = search.toLowerCase().match(/[a-z]{3,40}/g) ?? [];
  return [...new Set(words)].slice(0, mostPutRight);
}

/** The search with other words in place of some; null when none of them is in it. */
export function withWords(search: string, meant: ReadonlyMap<string, string>): string | null {
  if (meant.size === 0) return null;
  return search.toLowerCase().replace(/[a-z]{3,40}/g, (word) => meant.get(word) ?? word);
}

const agendaNumber = /^\s*\d{1,9}\/\d{4}\s*$/;

/** Parts that slash or dash join, as in the number of a letter: `09/FW`, `fw-gpi`; one of them may stand outside. */
const joined = /(?<=^|\s)\/?[\p{L}\p{N}.]+(?:[/-][\p{L}\p{N}.]+)+\/?(?=\s|$)/gu;

/**
 * The search as the database is asked: what is joined like parts of a letter number is looked for as these parts in
 * their order as well, which is how numbers stand in the index. An agenda number (`10/2026`) is left alone, and so is a
 * search that is quoted in part.
 */
export function withNumberParts(search: string): string {
  if (search.includes('"') || agendaNumber.test(search)) return search;
  const parts = search.replace(joined, (number) => `"${number.split(/[/-]/).join(' ').trim()}"`);
  return parts === search ? search : `${search} or ${parts}`;
}

/**
 * The search as a part of the number of a letter, finished or not (`409/DIN`, `B/12/X`, `045.2/`): one word that is joined,
 * of three signs at least. Not an agenda number: month and year of a number are written like one, and all letters of a
 * month have them.
 */
export function numberPart(search: string): string | null {
  const typed = search.trim();
  const isJoined = /^\/?[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]*)+$/u.test(typed);
  return isJoined && typed.length >= 3 && !agendaNumber.test(typed) ? typed : null;
}
