import { numberWords } from './number-words.ts';

/** What stands in a line that has nothing to say. */
export const nothing = '-';

/** "1 (satu) berkas", "12 (dua belas) lembar"; "-" where there is nothing (Permendagri 1/2023, lampiran surat dinas). */
export function countedThings(count: number, unit: string): string {
  return count === 0 ? nothing : `${count} (${numberWords(count)}) ${unit}`;
}

/** "Rp1.250.000,00 (satu juta dua ratus lima puluh ribu rupiah)". */
export function rupiah(amount: number): string {
  const figures = String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
  return `Rp${figures},00 (${numberWords(amount)} rupiah)`;
}
