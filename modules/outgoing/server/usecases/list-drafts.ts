import { found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { postIds, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitsUnder } from '#modules/organization/server/organization.api.ts';
import type { drafts } from '../../contract/drafts.ts';
import { sendLetters, viewUnitOutgoing } from '../../contract/permissions.ts';
import type { DraftBox } from '../../contract/terms.ts';
import { listDrafts as askDrafts } from '../drafts/draft-lists.queries.ts';
import { presentLines } from '../drafts/present-lines.ts';
import { unitsWith } from '../drafts/units-with.ts';
import { deskTime } from '../rules/late.ts';

type Input = InputOf<typeof drafts.list>;

/** Words of a search beyond these are not looked at. */
const mostWords = 12;

/** One page of a box, newest first, trimmed by right in the database. */
export async function listDrafts(ctx: TxContext, input: Input): Promise<OutputOf<typeof drafts.list>> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const rows = await askDrafts(tx, {
    box: input.box,
    posts: input.postId ? [found(postOf(actor, input.postId)).id] : postIds(actor),
    units: await unitsOfBox(ctx, input.box),
    stages: input.stage ?? null,
    kinds: input.kindCode ?? null,
    within: input.unitId ? await unitsUnder(tx, [input.unitId]) : null,
    words: (input.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords),
    lateSince: input.late ? [deskTime['sangat-segera'], deskTime.segera, deskTime.biasa].map(before) : null,
    returned: input.returned ?? false,
    edge: cursorId(input.cursor),
    size: input.size + 1,
  });
  const page = uuidPage(input, rows);
  return { items: await presentLines(ctx, page.rows), next: page.next };
}

/** Units whose letters the actor sees in a box: by their right, and once they were sent those of their own units. */
async function unitsOfBox(ctx: TxContext, box: DraftBox): Promise<UnitId[]> {
  if (box === 'send') return unitsWith(ctx, sendLetters);
  if (box === 'unit') return unitsWith(ctx, viewUnitOutgoing);
  if (box !== 'sent') return [];
  const own = ctx.actor.posts.map(({ unitId }) => unitId);
  return [...new Set([...own, ...(await unitsWith(ctx, viewUnitOutgoing))])];
}
