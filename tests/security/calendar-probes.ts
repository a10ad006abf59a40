import { assignments, flexibilityStops } from '#modules/calendar/contract/assignments.ts';
import { holidays, ramadans } from '#modules/calendar/contract/holidays.ts';
import { patterns } from '#modules/calendar/contract/patterns.ts';
import type { Probe, ProbeKit } from './probes.ts';

const basis = { basisNumber: 'Nomor 1 Tahun 2026', basisTitle: 'Jam Kerja', decidedBy: 'Bupati Arunika' };
const startsOn = '2090-01-02';
const monday = { start: '08:00', end: '16:00', breaks: [] };
const week = [monday, null, null, null, null, null, null];
const rule = { kind: 'week' as const, ordinary: week, ramadan: null, flexible: null };
const kominfo = (kit: ProbeKit) => kit.world.arunika.units.get('kominfo')! as never;

/** A pattern that the administrator made. */
async function madePattern(kit: ProbeKit): Promise<string> {
  const admin = await kit.world.actor('admin');
  const made = await admin.call(patterns.create, { name: `Pola ${kit.serial()}`, rule, startsOn, ...basis });
  return made.id!;
}

/** Somebody without a post, of whom the administrator alone decides. */
async function assigned(kit: ProbeKit): Promise<string> {
  const admin = await kit.world.actor('admin');
  const personId = (await kit.person()) as never;
  await admin.call(assignments.assign, { personIds: [personId], patternId: null, startsOn, ...basis });
  return (await admin.call(assignments.list, { personId })).items[0]!.id;
}

async function stopped(kit: ProbeKit): Promise<string> {
  const admin = await kit.world.actor('admin');
  return (await admin.call(flexibilityStops.add, { personId: (await kit.person()) as never, startsOn })).id;
}

/** Each Ramadan has a year of its own. */
let entered = 0;

/** The days of a Ramadan of which nobody else speaks. */
async function enteredRamadan(kit: ProbeKit): Promise<string> {
  const admin = await kit.world.actor('admin');
  const year = 2_100 + entered++;
  return (await admin.call(ramadans.set, { startsOn: `${year}-01-01`, lastDay: `${year}-01-30`, ...basis }))
    .id;
}

const sheet = Buffer.from('tanggal;nama;jenis\n2090-01-01;Tahun Baru;Libur nasional\n');
const ownDays = { from: '2026-11-23', until: '2026-11-27' };

/** How the operations of the calendar are asked. */
export const calendarProbes: Record<string, Probe> = {
  'calendar.list-holidays': { input: (kit) => ({ year: '2026', unitId: kominfo(kit) }) },
  'calendar.set-holiday': {
    input: () => ({ day: '2090-01-03', name: 'Libur', kind: 'national', ...basis }),
  },
  'calendar.set-holiday#regional': {
    input: (kit) => ({ unitId: kominfo(kit), day: '2090-01-04', name: 'Libur', kind: 'regional', ...basis }),
  },
  'calendar.withdraw-holiday': {
    input: async (kit) => {
      const day = `${2_091 + (kit.serial() % 100)}-01-05`;
      const admin = await kit.world.actor('admin');
      await admin.call(holidays.set, { day, name: 'Libur', kind: 'national', ...basis });
      return { day, ...basis };
    },
  },
  'calendar.import-holidays': {
    input: () => ({ year: '2090', dryRun: 'true', ...basis }),
    body: () => sheet,
  },
  'calendar.set-ramadan': { input: () => ({ startsOn: '2090-02-01', lastDay: '2090-03-02', ...basis }) },
  'calendar.withdraw-ramadan': {
    input: async (kit) => ({ ramadanId: await enteredRamadan(kit), ...basis }),
  },
  'calendar.list-patterns': {},
  'calendar.create-pattern': {
    input: (kit) => ({ name: `Pola ${kit.serial()}`, rule, startsOn, ...basis }),
  },
  'calendar.add-pattern-version': {
    input: async (kit) => ({ patternId: await madePattern(kit), rule, startsOn: '2091-01-01', ...basis }),
  },
  'calendar.list-assignments': {},
  'calendar.assign-pattern': {
    input: (kit) => ({ unitIds: [kominfo(kit)], patternId: null, startsOn, ...basis }),
  },
  'calendar.end-assignment': {
    input: async (kit) => ({ assignmentId: await assigned(kit), lastDay: '2090-01-31', ...basis }),
  },
  'calendar.list-zones': {},
  'calendar.set-zone': {
    input: (kit) => ({ unitId: kominfo(kit), zone: 'Asia/Makassar', startsOn, ...basis }),
  },
  'calendar.list-flexibility-stops': {},
  'calendar.stop-flexibility': {
    input: async (kit) => ({ personId: await kit.person(), startsOn }),
  },
  'calendar.restore-flexibility': {
    input: async (kit) => ({ stopId: await stopped(kit), lastDay: '2090-01-31' }),
  },
  'calendar.show-days': { input: () => ownDays },
  'calendar.show-days#of-another': {
    input: (kit) => ({ ...ownDays, personId: kit.world.arunika.people.get('staf-kominfo')!.personId }),
  },
};
