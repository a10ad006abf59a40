import { attacksInRevisions } from './attacks-in-revisions.ts';
import { type Attack, attacksOnBytes } from './attacks-on-bytes.ts';
import { attacksBySigning, attacksOnStructure } from './attacks-on-structure.ts';
import type { SigningHouse } from './signing-house.ts';

/** Every attack there is; `page` is what forgers draw over a letter. */
export const allAttacks = (house: SigningHouse, page: Buffer): readonly Attack[] => [
  ...attacksOnBytes,
  ...attacksInRevisions,
  ...attacksOnStructure,
  ...attacksBySigning(house, page),
];
