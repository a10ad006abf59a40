import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { PreviewView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { balancesAround, staffingAround } from '../around-leave.ts';
import { findDesks } from '../find-desks.ts';
import { substituteFaultOf } from '../hand-in.ts';
import { type Judged, judge } from '../judge-request.ts';
import { openRequest } from '../load-request.ts';
import { todayOf } from '../person-days.ts';
import { stoodInBy } from '../requests.queries.ts';
import { lengthOf } from '../rules/length/length.ts';
import { nextWorkingDay, workingDays } from '../rules/length/working-days.ts';
import { lookedAt } from '../whose-leave.ts';

type Input = InputOf<typeof requests.preview>;

/** What would come of a request; nothing is kept. */
export async function previewRequest(ctx: TxContext, input: Input): Promise<PreviewView> {
  const { personId, id, replacesId } = await about(ctx, input);
  const { today } = await todayOf(ctx, personId);
  const asking = { personId, id, replacesId, askedOn: today, proofs: input.proofs };
  const judged = await judge(ctx, asking, input);
  const { first, last } = input;
  const forward = first <= last;
  const { kindOfDay, unknownYears } = judged.days;
  const unit = forward ? (judged.rule?.least?.unit ?? judged.rule?.most?.unit ?? 'calendar-day') : null;
  return {
    refusals: [...judged.refusals],
    length: unit ? [...lengthOf(first, last, unit, kindOfDay)] : [],
    workingDays: forward ? workingDays(first, last, kindOfDay) : 0,
    charged: judged.charged.reduce((sum, { days }) => sum + days, 0),
    balances: balancesAround(judged),
    ...(await desksOf(ctx, personId, judged, today)),
    ...(forward
      ? await staffingAround(ctx, personId, input, judged)
      : { least: null, shortDays: [], alsoAway: [] }),
    standsInFor: forward ? await standsInFor(ctx, personId, input) : [],
    notice: judged.notice,
    unknownYears,
    substituteFault: input.substituteId
      ? await substituteFaultOf(ctx, personId, input.substituteId, input)
      : null,
    basis: judged.rule?.basis ?? null,
    backOn: forward ? nextWorkingDay(last, kindOfDay) : null,
  };
}

/** Of a request that came back its own days do not stand in its way. */
async function about(ctx: TxContext, input: Input) {
  if (!input.requestId)
    return { personId: await lookedAt(ctx, input.personId ?? null), id: null, replacesId: null };
  const { row, parties } = await openRequest(ctx, input.requestId);
  ensure(parties.includes('employee') || parties.includes('personnel'), 'core.not-found');
  // A draft is judged as itself; granted leave as that which the new one would replace.
  return row.state === 'draft'
    ? { personId: row.personId, id: row.id, replacesId: row.replacesId }
    : { personId: row.personId, id: null, replacesId: row.id };
}

async function desksOf(ctx: TxContext, personId: PersonId, judged: Judged, today: string) {
  const desks = await findDesks(ctx, personId, judged.desks, today);
  if (typeof desks === 'string') return { superior: null, official: null, desksFault: desks };
  const { superiorPostId, officialPostId } = desks;
  const posts = await postsByIds(ctx.tx, [superiorPostId, officialPostId], ctx.clock.now());
  const named = (id: typeof superiorPostId) => {
    const post = found(posts.get(id));
    return { id, name: post.name, holder: post.holder?.name ?? null };
  };
  return { superior: named(superiorPostId), official: named(officialPostId), desksFault: null };
}

/** Colleagues for whom the employee agreed to stand in on these days, as far as the actor may see it. */
async function standsInFor(
  ctx: TxContext,
  personId: PersonId,
  { first, last }: Input,
): Promise<PreviewView['standsInFor']> {
  const rows = await stoodInBy(ctx.tx, personId, first, last);
  const names = await peopleByIds(
    ctx.tx,
    rows.map((row) => row.personId),
  );
  return rows.map((row) => ({
    person: { id: row.personId, name: names.get(row.personId)?.name ?? '' },
    ...{ first: row.first, last: row.last },
  }));
}
