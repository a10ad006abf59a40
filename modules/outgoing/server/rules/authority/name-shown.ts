import type { HolderKind } from '#modules/organization/contract/shapes.ts';
import type { LetterKind } from '../../../contract/kinds.ts';
import type { Office } from './office-of.ts';
import type { SigningPerson } from './signing-facts.ts';

/** What is printed of a signer besides the bare name, and which rule decided. */
export interface NameShown {
  titles: boolean;
  /** Rank, grade and employee number. */
  rank: boolean;
  because: 'outgoing.why.name-by-office' | 'outgoing.why.name-by-kind' | 'outgoing.why.name-in-full';
}

/**
 * Offices whose holders sign with the bare name, by how they hold them: KDH and WKDH; Pj., Pjs., Plt. and Plh. of a KDH;
 * the Sekda and a Pj. or Plh. of one. A Plt. of a Sekda is not among them (Permendagri 1/2023 art. 44).
 */
const bareNames: Record<Office, readonly HolderKind[]> = {
  'regional-head': ['definitive', 'plt', 'plh', 'pj', 'pjs'],
  'deputy-regional-head': ['definitive'],
  'regional-secretary': ['definitive', 'pj', 'plh'],
  other: [],
};

/** What of a name a letter shows: first by the office of the signer, then by the kind of the letter. */
export function nameShown(
  office: Office,
  holderKind: HolderKind,
  kind: Pick<LetterKind, 'titlesShown' | 'rankShown'>,
): NameShown {
  if (bareNames[office].includes(holderKind))
    return { titles: false, rank: false, because: 'outgoing.why.name-by-office' };
  const inFull = kind.titlesShown && kind.rankShown;
  return {
    titles: kind.titlesShown,
    rank: kind.rankShown,
    because: inFull ? 'outgoing.why.name-in-full' : 'outgoing.why.name-by-kind',
  };
}

/** Ranks of civil servants by their grade (PP 99/2000, lampiran). */
const ranks: Record<string, string> = {
  'I/a': 'Juru Muda',
  'I/b': 'Juru Muda Tingkat I',
  'I/c': 'Juru',
  'I/d': 'Juru Tingkat I',
  'II/a': 'Pengatur Muda',
  'II/b': 'Pengatur Muda Tingkat I',
  'II/c': 'Pengatur',
  'II/d': 'Pengatur Tingkat I',
  'III/a': 'Penata Muda',
  'III/b': 'Penata Muda Tingkat I',
  'III/c': 'Penata',
  'III/d': 'Penata Tingkat I',
  'IV/a': 'Pembina',
  'IV/b': 'Pembina Tingkat I',
  'IV/c': 'Pembina Utama Muda',
  'IV/d': 'Pembina Utama Madya',
  'IV/e': 'Pembina Utama',
};

/** "Pembina Tingkat I (IV/b)" of a civil servant, "Golongan IX" of a contract employee, null where no grade is known. */
export function rankOf(person: Pick<SigningPerson, 'grade' | 'kind'>): string | null {
  if (!person.grade) return null;
  const rank = ranks[person.grade];
  return rank ? `${rank} (${person.grade})` : `Golongan ${person.grade}`;
}

/** The name with or without academic titles; a single name stays as it is. */
export function printedName(person: SigningPerson, withTitles: boolean): string {
  if (!withTitles) return person.name;
  const front = person.frontTitle ? `${person.frontTitle} ` : '';
  return `${front}${person.name}${person.backTitle ? `, ${person.backTitle}` : ''}`;
}

/** "NIP 19710421 199503 2 001", "NI PPPK …"; null for who has none. */
export function employeeNumberLine(person: Pick<SigningPerson, 'nip' | 'kind'>): string | null {
  if (!person.nip) return null;
  const grouped = person.nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');
  return `${person.kind === 'pppk' ? 'NI PPPK' : 'NIP'} ${grouped}`;
}
