import type { EducationCode } from '../../../contract/details.ts';
import levels from '../../../data/education-levels.json' with { type: 'json' };

/** Jenjang pendidikan, with the highest golongan that regular promotion leads to (PP 99/2000 art. 8; codes of SIASN). */
export const educationLevels: readonly { code: string; name: string; ceiling: string }[] = levels;

/**
 * The code of the highest golongan for the levels that somebody completed; null where none is known. A level counts once
 * it is entered as recognised; that a promotion after further study asks for an exam (PP 99/2000 art. 18) is not judged here.
 */
export function ceilingOf(completed: readonly EducationCode[]): string | null {
  const ceilings = educationLevels.filter(({ code }) => completed.includes(code as EducationCode));
  return (
    ceilings
      .map(({ ceiling }) => ceiling)
      .sort()
      .at(-1) ?? null
  );
}
