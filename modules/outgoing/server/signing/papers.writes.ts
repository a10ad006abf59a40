import { sql } from 'kysely';
import { ensure } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DraftId, SigningId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import type { PaperRow } from './papers.queries.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

const paper = (id: string) =>
  db.updateTable('outgoing.paper').where('agency_id', '=', agency).where('id', '=', id);

export type NewPaper = Omit<PaperRow, 'signatures' | 'claimed_by' | 'claimed_until'>;

/** Keeps what was printed; it takes the place of an earlier paper, which nobody signed. */
export function keepPaper(
  tx: Tx,
  { facts, places, ...row }: NewPaper,
  earlier: PaperRow | undefined,
  at: Date,
): void {
  if (earlier) tx.send(paper(earlier.id).set({ replaced_at: at }));
  tx.send(
    db.insertInto('outgoing.paper').values({
      ...row,
      agency_id: agency,
      facts: JSON.stringify(facts),
      places: JSON.stringify(places),
      printed_at: at,
    }),
  );
}

/** The letter has its number and its paper: it lies where it lay, with who is to sign it. */
export function markNumbered(tx: Tx, id: DraftId, at: Date): void {
  tx.send(
    db
      .updateTable('outgoing.draft')
      .set({ stage: 'numbered', changed_at: at })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('stage', '=', 'ready'),
  );
}

/** Nobody else signs the paper until then, or until the act gives it back. */
export function claimPaper(tx: Tx, id: string, signingId: SigningId, until: Date): void {
  tx.send(paper(id).set({ claimed_by: signingId, claimed_until: until }));
}

export async function givePaperBack(tx: Tx, id: string, signingId: SigningId): Promise<void> {
  await tx.run(paper(id).set({ claimed_by: null, claimed_until: null }).where('claimed_by', '=', signingId));
}

/** The file with one signature more takes the place of the one that was shown. @throws outgoing.paper-changed */
export async function keepSignedFile(
  tx: Tx,
  shown: Pick<PaperRow, 'id' | 'digest' | 'signatures'>,
  signed: { fileId: FileId; digest: Buffer; signingId: SigningId },
): Promise<void> {
  const kept = await tx.run(
    paper(shown.id)
      .set({
        file_id: signed.fileId,
        digest: signed.digest,
        signatures: shown.signatures + 1,
        claimed_by: null,
        claimed_until: null,
      })
      .where('digest', '=', shown.digest)
      .where('signatures', '=', shown.signatures)
      .where('claimed_by', '=', signed.signingId)
      .where('replaced_at', 'is', null),
  );
  ensure(kept === 1, 'outgoing.paper-changed');
}
