import { dayIn } from '#core/clock/clock.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { lettersByIds, presentPost } from '#modules/letters/server/letters.api.ts';
import { postsByIds, superiorOf } from '#modules/organization/server/organization.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { RecipientId } from '../../contract/terms.ts';
import type { StuckDesk } from '../../contract/views.ts';
import type { RecipientRecord } from '../dispositions.queries.ts';
import { isOverdue } from '../rules/deadlines.ts';
import { deskSeconds } from '../rules/desk-steps.ts';
import { openDesks } from '../statistics.queries.ts';
import { watchedUnit } from '../watched-unit.ts';

/** What is open in a unit that the actor watches, the oldest first; letters that they may not read are left out. */
export async function listStuck(
  ctx: TxContext,
  input: InputOf<typeof dispositions.stuck>,
): Promise<OutputOf<typeof dispositions.stuck>> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const today = dayIn(actor.zone, now);
  const rows = await openDesks(tx, {
    unitId: await watchedUnit(ctx, input.unitId),
    overdueOn: input.overdue ? today : null,
    after: cursorId(input.cursor),
    size: input.size + 1,
  });
  const page = uuidPage(input, rows);
  const letters = await lettersByIds(ctx, [...new Set(page.rows.map((row) => row.letter_id as LetterId))]);
  const superiors = await superiorsOf(ctx, page.rows);
  const named = new Set([
    ...page.rows.flatMap((row) => [row.post_id, row.giver_post_id]),
    ...superiors.values(),
  ]);
  const posts = await postsByIds(tx, [...named] as PostId[], now);
  const items = page.rows.flatMap((row): StuckDesk[] => {
    const letter = letters.get(row.letter_id as LetterId);
    if (!letter) return [];
    const superior = superiors.get(row.giver_post_id);
    return [
      {
        recipientId: row.id as RecipientId,
        letter,
        post: presentPost(row.post_id, posts),
        fromPost: presentPost(row.giver_post_id, posts),
        state: row.state,
        givenAt: row.given_at.toISOString(),
        deskSeconds: deskSeconds(row, now),
        deadline: row.deadline,
        overdue: isOverdue(row, today),
        escalatedAt: row.escalated_at?.toISOString() ?? null,
        escalatedTo: row.escalated_at && superior ? presentPost(superior, posts) : null,
      },
    ];
  });
  return { items, next: page.next };
}

/** To whom late desks were taken up: the superior of their giver, by the giver. */
async function superiorsOf(ctx: TxContext, rows: readonly RecipientRecord[]): Promise<Map<string, string>> {
  const late = rows.filter((row) => row.escalated_at).map((row) => row.giver_post_id as PostId);
  const givers = [...new Set(late)];
  // Asked together, they travel together.
  const superiors = await Promise.all(givers.map((giver) => superiorOf(ctx.tx, giver, ctx.clock.now())));
  return new Map(
    givers.flatMap((giver, at) => {
      const superior = superiors[at];
      return superior ? [[giver, superior.id] as const] : [];
    }),
  );
}
