import type { HolderKind } from '#modules/organization/contract/shapes.ts';
import { employeeNumberLine, type NameShown, printedName, rankOf } from './name-shown.ts';
import type { SigningPerson } from './signing-facts.ts';

/** How a post takes part in a signature: its name, and how it is held at that instant. */
export interface SigningRank {
  postName: string;
  holderKind: HolderKind;
}

/** What stands under a letter, line by line. It is frozen with the letter: later appointments do not change it. */
export interface SignatureBlock {
  /** `a.n. BUPATI ARUNIKA`, `SEKRETARIS DAERAH,`. */
  lines: string[];
  name: string;
  /** Rank, then employee number; empty where neither is shown. */
  details: string[];
}

const acting: Record<HolderKind, string> = {
  definitive: '',
  plt: 'Plt. ',
  plh: 'Plh. ',
  pj: 'Pj. ',
  pjs: 'Pjs. ',
};

/**
 * The block as it is printed, from the issuing post down to the signing one. An acting official's word stands before the
 * title, a.n. before the mandator, u.b. on a line of its own; titles are in capitals and the one that signs ends with a
 * comma (Permendagri 1/2023 art. 41–44; PerANRI 5/2021).
 */
export function signatureBlock(
  ranks: readonly SigningRank[],
  person: SigningPerson,
  shown: NameShown,
): SignatureBlock {
  const title = ({ postName, holderKind }: SigningRank) => `${acting[holderKind]}${postName.toUpperCase()}`;
  const [issuing, ...below] = ranks.map(title);
  const lines = [below.length > 0 ? `a.n. ${issuing}` : `${issuing},`];
  below.forEach((one, index) => {
    if (index > 0) lines.push('u.b.');
    lines.push(`${one},`);
  });
  const details = shown.rank ? [rankOf(person), employeeNumberLine(person)] : [];
  return {
    lines,
    name: printedName(person, shown.titles),
    details: details.filter((line) => line !== null),
  };
}
