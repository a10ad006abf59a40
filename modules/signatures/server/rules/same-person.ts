/** A person as the house knows them; NIK and NIP where they are known. */
export interface KnownPerson {
  name?: string;
  nik?: string;
  nip?: string;
}

/** Titles that are written without a full stop too. */
const bareTitles = new Set('prof dr drg drh ir h hj drs dra kh apt ns'.split(' '));

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/** `Dr.`, `S.Sos.`, `H`: short pieces with a full stop, or a known word. An initial (`M.`) belongs to the name. */
function isTitle(word: string): boolean {
  if (bareTitles.has(lettersOf(word))) return true;
  const pieces = word.split('.').filter(Boolean);
  return word.includes('.') && lettersOf(word).length > 1 && pieces.every((piece) => piece.length <= 4);
}

/** The name in letters alone, with its titles and with as many of them left out as there are. */
function readings(name: string): Set<string> {
  const [front = '', ...behind] = name.split(',');
  const words = front.split(/\s+/).filter(Boolean);
  const found = new Set([lettersOf([front, ...behind].join(' '))]);
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      found.add(lettersOf(words.slice(from, to).join('')));
      if (!isTitle(words[to - 1]!)) break;
    }
    if (!isTitle(words[from]!)) break;
  }
  found.delete('');
  return found;
}

/**
 * Whether a certificate names this person: by the number of its subject where that is a NIK (16 digits) or a NIP (18)
 * that the house knows, else by the name – the same letters, whatever is said of titles, case and punctuation.
 */
export function isSamePerson(
  subject: { name?: string; subjectNumber?: string },
  person: KnownPerson,
): boolean {
  const number = subject.subjectNumber?.replace(/\D/g, '') ?? '';
  const known = number.length === 16 ? person.nik : number.length === 18 ? person.nip : undefined;
  if (known) return known === number;
  const own = readings(person.name ?? '');
  return [...readings(subject.name ?? '')].some((reading) => own.has(reading));
}
