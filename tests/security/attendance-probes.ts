import { deviceProofBytes } from '#modules/attendance/contract/check-in-statement.ts';
import { checkIns } from '#modules/attendance/contract/check-ins.ts';
import { kiosks } from '#modules/attendance/contract/kiosks.ts';
import { places } from '#modules/attendance/contract/place-operations.ts';
import { attendanceRequests } from '#modules/attendance/contract/requests.ts';
import { reviews } from '#modules/attendance/contract/reviews.ts';
import { financeRules } from '#modules/attendance/server/rules/days/example-rules.ts';
import { newKey, type Phone, phoneOf } from '#modules/attendance/test/attendance-office.ts';
import type { DemoActor } from '#tests/house/demo-world.ts';
import type { Probe, ProbeKit } from './probes.ts';

const startsOn = '2090-01-02';
const kominfo = (kit: ProbeKit) => kit.world.arunika.units.get('kominfo')! as never;
const staff = (kit: ProbeKit) => kit.world.arunika.people.get('staf-kominfo')!.personId;
const circle = {
  kind: 'circle' as const,
  centre: { latitude: -6.1753921, longitude: 106.8271533 },
  radiusM: 100,
};
const duty = { kind: 'duty' as const, part: 'whole' as const, reference: 'ST-1/2026' };
const asked = { content: duty, firstDay: '2026-11-23', lastDay: '2026-11-23', reason: 'Tugas' };
const scheme = { ...financeRules, late: [...financeRules.late], early: [...financeRules.early] };

/** Whoever asks, at a screen: a program has no phone of its own. */
const atScreen = (kit: ProbeKit, asker: DemoActor | undefined) =>
  kit.world.actor(asker?.key ?? 'staf-kominfo');

const phones = new WeakMap<ProbeKit, Map<string, Promise<Phone>>>();

/** The one phone of somebody: nobody may have many. */
function phone(kit: ProbeKit, owner: DemoActor): Promise<Phone> {
  const all = phones.get(kit) ?? new Map<string, Promise<Phone>>();
  phones.set(kit, all);
  const own = all.get(owner.personId) ?? phoneOf(kit.house, owner);
  all.set(owner.personId, own);
  return own;
}

async function tap(kit: ProbeKit, asker: DemoActor | undefined) {
  return (await phone(kit, await atScreen(kit, asker))).tap();
}

/** A check-in of staf-kominfo that was kept without a ticket: somebody has to look at it. */
async function doubtful(kit: ProbeKit, { refused = false } = {}): Promise<{ checkInId: string }> {
  const { call } = await kit.world.actor('staf-kominfo');
  const { items } = await call(checkIns.bring, { items: [await tap(kit, undefined)] });
  const checkInId = items[0]!.id;
  const head = await kit.world.actor('kadis-kominfo');
  if (refused) await head.call(reviews.decide, { checkInId, decision: 'refuse', reason: 'Di luar' });
  return { checkInId };
}

/** A request of staf-kominfo, waiting or approved. */
async function request(kit: ProbeKit, { approved = false, proof = false } = {}) {
  const { call } = await kit.world.actor('staf-kominfo');
  const fileId = proof ? ((await kit.file('staf-kominfo')) as never) : null;
  const { id: requestId } = await call(attendanceRequests.submit, { ...asked, fileId });
  const head = await kit.world.actor('kadis-kominfo');
  if (approved) await head.call(attendanceRequests.decide, { requestId, decision: 'approve' });
  return { requestId };
}

/** A place of Dinas Kominfo of its own. */
async function place(kit: ProbeKit, { from = startsOn } = {}): Promise<{ placeId: string }> {
  const admin = await kit.world.actor('admin');
  const name = `Tempat ${kit.serial()}`;
  const made = { unitId: kominfo(kit), name, startsOn: from, shape: circle };
  return { placeId: (await admin.call(places.create, made)).id };
}

async function used(kit: ProbeKit) {
  const admin = await kit.world.actor('admin');
  const { placeId } = await place(kit);
  const made = await admin.call(places.allow, {
    ...{ placeId: placeId as never, unitId: kominfo(kit), startsOn },
  });
  return { placeId, useId: made.uses[0]!.id };
}

/** A device that stands at a place of Dinas Kominfo for everybody. */
async function kiosk(kit: ProbeKit) {
  const admin = await kit.world.actor('admin');
  const { placeId } = await place(kit);
  const { id: kioskId } = await admin.call(kiosks.declare, {
    ...{ placeId: placeId as never, name: 'Tablet lobi', publicKey: newKey().publicKey },
  });
  return { placeId, kioskId };
}

const november = { from: '2026-11-01', until: '2026-11-30' };

/** How the operations of attendance are asked. */
export const attendanceProbes: Record<string, Probe> = {
  'attendance.show-settings': {},
  'attendance.decide-settings': { input: () => ({ startsOn, basis: 'Perbup 7/2026' }) },
  'attendance.list-places': {},
  'attendance.show-place': { input: (kit) => place(kit) },
  'attendance.list-own-places': {},
  'attendance.create-place': {
    input: (kit) => ({
      ...{ unitId: kominfo(kit), name: `Tempat ${kit.serial()}`, startsOn, shape: circle },
    }),
  },
  'attendance.change-place': {
    input: async (kit) => ({ ...(await place(kit)), startsOn: '2091-01-01', shape: circle }),
  },
  'attendance.close-place': { input: async (kit) => ({ ...(await place(kit)), lastDay: '2091-01-01' }) },
  'attendance.allow-place': {
    input: async (kit) => ({ ...(await place(kit)), unitId: kominfo(kit), startsOn }),
  },
  'attendance.disallow-place': { input: async (kit) => ({ ...(await used(kit)), lastDay: '2091-01-01' }) },
  'attendance.show-code': { input: (kit) => place(kit, { from: '2026-11-21' }) },
  'attendance.list-devices': {},
  'attendance.bind-device': {
    input: async (kit, asker) => {
      const { publicKey, sign } = newKey();
      const { personId } = await atScreen(kit, asker);
      return { name: 'Ponsel', publicKey, proof: sign(deviceProofBytes(personId, publicKey)) };
    },
  },
  'attendance.rename-device': {
    input: async (kit, asker) => ({
      deviceId: (await phoneOf(kit.house, await atScreen(kit, asker))).deviceId,
      name: 'Ponsel dinas',
    }),
  },
  'attendance.end-device': {
    input: async (kit, asker) => ({
      deviceId: (await phoneOf(kit.house, await atScreen(kit, asker))).deviceId,
    }),
  },
  'attendance.declare-kiosk': {
    input: async (kit) => ({ ...(await place(kit)), name: 'Tablet lobi', publicKey: newKey().publicKey }),
  },
  'attendance.list-kiosks': { input: (kit) => place(kit) },
  'attendance.move-kiosk': {
    input: async (kit) => ({ ...(await kiosk(kit)), toPlaceId: (await place(kit)).placeId }),
  },
  'attendance.end-kiosk': { input: (kit) => kiosk(kit) },
  'attendance.show-time': {
    input: async (kit, asker) => ({
      deviceId: (await phone(kit, await atScreen(kit, asker))).deviceId,
    }),
  },
  'attendance.show-today': {},
  'attendance.check-in': { input: tap },
  'attendance.bring-check-ins': { input: async (kit, asker) => ({ items: [await tap(kit, asker)] }) },
  'attendance.list-own-check-ins': {},
  'attendance.list-reviews': {},
  'attendance.list-own-reviews': {},
  'attendance.decide-on-review': {
    input: async (kit) => ({ ...(await doubtful(kit)), decision: 'accept' }),
  },
  'attendance.appeal-review': {
    input: async (kit) => ({ ...(await doubtful(kit, { refused: true })), reason: 'GPS salah' }),
  },
  'attendance.submit-request': { input: () => asked },
  'attendance.withdraw-request': { input: (kit) => request(kit) },
  'attendance.list-own-requests': {},
  'attendance.list-requests': {},
  'attendance.decide-on-request': {
    input: async (kit) => ({ ...(await request(kit)), decision: 'approve' }),
  },
  'attendance.undo-request': {
    input: async (kit) => ({ ...(await request(kit, { approved: true })), reason: 'Salah hari' }),
  },
  'attendance.read-request-proof': { input: (kit) => request(kit, { proof: true }) },
  'attendance.list-days': { input: () => november },
  'attendance.list-days#of-another': { input: (kit) => ({ ...november, personId: staff(kit) }) },
  'attendance.list-schemes': {},
  'attendance.simulate-rules': {
    input: (kit) => ({ proposal: { kind: 'scheme', rules: scheme }, unitId: kominfo(kit) }),
  },
  'attendance.simulate-days': {
    input: (kit) => ({ proposal: { kind: 'scheme', rules: scheme }, personId: staff(kit) }),
  },
  'attendance.decide-scheme': { input: () => ({ startsOn, rules: scheme }) },
  'attendance.show-board': { input: (kit) => ({ unitId: kominfo(kit) }) },
  'attendance.count-desk': {},
  'attendance.list-warnings': {},
  'attendance.list-seen-units': {},
  'attendance.show-recap': { input: (kit) => ({ unitId: kominfo(kit), ...november }) },
  'attendance.show-person-recap': { input: () => november },
  'attendance.show-person-recap#of-another': {
    input: (kit) => ({ ...november, personId: staff(kit) }),
  },
  'attendance.export-recap': { input: (kit) => ({ unitId: kominfo(kit), ...november }) },
  'attendance.export-recap-csv': { input: (kit) => ({ unitId: kominfo(kit), ...november }) },
  'attendance.show-discipline': {},
  'attendance.show-discipline#of-another': { input: (kit) => ({ personId: staff(kit) }) },
  'attendance.draft-summons': { input: (kit) => ({ personId: staff(kit) }) },
};
