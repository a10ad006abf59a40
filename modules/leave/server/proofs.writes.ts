import { type FileId, newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LeaveProofId, LeaveRequestId } from '../contract/ids.ts';
import type { LeaveProof } from '../contract/terms.ts';
import { db } from './requests.writes.ts';

interface By {
  personId: PersonId;
  at: Date;
}

export async function insertProof(
  tx: Tx,
  agencyId: string,
  proof: { requestId: LeaveRequestId; kind: LeaveProof; isMedical: boolean; fileId: FileId },
  by: By,
): Promise<void> {
  const id: LeaveProofId = newId();
  await tx.run(
    db.insertInto('leave.proof').values({
      ...{ agency_id: agencyId, id, request_id: proof.requestId, kind: proof.kind },
      ...{ is_medical: proof.isMedical, added_by: by.personId, added_at: by.at, dropped_at: null },
    }),
  );
  await tx.run(
    db.insertInto('leave.proof_file').values({ agency_id: agencyId, proof_id: id, file_id: proof.fileId }),
  );
}

/** Leaves the proofs of a request out that it no longer rests on. */
export async function dropProofs(
  tx: Tx,
  agencyId: string,
  ids: readonly LeaveProofId[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(
    db
      .updateTable('leave.proof')
      .set({ dropped_at: at })
      .where('agency_id', '=', agencyId)
      .where('id', 'in', ids),
  );
}

/** Writes down that somebody reads a medical proof; only after that the walls show its file. */
export async function insertReading(tx: Tx, agencyId: string, proofId: LeaveProofId, by: By): Promise<void> {
  await tx.run(
    db.insertInto('leave.reading').values({
      ...{ agency_id: agencyId, id: newId(), proof_id: proofId },
      ...{ reader_id: by.personId, read_at: by.at },
    }),
  );
}
