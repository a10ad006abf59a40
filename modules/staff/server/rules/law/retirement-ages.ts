import type { PositionLevel } from '../../../contract/terms.ts';

/**
 * Batas usia pensiun by the level of the post: managerial posts and pelaksana by UU 20/2023 art. 55; functional posts,
 * which that law leaves to regulations, by PP 11/2017 art. 239. Posts with a law of their own (teachers, lecturers,
 * researchers) carry their age in the entry of the post. Doubt: a regulation on the management of ASN under UU 20/2023
 * that would change the ages of functional posts was not found; when it is issued, its ages belong here with their first day.
 */
export const retirementAges: Readonly<Record<PositionLevel, number>> = {
  'jpt-utama': 60,
  'jpt-madya': 60,
  'jpt-pratama': 60,
  administrator: 58,
  pengawas: 58,
  'ahli-utama': 65,
  'ahli-madya': 60,
  'ahli-muda': 58,
  'ahli-pertama': 58,
  penyelia: 58,
  mahir: 58,
  terampil: 58,
  pemula: 58,
  pelaksana: 58,
};

/** By which law a level has its age. */
export function retirementBasis(level: PositionLevel): string {
  return /^(ahli|penyelia|mahir|terampil|pemula)/.test(level)
    ? 'PP 11/2017 Pasal 239'
    : 'UU 20/2023 Pasal 55';
}
