import type { RecapLine } from '../../contract/registers.ts';

/** What one unit wrote of one kind in a year. */
export interface RecapSum extends Pick<RecapLine, 'unitId' | 'unitName' | 'kindCode' | 'kindName'> {
  /** How many, by the number of the month. */
  months: Partial<Record<number, number>>;
  signed: number;
  sentLate: number;
  /** The middle of the medians of its months, each weighing as much as it has letters. */
  medianDays: number;
}

/** The lines of the months gathered to one for each unit and kind, in their order. */
export function sumsOf(lines: readonly RecapLine[]): RecapSum[] {
  const groups = new Map<string, RecapLine[]>();
  for (const line of lines) {
    const key = `${line.unitId} ${line.kindCode}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group) => {
    const { unitId, unitName, kindCode, kindName } = group[0]!;
    const signed = group.reduce((sum, line) => sum + line.signed, 0);
    return {
      unitId,
      unitName,
      kindCode,
      kindName,
      months: Object.fromEntries(group.map((line) => [line.month, line.signed])),
      signed,
      sentLate: group.reduce((sum, line) => sum + line.sentLate, 0),
      medianDays: middleOf(group, signed),
    };
  });
}

function middleOf(group: readonly RecapLine[], signed: number): number {
  let counted = 0;
  for (const line of group.toSorted((a, b) => a.medianDays - b.medianDays)) {
    counted += line.signed;
    if (counted * 2 >= signed) return line.medianDays;
  }
  return 0;
}
