import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { throttleAddress } from '#core/policy/throttle.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsHeldBy } from '#modules/organization/server/organization.api.ts';
import type { calendars } from '../../contract/calendars.ts';
import { absencesOf } from '../absences.queries.ts';
import { enterCalendar } from '../calendar-addresses.queries.ts';
import { requestsOf } from '../requests.queries.ts';
import { type FeedEntry, writeFeed } from '../rules/feed/write-feed.ts';
import { addDays } from '../rules/length/calendar-days.ts';
import { membersOf, unitOrOwn } from '../unit-staff.ts';
import { hashOfToken } from './open-calendar.ts';

/** Of one address in a minute; calendar programs ask every hour or so. */
const most = 60;
const windowSeconds = 60;
const daysBack = 92;
const daysAhead = 400;

/** The calendar of a secret address: own leave with its kind, of others names and days. */
export async function readCalendar(
  ctx: OutsideContext,
  { token }: InputOf<typeof calendars.read>,
): Promise<FileAnswer> {
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttleAddress(tx, 'read-leave-calendar', ctx.request.ip, most, windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
  const body = await ctx.transact('read', async (inner) => {
    const owner = found(await enterCalendar(inner.tx, hashOfToken(token)));
    const reader: TxContext = {
      ...inner,
      actor: { ...inner.actor, agencyId: owner.agencyId, zone: owner.zone, personId: owner.personId },
    };
    const entries = owner.whose === 'own' ? await ownLeave(reader) : await leaveOfUnit(reader);
    const say = (key: string) => ctx.locales.text('id', `leave.feed.${key}`);
    return writeFeed({
      name: say(owner.whose === 'own' ? 'own' : 'unit'),
      stampedAt: ctx.clock.now(),
      entries,
    });
  });
  return {
    body: Buffer.from(body),
    mediaType: 'text/calendar; charset=utf-8',
    fileName: 'cuti.ics',
    inline: true,
  };
}

async function ownLeave(ctx: TxContext): Promise<FeedEntry[]> {
  const rows = await requestsOf(ctx.tx, found(ctx.actor.personId), null, 200);
  return rows
    .filter(({ state }) => state === 'granted' || state === 'taken' || state === 'ended-early')
    .filter(({ takenUntil, first }) => takenUntil === null || takenUntil >= first)
    .map(({ id, kind, first, last, takenUntil, half, hours }) => ({
      ...{ id, first, last: takenUntil ?? last },
      summary: `${ctx.locales.text('id', `leave.kind.${kind}`)}${partSaid(ctx, half, hours)}`,
    }));
}

async function leaveOfUnit(ctx: TxContext): Promise<FeedEntry[]> {
  const now = ctx.clock.now();
  const today = dayIn(ctx.actor.zone, now);
  // Who holds no post any more does not see the unit calendar either.
  const posts = await postsHeldBy(ctx.tx, found(ctx.actor.personId), now, today);
  if (posts.length === 0) return [];
  const unitId = await unitOrOwn(ctx, undefined);
  const { people } = await membersOf(ctx, unitId);
  const ids = people.map(({ id }) => id);
  const away = await absencesOf(ctx.tx, ids, addDays(today, -daysBack), addDays(today, daysAhead));
  const names = await peopleByIds(ctx.tx, ids);
  return away
    .filter(({ granted }) => granted)
    .map(({ requestId, personId, first, last, half, hours }) => ({
      ...{ id: requestId, first, last },
      summary: `${ctx.locales.text('id', 'leave.feed.away')}: ${nameOf(names, personId)}${partSaid(ctx, half, hours)}`,
    }));
}

function nameOf(names: ReadonlyMap<PersonId, { name: string }>, id: PersonId): string {
  return names.get(id)?.name ?? '';
}

function partSaid(ctx: TxContext, half: string | null, hours: number | null): string {
  if (half) return ` (${ctx.locales.text('id', `leave.half.${half}`)})`;
  return hours ? ` (${ctx.locales.text('id', 'leave.feed.hours', { hours })})` : '';
}
