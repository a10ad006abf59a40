import type { UnitView } from '../../contract/shapes.ts';

type Named = Pick<UnitView, 'name' | 'shortName' | 'code'>;

/** The units whose name, short name or code has the words, in their order; all of them for no words. */
export function unitsNamed<Unit extends Named>(units: readonly Unit[], words: string): Unit[] {
  const wanted = words.trim().toLocaleLowerCase('id');
  return units.filter(({ name, shortName, code }) =>
    [name, shortName ?? '', code].some((word) => word.toLocaleLowerCase('id').includes(wanted)),
  );
}
