import type { LetterKind } from '../../../contract/kinds.ts';
import type { Office } from '../authority/office-of.ts';

/**
 * Which head a letter has: that of the office (kop jabatan) where a regional head or deputy signs or where it goes out in
 * their name, else that of the agency (kop instansi); null for none (Permendagri 1/2023; PerANRI 5/2021).
 * @param issuing the office in whose name the letter goes out
 */
export function letterheadForm(rule: LetterKind['letterhead'], issuing: Office): 'post' | 'agency' | null {
  if (rule === 'none') return null;
  if (rule !== 'by-signer') return rule;
  return issuing === 'regional-head' || issuing === 'deputy-regional-head' ? 'post' : 'agency';
}
