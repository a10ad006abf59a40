import type { RiskCode, RiskFinding } from '#modules/attendance/contract/risk.ts';
import type { Sighting } from '#modules/attendance/server/rules/honesty/sightings.ts';
import { type Family, repeatedFamilies, type Trace } from './make-world.ts';

/** How many of a family are asked about. */
export interface FamilyMeasure {
  family: Family | 'honest';
  /** From which made-up day on check-ins are counted. */
  fromDay: number;
  traces: number;
  /** Share of people of whom at least one check-in is looked at. */
  people: number;
  checkIns: number;
  /** Share of check-ins that are looked at. */
  asked: number;
  /** How often each sign was among the reasons of those, most frequent first. */
  reasons: Readonly<Partial<Record<RiskCode, number>>>;
}

/** Days on which something was made up before repetition is expected to show. */
const daysOfRepetition = 5;
const isRepeated = (family: Trace['family']) => (repeatedFamilies as readonly string[]).includes(family);

export function measureFamilies(
  traces: readonly Trace[],
  found: ReadonlyMap<Sighting, RiskFinding>,
): FamilyMeasure[] {
  return [...new Set(traces.map(({ family }) => family))].map((family) => {
    const ofFamily = traces.filter((trace) => trace.family === family);
    const fromDay = isRepeated(family) ? daysOfRepetition : 1;
    const counted = ofFamily.map((trace) =>
      countedOf(trace, fromDay).map((sighting) => found.get(sighting)!),
    );
    const findings = counted.flat();
    const asked = findings.filter(({ review }) => review);
    return {
      family,
      fromDay,
      traces: ofFamily.length,
      people: share(counted.filter((one) => one.some(({ review }) => review)).length, ofFamily.length),
      checkIns: findings.length,
      asked: share(asked.length, findings.length),
      reasons: frequencies(asked),
    };
  });
}

/** All of an honest person; of the others what was made up, from a made-up day on. */
function countedOf({ family, sightings, spoofed }: Trace, fromDay: number): Sighting[] {
  if (family === 'honest') return [...sightings];
  const days = [...new Set([...spoofed].map(({ day }) => day))].sort();
  const from = days[fromDay - 1];
  return from === undefined ? [] : [...spoofed].filter(({ day }) => day >= from);
}

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 100_000) / 100_000;

function frequencies(findings: readonly RiskFinding[]): Partial<Record<RiskCode, number>> {
  const counts = new Map<RiskCode, number>();
  for (const { code } of findings.flatMap(({ reasons }) => reasons))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((one, other) => other[1] - one[1]));
}
