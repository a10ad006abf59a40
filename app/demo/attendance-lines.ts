import { createHash } from 'node:crypto';
import type { DayPlan } from '#modules/calendar/server/calendar.api.ts';

/** Deductions of Kabupaten Arunika, in the steps that many agencies have. */
const steps = [
  [1, 50],
  [31, 100],
  [61, 125],
  [91, 250],
] as const;
const tiers = (prefix: string) =>
  steps.map(([fromMinutes, basisPoints], at) => ({ code: `${prefix}${at + 1}`, fromMinutes, basisPoints }));

export const demoScheme = {
  basis: 'Peraturan Bupati Nomor 21 Tahun 2026',
  ...{ late: tiers('TL'), early: tiers('PSW'), notCheckedIn: 'TL4', notCheckedOut: 'PSW4' },
  absentBasisPoints: 500,
  covered: {},
};

/** Who comes late more often than others. */
const late = new Set([
  'staf-sd',
  'tata-usaha-inspektorat',
  'petugas-layanan-2',
  'statistisi',
  'staf-kominfo',
]);

/** Who arrived far from the office, so many working days at the office ago. */
export const arrivedFarAway: Readonly<Record<string, number>> = { 'staf-aptika-2': 1, 'staf-ikp': 4 };
/** Who did not check out, so many working days at the office ago. */
const forgot: Readonly<Record<string, number>> = { 'staf-kominfo': 2 };
/** Who was away for whole days, so many working days at the office ago; one of them on duty. */
const away: Readonly<Record<string, readonly number[]>> = { 'staf-smp': [3, 4, 8], sandiman: [6] };

/** Working days at the office before today, the last of which is the first back. */
export function officeDays(plans: readonly DayPlan[], today: string): DayPlan[] {
  return plans.filter(({ day, hours }) => hours?.place === 'office' && day < today);
}

/** Minutes after the beginning and the end of the hours. */
interface Went {
  /** Null where nobody came. */
  arrivedAfter: number | null;
  /** Null where nobody checked out. */
  leftAfter: number | null;
}

/** How a day of somebody went, the same whenever it is asked; `daysBack` is 0 where the day is none of the office. */
export function howItWent(key: string, day: string, daysBack: number): Went {
  if (away[key]?.includes(daysBack)) return { arrivedAfter: null, leftAfter: null };
  const chance = createHash('sha256').update(`${key} ${day}`).digest();
  const share = (at: number) => chance[at]! / 256;
  if (share(0) < 0.008) return { arrivedAfter: null, leftAfter: null };
  const isLate = share(1) < (late.has(key) ? 0.28 : 0.05);
  const arrivedAfter = isLate ? 3 + Math.floor(share(2) ** 2 * 90) : -Math.floor(2 + share(2) * 28);
  if (share(3) < 0.01 || forgot[key] === daysBack) return { arrivedAfter, leftAfter: null };
  // The arrival itself is told by the story.
  if (arrivedFarAway[key] === daysBack) return { arrivedAfter: null, leftAfter: 5 };
  const early = share(4) < 0.02;
  return { arrivedAfter, leftAfter: early ? -Math.floor(5 + share(5) * 55) : Math.floor(1 + share(5) * 40) };
}
