import { dayIn } from '#core/clock/clock.ts';
import { assignments } from '#modules/calendar/contract/assignments.ts';
import { ramadans } from '#modules/calendar/contract/holidays.ts';
import type { PatternRule, WeekHours } from '#modules/calendar/contract/pattern-rule.ts';
import { patterns } from '#modules/calendar/contract/patterns.ts';
import { assignPattern } from '#modules/calendar/server/usecases/assign-pattern.ts';
import { createPattern } from '#modules/calendar/server/usecases/create-pattern.ts';
import { setRamadan } from '#modules/calendar/server/usecases/set-ramadan.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';

const day = 86_400_000;
const decidedDaysAgo = 60;
const inForceDaysAgo = 45;

const hours = (end: string, breakMinutes: number, more: Partial<WeekHours> = {}): WeekHours => ({
  ...{ start: '07:30', end, place: 'office' },
  breaks: breakMinutes > 0 ? [{ start: breakMinutes > 60 ? '11:30' : '12:00', minutes: breakMinutes }] : [],
  ...more,
});
const week = (ordinary: (WeekHours | null)[], flexible: { later: number } | null = null): PatternRule => ({
  ...{ kind: 'week', ordinary, ramadan: null },
  flexible: flexible && { earlierMinutes: 30, laterMinutes: flexible.later },
});
const fourTimes = (one: WeekHours) => Array.from({ length: 4 }, () => one);

/** Who works by another pattern than that of the law: both have 37 h 30 min a week. */
const lines = [
  {
    name: 'Enam hari kerja pelayanan',
    unit: 'dpmptsp',
    rule: week([...fourTimes(hours('14:30', 30)), hours('14:30', 60), hours('13:00', 0), null]),
    basis: {
      basisNumber: 'Peraturan Bupati Nomor 14 Tahun 2026',
      basisTitle: 'Hari dan Jam Kerja Unit Pelayanan',
    },
  },
  {
    name: 'Fleksibel Aptika',
    unit: 'kominfo-aptika',
    rule: week([...fourTimes(hours('16:00', 60)), hours('16:30', 90, { place: 'home' }), null, null], {
      later: 60,
    }),
    basis: {
      basisNumber: 'Keputusan Kepala Dinas Nomor 800/31/Kominfo/2026',
      basisTitle: 'Pelaksanaan Tugas Kedinasan secara Fleksibel',
    },
  },
] as const;

/** Ramadan, a unit that serves six days a week, and one that works flexibly; all others go by the law. */
export async function loadDemoCalendar(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const at = new Date(now.getTime() - decidedDaysAgo * day);
  const startsOn = dayIn(agency.zone, new Date(now.getTime() - inForceDaysAgo * day));
  const decidedBy = 'Bupati Arunika';
  await stage.act(agency, 'admin', at, ramadans.set, setRamadan, {
    ...{ startsOn: '2026-02-19', lastDay: '2026-03-20', decidedBy },
    basisNumber: 'Surat Edaran Nomor 3 Tahun 2026',
    basisTitle: 'Jam Kerja pada Bulan Ramadan 1447 H',
  });
  for (const { name, unit, rule, basis } of lines) {
    const decided = { startsOn, decidedBy, ...basis };
    const made = await stage.act(agency, 'admin', at, patterns.create, createPattern, {
      ...{ name, rule },
      ...decided,
    });
    await stage.act(agency, 'admin', at, assignments.assign, assignPattern, {
      ...{ unitIds: [agency.units.get(unit)!], patternId: made.id },
      ...decided,
    });
  }
}
