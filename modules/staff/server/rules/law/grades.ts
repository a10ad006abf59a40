import grades from '../../../data/grades.json' with { type: 'json' };

/** Golongan with its pangkat. */
export interface Grade {
  readonly code: string;
  readonly name: string;
  readonly rank: string | null;
}

/** Golongan ruang of a PNS, the lowest first (PP 99/2000, annex; codes of SIASN). */
export const civilGrades: readonly Grade[] = grades;

/** Golongan of a PPPK, the lowest first (Perpres 98/2020, as changed by Perpres 11/2024); they bear no pangkat. */
export const contractGrades: readonly Grade[] = [
  ...['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'],
  ...['X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII'],
].map((code) => ({ code, name: code, rank: null }));

/** The grade of a code; undefined for none of ours. */
export function gradeOf(code: string): Grade | undefined {
  return (
    civilGrades.find((grade) => grade.code === code) ?? contractGrades.find((grade) => grade.code === code)
  );
}

/** The grade above; null at the top. Of a PPPK none follows another without a new contract. */
export function gradeAbove(code: string): Grade | null {
  const at = civilGrades.findIndex((grade) => grade.code === code);
  return at < 0 ? null : (civilGrades[at + 1] ?? null);
}

/** Whether a grade is that of a PPPK. */
export function isContractGrade(code: string): boolean {
  return contractGrades.some((grade) => grade.code === code);
}
