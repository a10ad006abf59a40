import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { RequestId, RequestState } from '../contract/terms.ts';
import { db } from './entries.writes.ts';
import type { ProposalRow, StepRow } from './requests.queries.ts';

export async function insertRequest(
  tx: Tx,
  agencyId: string,
  { personId, isPrivate }: { personId: PersonId; isPrivate: boolean },
): Promise<RequestId> {
  const id = newId<'StaffRequest'>();
  await tx.run(
    db
      .insertInto('staff.request')
      .values({ agency_id: agencyId, id, person_id: personId, is_private: isPrivate, state: 'submitted' }),
  );
  return id;
}

export async function setState(
  tx: Tx,
  agencyId: string,
  { id, state }: { id: RequestId; state: RequestState },
): Promise<void> {
  await tx.run(
    db.updateTable('staff.request').set({ state }).where('agency_id', '=', agencyId).where('id', '=', id),
  );
}

type NewProposal = Omit<ProposalRow, 'id' | 'details' | 'sealed'> & {
  details: string | null;
  details_sealed: Buffer | null;
};

/** A proposal that follows another of its request takes its place; both are kept. */
export async function insertProposal(tx: Tx, agencyId: string, proposal: NewProposal): Promise<void> {
  await tx.run(
    db.insertInto('staff.proposal').values({
      agency_id: agencyId,
      id: newId(),
      request_id: proposal.requestId,
      person_id: proposal.personId,
      kind: proposal.kind,
      starts_on: proposal.startsOn,
      last_day: proposal.lastDay,
      decree_number: proposal.decreeNumber,
      decree_day: proposal.decreeDay,
      details: proposal.details,
      details_sealed: proposal.details_sealed,
      file_id: proposal.fileId,
      replaces_id: proposal.replacesId,
    }),
  );
}

export async function insertStep(tx: Tx, agencyId: string, step: StepRow): Promise<void> {
  await tx.run(
    db.insertInto('staff.request_step').values({
      agency_id: agencyId,
      id: newId(),
      request_id: step.requestId,
      act: step.act,
      by_id: step.byId,
      at: step.at,
      note: step.note,
    }),
  );
}
