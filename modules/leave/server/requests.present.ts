import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type PostView, peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { RequestEntry, RequestView } from '../contract/request-view.ts';
import { kindFacts } from './judge-request.ts';
import { factsOf, type MetRequest } from './load-request.ts';
import { personDays } from './person-days.ts';
import { mayView } from './policy.ts';
import { proofsOf, readingsOf } from './proofs.queries.ts';
import { lyingSince, type RequestRow, stepsOf, wordsOf } from './requests.queries.ts';
import { kindRule, lawOn } from './rules/law/law-on.ts';
import { lengthOf } from './rules/length/length.ts';
import { letterNumberOf, numbererOf } from './rules/request/letter-number.ts';
import { actsOpenTo } from './rules/request/take-step.ts';
import { openWords } from './words.ts';

interface Names {
  person: (id: PersonId) => { id: PersonId; name: string };
  post: (id: PostId) => { id: PostId; name: string; holder: string | null };
}

async function namesFor(
  { tx, clock }: TxContext,
  people: readonly (PersonId | null)[],
  posts: readonly (PostId | null)[],
): Promise<Names> {
  const known = <T>(ids: readonly (T | null)[]) => [
    ...new Set(ids.filter((id): id is T & {} => id !== null)),
  ];
  const [byId, postById] = await Promise.all([
    peopleByIds(tx, known(people)),
    postsByIds(tx, known(posts), clock.now()),
  ]);
  return {
    person: (id) => ({ id, name: byId.get(id)?.name ?? '' }),
    post: (id) => presentPost(id, postById.get(id)),
  };
}

function presentPost(id: PostId, post: PostView | undefined) {
  return { id, name: post?.name ?? '', holder: post?.holder?.name ?? null };
}

/** What everybody who has to do with it is told. */
function daysOf(row: RequestRow, names: Names) {
  const { id, first, last, half, hours, takenUntil, state, notice, replacesId } = row;
  return {
    ...{ id, first, last, half, hours, takenUntil, state, notice, replacesId },
    person: names.person(row.personId),
    substitute: row.substituteId ? names.person(row.substituteId) : null,
    superior: names.post(row.superiorPostId),
    official: names.post(row.officialPostId),
  };
}

/** A request as the actor may see it: the substitute is told the days, and not what they are for. */
export async function presentRequest(ctx: TxContext, met: MetRequest): Promise<RequestView> {
  const { row, parties, path, today } = met;
  const confided = parties.some((party) => party !== 'substitute') || mayView(ctx.actor, row.personId, path);
  const [steps, proofs] = confided
    ? await Promise.all([stepsOf(ctx.tx, [row.id]), proofsOf(ctx.tx, [row.id])])
    : [[], []];
  const own = row.personId === ctx.actor.personId;
  const readings = own
    ? await readingsOf(
        ctx.tx,
        proofs.map(({ id }) => id),
      )
    : [];
  const names = await namesFor(
    ctx,
    [
      row.personId,
      row.substituteId,
      ...steps.map(({ byId }) => byId),
      ...readings.map((one) => one.readerId),
    ],
    [row.superiorPostId, row.officialPostId, ...steps.map(({ postId }) => postId)],
  );
  const acts = actsOpenTo(factsOf(row), parties, today).filter((act) => act !== 'submit');
  const isMine = parties.includes('employee') || parties.includes('personnel');
  return {
    ...daysOf(row, names),
    confided: confided
      ? {
          ...{ kind: row.kind, reason: row.reason, child: row.child, abroad: row.abroad },
          ...{ remoteDays: row.remoteDays, continues: row.continues },
          ...(await openedWords(ctx, row)),
          length: await lengthShown(ctx, row),
          charged: chargedIn(row),
          letterNumber: letterNumberOf(steps),
          proofs: proofs.map(({ id, kind, isMedical, addedAt }) => ({
            ...{ id, kind, isMedical, addedAt: addedAt.toISOString() },
            readings: readings
              .filter(({ proofId }) => proofId === id)
              .map(({ readerId, readAt }) => ({ reader: names.person(readerId), at: readAt.toISOString() })),
          })),
          steps: steps.map(
            ({ act, party, byId, postId, at, opinion, reason, letterNumber, first, last }) => ({
              ...{ act, party, opinion, reason, letterNumber, first, last, at: at.toISOString() },
              by: byId ? names.person(byId) : null,
              postName: postId ? names.post(postId).name : null,
            }),
          ),
        }
      : null,
    can: {
      acts: [...acts],
      resubmit: isMine && row.state === 'draft',
      replace: isMine && row.state === 'granted' && isReplaceable(row, today),
      print: confided,
      numberLetter: numbererOf(row.state, parties) !== null,
    },
  };
}

/** Of leave that has begun only what may be asked for afterwards: a return takes the place of other changes. */
function isReplaceable(row: RequestRow, today: string): boolean {
  return today < row.first || (today <= row.last && kindFacts(row).afterwards);
}

export function chargedIn({ charged }: Pick<RequestRow, 'charged'>): number {
  return charged.reduce((sum, { days }) => sum + days, 0);
}

async function openedWords(ctx: TxContext, { id, personId }: RequestRow) {
  const sealed = await wordsOf(ctx.tx, id);
  if (!sealed) throw new Error('a request says something in words');
  return openWords(ctx.secrets, { agencyId: ctx.actor.agencyId, personId }, sealed);
}

/** Section IV of the form: how long it is in the unit of the law. */
export async function lengthShown(ctx: TxContext, row: RequestRow) {
  const { kind, first, employment, personId } = row;
  const last = row.takenUntil && row.takenUntil >= first ? row.takenUntil : row.last;
  if (row.half || row.hours) return [{ amount: chargedIn(row), unit: 'working-day' as const }];
  const rule = kindRule(lawOn(first, employment), kind, employment);
  const unit = rule?.least?.unit ?? rule?.most?.unit ?? 'calendar-day';
  const { kindOfDay } = await personDays(ctx, personId, first, last);
  return [...lengthOf(first, last, unit, kindOfDay)];
}

/** Requests as lines of a list; `confided` tells of which the reader may know the kind. */
export async function presentEntries(
  ctx: TxContext,
  rows: readonly RequestRow[],
  confided: (row: RequestRow) => boolean,
): Promise<RequestEntry[]> {
  const [names, since] = await Promise.all([
    namesFor(
      ctx,
      rows.flatMap(({ personId, substituteId }) => [personId, substituteId]),
      rows.flatMap(({ superiorPostId, officialPostId }) => [superiorPostId, officialPostId]),
    ),
    lyingSince(
      ctx.tx,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => ({
    ...daysOf(row, names),
    kind: confided(row) ? row.kind : null,
    charged: confided(row) ? chargedIn(row) : null,
    since: (since.get(row.id) ?? row.enteredAt).toISOString(),
  }));
}
