import type { OutputOf } from '#core/contract/operation.ts';
import type { files } from '../../contract/files.ts';
import echelons from '../../data/echelons.json' with { type: 'json' };
import { presentGrade } from '../file.present.ts';
import { educationLevels } from '../rules/law/education.ts';
import { civilGrades, contractGrades } from '../rules/law/grades.ts';

/** Reference data that comes with the product. */
export async function showReference(): Promise<OutputOf<typeof files.reference>> {
  return {
    grades: [
      ...civilGrades.map((grade) => ({ ...grade, employment: 'pns' as const })),
      ...contractGrades.map((grade) => ({ ...grade, employment: 'pppk' as const })),
    ],
    echelons,
    educationLevels: educationLevels.map(({ code, name, ceiling }) => ({
      ...{ code, name },
      ceiling: presentGrade(ceiling)!,
    })),
  };
}
