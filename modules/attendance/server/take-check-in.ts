import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { utf8Of } from '#core/transparency/bytes.ts';
import { claimFiles, fileById } from '#modules/files/server/files.api.ts';
import { type CheckInStatement, statementBytes } from '../contract/check-in-statement.ts';
import type { CheckInView } from '../contract/check-ins.ts';
import { checkedIn, reviewOpened } from '../contract/events.ts';
import { findBestPlace } from '../contract/finding/place-finding.ts';
import type { CheckInId } from '../contract/terms.ts';
import { agencyHmac } from './agency-hmac.ts';
import type { SceneDevice } from './check-in-scene.queries.ts';
import { isElsewhere, placesOn, type Scene } from './check-in-scene.ts';
import { presentCheckIn, presentCheckIns } from './check-ins.present.ts';
import { checkInsByIds } from './check-ins.queries.ts';
import { insertCheckIn, insertCodeUse, insertReview, type NewCheckIn } from './check-ins.writes.ts';
import { isSignedBy } from './device-key.ts';
import { askForDays, daysAround } from './jobs/reckon-days.ts';
import type { OpenPlace } from './places.queries.ts';
import { proveEntrance } from './prove-entrance.ts';
import { addDays } from './rules/calendar-days.ts';
import { groundsOf } from './rules/check-in-grounds.ts';
import { pointKey } from './rules/honesty/histories.ts';
import { coarsePoint } from './rules/places/coarse-point.ts';
import { findTime } from './rules/time/provable-time.ts';
import { ticketTime } from './time-tickets.ts';

export interface Brought {
  statement: CheckInStatement;
  signature: string;
  photoFileId?: FileId | null | undefined;
}

export interface Taken {
  outcome: 'taken' | 'known';
  checkIn: CheckInView;
}

const asksPhoto = ({ settings }: Scene): boolean => settings?.photo === 'asked';

/** Why a check-in cannot be taken before anything of it is written; null where it can. */
function refusalOf(
  scene: Scene,
  { statement, signature, photoFileId }: Brought,
  bytes: Uint8Array,
  atOnce: boolean,
): string | null {
  if (statement.personId !== scene.personId) return 'attendance.of-another';
  const device = scene.devices.get(statement.deviceId);
  if (!device) return 'attendance.of-another';
  const key = Buffer.from(device.publicKey, 'base64');
  if (!isSignedBy(key, bytes, Buffer.from(signature, 'base64'))) return 'attendance.not-signed';
  if (scene.known.has(statement.checkInId)) return null;
  if (device.ended) return 'attendance.device-ended';
  const photographed = statement.photo !== null || (photoFileId ?? null) !== null;
  // What was asked for at the tap may not be any more when it arrives: then the photo is left, not the check-in.
  if (atOnce && photographed && !asksPhoto(scene)) return 'attendance.photo-not-asked';
  if (photoFileId && statement.photo === null) return 'attendance.photo-differs';
  return null;
}

/**
 * Takes a check-in. The same bytes under the same id again change nothing and get what stands. What cannot be proven
 * is taken all the same, and a person looks at it.
 * @throws what `refusalOf` names, attendance.other-statement, attendance.photo-differs
 */
export async function takeCheckIn(
  ctx: TxContext,
  scene: Scene,
  brought: Brought,
  atOnce: boolean,
): Promise<Taken> {
  const { statement, signature } = brought;
  const bytes = statementBytes(statement);
  const refusal = refusalOf(scene, brought, bytes, atOnce);
  if (refusal) fail(refusal);
  const hash = Buffer.from(agencyHmac(ctx.secrets, ctx.actor.agencyId, 'statement')(bytes));
  if (scene.known.has(statement.checkInId)) return known(ctx, statement.checkInId, hash);

  const { row, grounds, step, placeName } = await judge(ctx, scene, brought, atOnce, hash);
  const { position } = statement;
  const located = position && { position, signature: Buffer.from(signature, 'base64') };
  insertCheckIn(ctx.tx, row, located);
  scene.known.add(row.id);
  if (statement.entrance && step !== null)
    await insertCodeUse(ctx.tx, row, { placeId: statement.entrance.placeId, step });
  await tell(ctx, row, grounds);
  return {
    outcome: 'taken',
    checkIn: presentCheckIn({ ...row, riskScore: null, riskReasons: null }, placeName),
  };
}

/** What stands under an id. @throws attendance.other-statement where that is not what was sent */
async function known(ctx: TxContext, id: CheckInId, hash: Buffer): Promise<Taken> {
  const earlier = found((await checkInsByIds(ctx.tx, [id])).get(id));
  const same = earlier.personId === ctx.actor.personId && earlier.statementHash.equals(hash);
  ensure(same, 'attendance.other-statement');
  const [checkIn] = await presentCheckIns(ctx.tx, [earlier]);
  return { outcome: 'known', checkIn: found(checkIn) };
}

/** What a check-in is, and why somebody has to look at it. */
async function judge(ctx: TxContext, scene: Scene, brought: Brought, atOnce: boolean, statementHash: Buffer) {
  const { statement } = brought;
  const arrivedAt = ctx.clock.now();
  const time = findTime({
    arrival: arrivedAt.getTime(),
    atOnce,
    ticketAt: ticketTime(ctx, statement),
    monotonicMs: statement.monotonicMs,
    phoneClock: statement.phoneClock,
    phoneClockAtTicket: statement.phoneClockAtTicket,
  });
  const countsAt = new Date(time.counts);
  const day = dayIn(ctx.actor.zone, countsAt);
  const places = await placesOn(ctx, scene, day);
  const device = found(scene.devices.get(statement.deviceId));
  const { placeName, ...place } = placeOf(places, statement, device);
  const entrance = await proveEntrance(ctx, { ...scene, places }, statement, time.window);
  const arrived = { time: time.decision, verdict: place.verdict, secondProof: entrance.secondProof };
  const doubts = groundsOf({ ...arrived, elsewhere: false });
  const elsewhere =
    doubts.some((ground) => ground !== 'time') && (await isElsewhere(ctx, scene.personId, day));
  const grounds = groundsOf({ ...arrived, elsewhere });
  const row: NewCheckIn = {
    ...{ agencyId: ctx.actor.agencyId, id: statement.checkInId, personId: scene.personId },
    ...{ deviceId: statement.deviceId, direction: statement.direction, day, statementHash, atOnce },
    ...{ arrivedAt, countsAt, timeBy: time.by, timeRemarks: [...time.remarks] },
    earliestAt: time.window.from === null ? null : new Date(time.window.from),
    ...place,
    ...whereabouts(ctx, statement),
    secondProof: entrance.secondProof,
    photoDigest: statement.photo === null ? null : Buffer.from(statement.photo, 'hex'),
    photo: await photoOf(ctx, scene, brought),
    standing: grounds.length > 0 ? 'awaits' : 'counts',
  };
  return { row, grounds, step: entrance.step, placeName };
}

function placeOf(places: readonly OpenPlace[], { position }: CheckInStatement, { kiosk }: SceneDevice) {
  const nowhere = { placeId: null, placeName: null, distanceM: null };
  if (kiosk) return { placeId: kiosk.id, placeName: kiosk.name, verdict: 'in', distanceM: 0 } as const;
  if (places.length === 0) return { ...nowhere, verdict: 'no-place' } as const;
  const finding = position && findBestPlace(position, places);
  if (!finding) return { ...nowhere, verdict: 'no-position' } as const;
  const { placeId, verdict, distanceM } = finding;
  const placeName = places.find(({ id }) => id === placeId)?.name ?? '';
  return { placeId, placeName, verdict, distanceM: Math.round(distanceM / 10) * 10 };
}

/** What stays of a point: about a kilometre around it, and a key by which the very same point is found again. */
function whereabouts({ secrets, actor }: TxContext, { position }: CheckInStatement) {
  if (!position) return { coarseLatitude: null, coarseLongitude: null, pointKey: null };
  const coarse = coarsePoint(position);
  const key = agencyHmac(secrets, actor.agencyId, 'point')(utf8Of(pointKey(position)));
  return {
    coarseLatitude: coarse.latitude,
    coarseLongitude: coarse.longitude,
    pointKey: Buffer.from(key),
  };
}

/** That it is the photo that was signed for is looked at later: its bytes are not read inside a transaction. */
async function photoOf(ctx: TxContext, scene: Scene, { photoFileId }: Brought) {
  const { settings, today } = scene;
  if (!photoFileId || !settings || !asksPhoto(scene)) return null;
  const file = await fileById(ctx.tx, photoFileId);
  ensure(file?.uploadedBy === ctx.actor.personId && !file?.claimed, 'attendance.photo-differs');
  await claimFiles(ctx.tx, [photoFileId], found(ctx.actor.personId), ctx.clock.now());
  return { fileId: photoFileId, until: addDays(today, settings.photoDays) };
}

async function tell(ctx: TxContext, row: NewCheckIn, grounds: ReturnType<typeof groundsOf>): Promise<void> {
  const { id: checkInId, personId, direction, countsAt, day } = row;
  const standing = grounds.length > 0 ? 'awaits' : 'counts';
  await emit(ctx, checkedIn, {
    subject: personId,
    payload: { personId, checkInId, direction, at: countsAt.toISOString(), standing },
  });
  if (grounds.length > 0) {
    insertReview(ctx.tx, row, grounds);
    await emit(ctx, reviewOpened, { subject: personId, payload: { personId, checkInId, grounds } });
  }
  // The day may be reckoned already.
  if (!row.atOnce) await askForDays(ctx, { personIds: [personId], ...daysAround(day) });
}
