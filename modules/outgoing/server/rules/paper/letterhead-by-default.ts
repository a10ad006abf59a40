import type { UnitKind } from '#modules/organization/contract/shapes.ts';
import type { Letterhead } from './letter-facts.ts';

/** What a head is made of where nobody entered one. */
export interface HeadlessUnit {
  name: string;
  kind: UnitKind;
}

/** Units that write under their own name besides the office that they belong to: UPT, kelurahan. */
const named: readonly UnitKind[] = ['technical-unit', 'village'];

/**
 * A plain head: of the office (kop jabatan) its name; of the agency (kop instansi) the agency, the perangkat daerah, and a
 * technical unit below it (PerANRI 5/2021).
 * @param line the units from the root of the agency down to the one that writes
 */
export function letterheadByDefault(
  form: 'post' | 'agency',
  agencyName: string,
  line: readonly HeadlessUnit[],
  issuingPost: string,
): Letterhead {
  const [, office, ...below] = line;
  const offices = [
    ...(office && office.kind !== 'leadership' ? [office] : []),
    ...below.filter(({ kind }) => named.includes(kind)),
  ].map(({ name }) => name);
  const lines = form === 'post' ? [issuingPost] : [agencyName, ...offices].slice(0, 5);
  return { form, lines, address: [], emblem: null };
}

/** "Arunika" of "Pemerintah Kabupaten Arunika": where the letters of an agency are made unless it says so itself. */
export function placeByDefault(agencyName: string): string {
  return agencyName.replace(/^(Pemerintah\s+)?(Kabupaten|Kota|Provinsi|Daerah)\s+/i, '');
}
