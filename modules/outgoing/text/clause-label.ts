const ones = [
  '',
  'SATU',
  'DUA',
  'TIGA',
  'EMPAT',
  'LIMA',
  'ENAM',
  'TUJUH',
  'DELAPAN',
  'SEMBILAN',
  'SEPULUH',
  'SEBELAS',
];

/** "KESATU", "KEDUA BELAS", "KESERATUS": what stands before a clause of a decree, by its place from 1 to 999. */
export function clauseLabel(place: number): string {
  return `KE${counted(place)}`;
}

function counted(value: number): string {
  if (value < 12) return ones[value]!;
  if (value < 20) return `${ones[value - 10]} BELAS`;
  if (value < 100) return joined(`${ones[Math.floor(value / 10)]} PULUH`, value % 10);
  if (value < 200) return joined('SERATUS', value % 100);
  return joined(`${ones[Math.floor(value / 100)]} RATUS`, value % 100);
}

function joined(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${counted(rest)}`;
}
