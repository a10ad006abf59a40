import { ensure, fail, found } from '#core/contract/errors.ts';
import { type FileId, newId, type PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { LeaveProofId, LeaveRequestId } from '../contract/ids.ts';
import { isMedical, type LeaveProof } from '../contract/terms.ts';
import { absencesOf } from './absences.queries.ts';
import { type FoundDesks, findDesks } from './find-desks.ts';
import { type AskedInput, type Asking, type Judged, judge, partOf } from './judge-request.ts';
import { todayOf } from './person-days.ts';
import { type ProofRow, proofsOf } from './proofs.queries.ts';
import { dropProofs, insertProof } from './proofs.writes.ts';
import { lockLeaveOf } from './requests.queries.ts';
import type { Written } from './requests.writes.ts';
import { substituteFault } from './rules/request/parties.ts';
import type { LeaveWords } from './words.ts';

/** The form as it is handed in. */
export interface Form extends AskedInput {
  substituteId?: PersonId | null | undefined;
  words?: string | null | undefined;
  address?: string | null | undefined;
  phone?: string | null | undefined;
  proofs: readonly { kind: LeaveProof; fileId: FileId }[];
}

/** A form that was judged sound, ready to be written. */
export interface Sound {
  row: Written;
  words: LeaveWords;
  judged: Judged;
}

/** Refuses a form that the law, the balance or the calendar refuses; answers what is to be written. */
export async function soundForm(
  ctx: TxContext,
  who: { personId: PersonId; id: LeaveRequestId | null; replacesId: LeaveRequestId | null },
  form: Form,
  kept: readonly ProofRow[] = [],
  ensureDesks: (desks: FoundDesks) => void = () => undefined,
): Promise<Sound> {
  const { personId, replacesId } = who;
  await lockLeaveOf(ctx.tx, personId);
  const { today } = await todayOf(ctx, personId);
  const proofs = [...kept, ...form.proofs].map(({ kind }) => kind);
  const asking: Asking = { ...who, askedOn: today, proofs };
  const judged = await judge(ctx, asking, form);
  const desks = await desksOrFail(ctx, personId, judged, today);
  // Who may not ask learns nothing of why it would be refused.
  ensureDesks(desks);
  const [refusal] = judged.refusals;
  if (refusal) fail(refusal.code, refusal.params);
  await ensureSubstitute(ctx, personId, form);
  return {
    judged,
    words: { words: form.words || null, address: form.address || null, phone: form.phone ?? null },
    row: {
      ...{ id: who.id ?? newId<'LeaveRequest'>(), personId, replacesId },
      ...{ postId: desks.postId, superiorPostId: desks.superiorPostId, officialPostId: desks.officialPostId },
      ...{ employment: judged.employee.employment, kind: form.kind, reason: form.reason ?? null },
      ...{ first: form.first, last: form.last, half: form.half ?? null, hours: form.hours ?? null },
      ...{ remoteDays: form.remoteDays, child: form.child ?? null, abroad: form.abroad },
      ...{
        continues: form.continues ?? null,
        zone: judged.days.zone,
        substituteId: form.substituteId ?? null,
      },
      ...{ notice: judged.notice, askedOn: today, charged: judged.charged },
    },
  };
}

async function desksOrFail(
  ctx: TxContext,
  personId: PersonId,
  judged: Judged,
  today: string,
): Promise<FoundDesks> {
  const desks = await findDesks(ctx, personId, judged.desks, today);
  return typeof desks === 'string' ? fail(desks) : desks;
}

/** Somebody of the agency other than the employee, who is there on all of its days. */
async function ensureSubstitute(ctx: TxContext, personId: PersonId, form: Form): Promise<void> {
  const { substituteId } = form;
  if (!substituteId) return;
  found((await peopleByIds(ctx.tx, [substituteId])).get(substituteId));
  const fault = await substituteFaultOf(ctx, personId, substituteId, form);
  if (fault) fail(fault);
}

/** Why somebody cannot stand in on the days of a leave; null where they can. */
export async function substituteFaultOf(
  ctx: TxContext,
  personId: PersonId,
  substituteId: PersonId,
  { first, last }: Pick<Form, 'first' | 'last'>,
) {
  const away = await absencesOf(ctx.tx, [substituteId], first, last);
  return substituteFault(
    substituteId,
    { id: 'asked', employee: personId, first, last, part: null },
    away.map((row) => ({ id: row.requestId, first: row.first, last: row.last, part: partOf(row) })),
  );
}

/** Keeps the proofs that came with a form, and leaves those out that it no longer rests on. */
export async function keepProofs(
  ctx: TxContext,
  requestId: LeaveRequestId,
  added: Form['proofs'],
  keep: readonly LeaveProofId[] = [],
): Promise<void> {
  const { tx, actor } = ctx;
  const by = { personId: found(actor.personId), at: ctx.clock.now() };
  const fileIds = added.map(({ fileId }) => fileId);
  const files = await claimFiles(tx, fileIds, by.personId, by.at);
  // A file that is part of something already belongs to that.
  ensure(
    files.every(({ claimed }) => !claimed),
    'leave.file-of-other-request',
  );
  const before = await proofsOf(tx, [requestId]);
  const dropped = before.filter(({ id }) => !keep.includes(id)).map(({ id }) => id);
  await dropProofs(tx, actor.agencyId, dropped, by.at);
  for (const { kind, fileId } of added)
    await insertProof(tx, actor.agencyId, { requestId, kind, isMedical: isMedical(kind), fileId }, by);
}
