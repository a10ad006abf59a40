import type { FileId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LeaveProofId, LeaveRequestId } from '../contract/ids.ts';
import type { LeaveProof } from '../contract/terms.ts';

export interface ProofRow {
  id: LeaveProofId;
  requestId: LeaveRequestId;
  kind: LeaveProof;
  isMedical: boolean;
  addedAt: Date;
}

/** The proofs that requests have now, in their order. Index: proof_request. */
export function proofsOf(tx: Tx, requestIds: readonly LeaveRequestId[]): Promise<ProofRow[]> {
  return tx.rows(
    `select p.id, p.request_id as "requestId", p.kind, p.is_medical as "isMedical", p.added_at as "addedAt" from leave.proof p
     where p.agency_id = core.agency_id() and p.request_id = any($1::uuid[]) and p.dropped_at is null order by p.id`,
    [requestIds],
  );
}

/** The file of a proof, as the walls show it. */
export async function fileOfProof(tx: Tx, proofId: LeaveProofId): Promise<FileId | undefined> {
  const [row] = await tx.rows<{ fileId: FileId }>(
    'select file_id as "fileId" from leave.proof_file where agency_id = core.agency_id() and proof_id = $1',
    [proofId],
  );
  return row?.fileId;
}

export interface ReadingRow {
  proofId: LeaveProofId;
  readerId: PersonId;
  readAt: Date;
}

/** Who read proofs, as the walls show it. Index: reading_proof. */
export function readingsOf(tx: Tx, proofIds: readonly LeaveProofId[]): Promise<ReadingRow[]> {
  return tx.rows(
    `select d.proof_id as "proofId", d.reader_id as "readerId", d.read_at as "readAt" from leave.reading d
     where d.agency_id = core.agency_id() and d.proof_id = any($1::uuid[]) order by d.id`,
    [proofIds],
  );
}
