import type { PersonId } from '#core/contract/ids.ts';
import { calendars } from '#modules/leave/contract/calendars.ts';
import type { LeaveRequestId } from '#modules/leave/contract/ids.ts';
import { requests } from '#modules/leave/contract/requests.ts';
import { settings } from '#modules/leave/contract/settings.ts';
import type { Probe, ProbeKit } from './probes.ts';

const employee = 'staf-kominfo';
const personOf = (kit: ProbeKit, key = employee): PersonId => kit.world.arunika.people.get(key)!.personId;
const unitOf = (kit: ProbeKit, key = 'kominfo') => kit.world.arunika.units.get(key)! as never;

let asked = 0;

/** A day of its own for every question; leave for an important reason costs no balance. */
function days() {
  asked += 1;
  const day = new Date(Date.UTC(2027, 0, 4 + asked)).toISOString().slice(0, 10);
  return { kind: 'important-reason', reason: 'marriage', first: day, last: day } as const;
}

/** A request of staf-kominfo, as far as a desk. */
async function request(
  kit: ProbeKit,
  until: 'substitute' | 'superior' | 'official' | 'granted' | 'draft' = 'superior',
): Promise<{ requestId: LeaveRequestId }> {
  const { call } = await kit.world.actor(employee);
  const substituteId = until === 'substitute' ? personOf(kit, 'tata-usaha') : null;
  const { id: requestId } = await call(requests.submit, { ...days(), substituteId });
  if (until === 'substitute' || until === 'superior') return { requestId };
  const superior = await kit.world.actor('kabid-aptika');
  const step =
    until === 'draft'
      ? ({ act: 'send-back', reason: 'Lengkapi' } as const)
      : ({ act: 'consider', opinion: 'approved' } as const);
  await superior.call(requests.takeStep, { requestId, step });
  if (until === 'granted')
    await (await kit.world.actor('bupati')).call(requests.decide, { requestId, decision: 'approved' });
  return { requestId };
}

/** A request with a medical proof. */
async function proven(kit: ProbeKit) {
  const { call } = await kit.world.actor(employee);
  const { first } = days();
  const fileId = (await kit.file(employee)) as never;
  const { id: requestId, confided } = await call(requests.submit, {
    ...{ kind: 'sick', reason: 'illness', first, last: first },
    proofs: [{ kind: 'doctor-note', fileId }],
  });
  return { requestId, proofId: confided!.proofs[0]!.id };
}

async function delegated(kit: ProbeKit) {
  const admin = await kit.world.actor('admin');
  const { id } = await admin.call(settings.delegate, {
    ...{ kinds: ['maternity'], postId: kit.post('sekda'), decreeNumber: `SK ${kit.serial()}` },
    startsOn: '2090-01-01',
  });
  return id;
}

/** A secret calendar address; those that the person had before are revoked, or there would be too many. */
async function openedCalendar(kit: ProbeKit, key = employee) {
  const { call, personId } = await kit.world.actor(key);
  await kit.house.owner('update leave.calendar_address set revoked_at = now() where person_id = $1', [
    personId,
  ]);
  return call(calendars.openAddress, { whose: 'own' });
}

const sheet = Buffer.from('NIP;Tahun;Sisa\n198001012005011001;2020;3\n');
const month = { from: '2026-12-01', until: '2026-12-31' };
const usual = {
  ...{ halfDays: false, hours: false, twoYears: 'nothing-taken', deferral: 'days-deferred' },
  ...{ contractEmployeesCarry: true, governmentDoctor: true, contractEmployeeSickMonths: 1 },
  ...{ longLeaveAgainAfterMonths: 60, longLeaveShortenedBy: 'calendar-days' },
  ...{ abroadByAppointingAuthority: true, authorityPostId: null, recordSince: null },
};

/** How the operations of leave are asked. */
export const leaveProbes: Record<string, Probe> = {
  'leave.show-kinds': {},
  'leave.show-kinds#of-another': { input: (kit) => ({ personId: personOf(kit) }) },
  'leave.list-substitutes': { input: () => ({ first: '2026-12-07', last: '2026-12-08' }) },
  'leave.preview-request': { input: () => days() },
  'leave.preview-request#of-another': { input: (kit) => ({ ...days(), personId: personOf(kit) }) },
  'leave.submit-request': { input: () => days() },
  'leave.submit-request#of-another': { input: (kit) => ({ ...days(), personId: personOf(kit) }) },
  'leave.resubmit-request': { input: async (kit) => ({ ...(await request(kit, 'draft')), ...days() }) },
  'leave.enter-request': { input: (kit) => ({ ...days(), personId: personOf(kit) }) },
  'leave.take-step': {
    input: async (kit) => ({ ...(await request(kit)), step: { act: 'consider', opinion: 'approved' } }),
  },
  'leave.take-step#as-substitute': {
    input: async (kit) => ({ ...(await request(kit, 'substitute')), step: { act: 'accept-substitution' } }),
  },
  'leave.take-step#cancel': {
    input: async (kit) => ({ ...(await request(kit, 'granted')), step: { act: 'cancel' } }),
  },
  'leave.decide-request': {
    input: async (kit) => ({ ...(await request(kit, 'official')), decision: 'approved' }),
  },
  'leave.show-request': { input: (kit) => request(kit) },
  'leave.show-grounds': { input: (kit) => request(kit) },
  'leave.show-grounds#of-the-official': { input: (kit) => request(kit, 'official') },
  'leave.number-letter': {
    input: async (kit) => ({ ...(await request(kit, 'granted')), number: `800/${kit.serial()}` }),
  },
  'leave.list-own-requests': {},
  'leave.list-desk': { input: () => ({ as: 'superior' }) },
  'leave.count-desk': {},
  'leave.list-requests': {},
  'leave.read-proof': { input: proven },
  'leave.print-form': { input: (kit) => request(kit) },
  'leave.print-letter': { input: (kit) => request(kit, 'granted') },
  'leave.show-balance': {},
  'leave.show-balance#of-another': { input: (kit) => ({ personId: personOf(kit) }) },
  'leave.list-unit-balances': { input: (kit) => ({ unitId: unitOf(kit) }) },
  'leave.enter-balance': {
    input: (kit) => ({
      ...{ personId: personOf(kit), year: 2025, kind: 'adjustment' },
      ...{ days: 1, reason: 'Penyesuaian' },
    }),
  },
  'leave.import-balances': { input: () => ({ dryRun: 'true' }), body: () => sheet },
  'leave.show-unit-calendar': { input: (kit) => ({ unitId: unitOf(kit), ...month }) },
  'leave.list-calendars': {},
  'leave.open-calendar': { input: () => ({ whose: 'own' }) },
  'leave.revoke-calendar': {
    input: async (kit, asker) => ({ calendarId: (await openedCalendar(kit, asker?.key)).calendar.id }),
  },
  'leave.revoke-calendar#of-another': {
    input: async (kit) => ({ calendarId: (await openedCalendar(kit)).calendar.id }),
  },
  'leave.read-calendar': {
    input: async (kit) => ({ token: (await openedCalendar(kit)).address.split('/').at(-1) }),
  },
  'leave.show-settings': {},
  'leave.set-settings': { input: () => usual },
  'leave.list-delegations': {},
  'leave.delegate-decision': {
    input: (kit) => ({
      ...{ kinds: ['maternity'], postId: kit.post('sekda'), decreeNumber: `SK ${kit.serial()}` },
      startsOn: '2090-01-01',
    }),
  },
  'leave.end-delegation': {
    input: async (kit) => ({ delegationId: await delegated(kit), lastDay: '2090-12-31' }),
  },
  'leave.set-staffing': { input: (kit) => ({ unitId: unitOf(kit), people: 0 }) },
};
