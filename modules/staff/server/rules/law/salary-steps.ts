/** Years of masa kerja golongan at which the salary of a grade rises: the first, then every second, up to the last. */
interface Scale {
  readonly grades: readonly string[];
  readonly first: number;
  readonly last: number;
}

const scales: readonly Scale[] = [
  // PP 7/1977, annex, as last changed by PP 5/2024. At 0 years every grade begins; only later rises stand here.
  { grades: ['11'], first: 2, last: 26 },
  { grades: ['12', '13', '14'], first: 5, last: 27 },
  { grades: ['21'], first: 1, last: 33 },
  { grades: ['22', '23', '24'], first: 5, last: 33 },
  { grades: ['31', '32', '33', '34', '41', '42', '43', '44', '45'], first: 2, last: 32 },
  // Perpres 98/2020, annex, as changed by Perpres 11/2024.
  { grades: ['I'], first: 2, last: 26 },
  { grades: ['II', 'III', 'IV'], first: 5, last: 27 },
  { grades: ['V'], first: 1, last: 33 },
  { grades: ['VI', 'VII', 'VIII'], first: 5, last: 33 },
  { grades: ['IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII'], first: 2, last: 32 },
];

/** The years of service in the grade at which its salary rises next; null at the top of its scale, or of no known grade. */
export function nextSalaryStep(grade: string, completedMonths: number): number | null {
  const scale = scales.find(({ grades }) => grades.includes(grade));
  if (!scale) return null;
  let step = scale.first;
  while (step * 12 <= completedMonths) step += 2;
  return step <= scale.last ? step : null;
}
