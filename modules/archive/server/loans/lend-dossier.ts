import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds, unitPath } from '#modules/organization/server/organization.api.ts';
import { loanGiven, loanReturned } from '../../contract/keeping-events.ts';
import type { LoanId, LoanView, loans } from '../../contract/loans.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import type { DossierId } from '../../contract/terms.ts';
import { dossierById } from '../dossiers/dossiers.queries.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { type LoanRow, loanById, loansOf, loansOut, mayBorrow } from './loans.queries.ts';
import { endLoan, insertLoan } from './loans.writes.ts';

const todayOf = (ctx: TxContext) => dayIn(ctx.actor.zone, ctx.clock.now());

/** Lends a dossier to who holds a post today; one borrower at a time. */
export async function lendDossier(ctx: TxContext, input: InputOf<typeof loans.lend>): Promise<LoanView> {
  const { tx, actor, clock } = ctx;
  const { dossierId, postId, purpose, dueOn } = input;
  const { row, rights } = await loadDossier(ctx, dossierId, { lock: true });
  ensure(!rights.merged, 'archive.dossier-merged');
  ensure(!rights.disposed, 'archive.dossier-disposed');
  ensure(holds(actor, keepRecordsUnit, rights.unitPath), 'core.not-found');
  ensure(dueOn >= todayOf(ctx), 'archive.due-in-the-past');
  const post = (await postsByIds(tx, [postId], clock.now())).get(postId);
  const borrower = found(post?.holder).personId;
  ensure(await mayBorrow(tx, dossierId, postId), 'archive.borrower-may-not-read');
  const id = newId<'Loan'>() as LoanId;
  await insertLoan(tx, [
    id,
    dossierId,
    borrower,
    postId,
    purpose,
    found(actor.personId),
    clock.now(),
    dueOn,
  ]).catch((error: unknown) =>
    violates(error, 'loan_out') ? fail('archive.lent-already') : Promise.reject(error),
  );
  const payload = { dossierId, dueOn, number: row.number, year: row.year, posts: [postId] };
  await emit(ctx, loanGiven, { subject: id, matter: dossierId, payload });
  return (await presentLoans(ctx, [found(await loanById(tx, id))]))[0]!;
}

export async function takeBackLoan(ctx: TxContext, input: InputOf<typeof loans.takeBack>): Promise<LoanView> {
  const { tx, actor, clock } = ctx;
  const loan = found(await loanById(tx, input.loanId));
  const dossier = found(await dossierById(tx, loan.dossier_id));
  const path = await unitPath(tx, dossier.unit_id as never);
  ensure(holds(actor, keepRecordsUnit, path), 'core.not-found');
  ensure(loan.returned_at === null, 'archive.returned-already');
  await endLoan(tx, [loan.id, clock.now(), found(actor.personId)]);
  const { dossier_id: dossierId, due_on: dueOn, number, year } = loan;
  await emit(ctx, loanReturned, {
    subject: loan.id,
    matter: dossierId,
    payload: { dossierId, dueOn, number, year },
  });
  return (await presentLoans(ctx, [found(await loanById(tx, loan.id))]))[0]!;
}

const place = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/;

export async function listLoans(
  ctx: TxContext,
  input: InputOf<typeof loans.list>,
): Promise<OutputOf<typeof loans.list>> {
  const { overdue, mine, dossierId, cursor, size } = input;
  if (dossierId) return loansOfDossier(ctx, dossierId, input);
  const [, day, id] = place.exec(cursor ?? '') ?? [];
  if (cursor !== undefined && !id) fail('core.invalid-input');
  const rows = await loansOut(ctx.tx, {
    before: overdue ? todayOf(ctx) : null,
    borrower: mine ? found(ctx.actor.personId) : null,
    after: day && id ? { day, id } : null,
    size: size + 1,
  });
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return {
    items: await presentLoans(ctx, items),
    next: rows.length > size && last ? `${last.due_on}_${last.id}` : null,
  };
}

async function loansOfDossier(
  ctx: TxContext,
  dossierId: DossierId,
  input: InputOf<typeof loans.list>,
): Promise<OutputOf<typeof loans.list>> {
  await loadDossier(ctx, dossierId);
  const page = uuidPage(input, await loansOf(ctx.tx, dossierId, cursorId(input.cursor), input.size + 1));
  return { items: await presentLoans(ctx, page.rows), next: page.next };
}

async function presentLoans(ctx: TxContext, rows: readonly LoanRow[]): Promise<LoanView[]> {
  const named = rows.flatMap((row) => [row.borrower_id, row.lent_by, row.returned_to]);
  const people = await peopleByIds(ctx.tx, [...new Set(named.filter((one) => one !== null))]);
  const person = (who: PersonId) => people.get(who) ?? { id: who, name: '—' };
  const today = todayOf(ctx);
  return rows.map((row) => ({
    ...{ id: row.id, dossierId: row.dossier_id, number: row.number, year: row.year, title: row.title },
    ...{ borrower: person(row.borrower_id), purpose: row.purpose, lentBy: person(row.lent_by) },
    lentAt: row.lent_at.toISOString(),
    dueOn: row.due_on,
    overdue: row.returned_at === null && row.due_on < today,
    returnedAt: row.returned_at?.toISOString() ?? null,
    returnedTo: row.returned_to ? person(row.returned_to) : null,
  }));
}
