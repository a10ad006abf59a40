import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { employeesByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import { type HeadAnswer, letterheadFor } from '#modules/outgoing/server/outgoing.api.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { BalanceView } from '../contract/request-view.ts';
import { balanceOf, recordsOf } from './balances.ts';
import { employeesFacts } from './employee-facts.ts';
import { settingsOf } from './known-settings.ts';
import { openRequest } from './load-request.ts';
import { mayView } from './policy.ts';
import { lengthShown } from './requests.present.ts';
import { type RequestRow, type StepRow, stepsOf, wordsOf } from './requests.queries.ts';
import { serviceMonths } from './rules/eligibility/employee.ts';
import { yearOf } from './rules/length/calendar-days.ts';
import type { LeaveLength } from './rules/length/length.ts';
import { type LeaveWords, openWords } from './words.ts';

/** Somebody as a form names them. */
export interface PrintedPerson {
  name: string;
  nip: string | null;
  post: string;
}

/** Everything that the form and the letter say. */
export interface PrintedLeave {
  agency: string;
  /** Of the unit of the official, in whose name the letter goes out. */
  letterhead: HeadAnswer['letterhead'];
  /** Where it is made. */
  place: string;
  row: RequestRow;
  steps: StepRow[];
  words: LeaveWords;
  length: LeaveLength[];
  employee: PrintedPerson & { unit: string; serviceMonths: number | null };
  superior: PrintedPerson;
  official: PrintedPerson;
  substitute: PrintedPerson | null;
  /** What was left before this leave; null where too little is known. */
  balance: BalanceView | null;
  /** Leave of other kinds that was had in the same year, in words of the form. */
  otherKinds: ReadonlySet<RequestRow['kind']>;
}

/** What of a request is printed, for whoever may see more of it than its days. @throws core.not-found */
export async function printedLeave(ctx: TxContext, requestId: LeaveRequestId): Promise<PrintedLeave> {
  const { tx, actor, secrets } = ctx;
  const { row, parties, path } = await openRequest(ctx, requestId);
  const handles = parties.some((party) => party !== 'substitute');
  ensure(handles || mayView(actor, row.personId, path), 'core.not-found');
  const [steps, sealed] = [await stepsOf(tx, [requestId]), found(await wordsOf(tx, requestId))];
  const named = await names(ctx, row, steps);
  const { letterhead, agency } = await letterheadFor(tx, {
    ...{ unitId: named.officialUnitId, form: 'agency', day: row.askedOn, issuingPost: named.official.post },
  });
  const facts = (await employeesFacts(tx, [row.personId], row.askedOn)).get(row.personId);
  const known = facts && typeof facts !== 'string' ? facts : null;
  const record = found((await recordsOf(ctx, [row.personId])).get(row.personId));
  const others = record.requests.filter(({ id }) => id !== requestId);
  const { settings } = await settingsOf(tx);
  const year = yearOf(row.first);
  return {
    ...{ agency: agency.name, letterhead, place: agency.place, row, steps },
    words: openWords(secrets, { agencyId: actor.agencyId, personId: row.personId }, sealed),
    length: await lengthShown(ctx, row),
    employee: {
      ...named.employee,
      unit: named.unit,
      serviceMonths: known ? serviceMonths(known, row.askedOn) : null,
    },
    ...{ superior: named.superior, official: named.official, substitute: named.substitute },
    balance: known ? balanceOf({ ...record, requests: others }, { employee: known, settings }, year) : null,
    otherKinds: new Set(
      others
        .filter(
          ({ state, first }) => ['granted', 'taken', 'ended-early'].includes(state) && yearOf(first) === year,
        )
        .map(({ kind }) => kind),
    ),
  };
}

/** The people of the form: of the superior and the official who acted, else who keeps their post now. */
async function names(ctx: TxContext, row: RequestRow, steps: readonly StepRow[]) {
  const posts = await postsByIds(
    ctx.tx,
    [row.postId, row.superiorPostId, row.officialPostId],
    ctx.clock.now(),
  );
  const actedBy = (acts: readonly StepRow['act'][]) =>
    steps.findLast(({ act }) => acts.includes(act))?.byId ?? null;
  const holderOf = (postId: PostId) => posts.get(postId)?.holder?.personId ?? null;
  const superiorId = actedBy(['consider', 'acknowledge']) ?? holderOf(row.superiorPostId);
  const officialId =
    actedBy(['approve', 'change', 'defer', 'refuse', 'enter']) ?? holderOf(row.officialPostId);
  const ids = [row.personId, superiorId, officialId, row.substituteId];
  const people = await employeesByIds(
    ctx.tx,
    ids.filter((id): id is PersonId => id !== null),
  );
  const person = (id: PersonId | null, postId: PostId | null): PrintedPerson => ({
    name: (id && people.get(id)?.name) ?? '',
    nip: (id && people.get(id)?.nip) ?? null,
    post: (postId && posts.get(postId)?.name) ?? '',
  });
  return {
    employee: person(row.personId, row.postId),
    unit: posts.get(row.postId)?.unitName ?? '',
    superior: person(superiorId, row.superiorPostId),
    official: person(officialId, row.officialPostId),
    officialUnitId: found(posts.get(row.officialPostId)).unitId,
    substitute: row.substituteId ? person(row.substituteId, null) : null,
  };
}
