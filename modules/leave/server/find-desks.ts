import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  type ChainPost,
  chainOfCommand,
  postsHeldBy,
} from '#modules/organization/server/organization.api.ts';
import { absencesOf } from './absences.queries.ts';
import { settingsOf } from './known-settings.ts';
import type { DayText } from './rules/length/calendar-days.ts';
import { type AskedDesks, type Desks, desksFor } from './rules/request/desks.ts';
import { delegationsOn } from './settings.queries.ts';

/** The post by which somebody asks, and the posts that consider and decide. */
export interface FoundDesks extends Desks {
  postId: PostId;
}

export type DesksFault = 'leave.no-post' | 'leave.no-official';

/**
 * Finds who considers and who decides, by the chain of command as it stands now. A post that nobody keeps today, because it
 * is vacant or its only holder is away, is passed over. Who holds several posts goes by the definitive one held longest
 * above which somebody decides.
 */
export async function findDesks(
  ctx: TxContext,
  personId: PersonId,
  asked: AskedDesks,
  today: DayText,
): Promise<FoundDesks | DesksFault> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const own = await postsHeldBy(tx, personId, now, dayIn(ctx.actor.zone, now));
  if (own.length === 0) return 'leave.no-post';
  const [{ settings }, delegations] = await Promise.all([settingsOf(tx), delegationsOn(tx, today)]);
  const named = [settings.authorityPostId, ...delegations.map(({ postId }) => postId)].filter(
    (id): id is PostId => id !== null,
  );
  const chain = await chainOfCommand(tx, [...own, ...named]);
  const holding = chain.holders.filter(
    ({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || endsAt > now),
  );
  const away = await absencesOf(tx, [...new Set(holding.map((one) => one.personId))], today, today);
  const isAway = new Set(
    away.filter(({ granted, half, hours }) => granted && !half && !hours).map((one) => one.personId),
  );
  const posts = new Map<PostId, ChainPost>(chain.posts.map((post) => [post.id, post]));
  const ownPosts = holding
    .filter((one) => one.personId === personId && own.includes(one.postId))
    .sort(
      (a, b) =>
        Number(b.kind === 'definitive') - Number(a.kind === 'definitive') ||
        a.startsAt.getTime() - b.startsAt.getTime(),
    );
  for (const { postId } of ownPosts) {
    const desks = desksFor(asked, {
      from: postId,
      posts,
      isKept: (id) =>
        holding.some((one) => one.postId === id && one.personId !== personId && !isAway.has(one.personId)),
      delegations,
      authorityPostId: settings.authorityPostId,
    });
    if (desks) return { postId, ...desks };
  }
  return ownPosts.length > 0 ? 'leave.no-official' : 'leave.no-post';
}
