import { sql } from 'kysely';
import type { FileId, PostId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DraftId, NumberId, SigningId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import type { Because } from '../rules/authority/reasons.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

/** Where one of the signers of a paper signs. Points from the lower left corner of the page, pages from 0. */
export interface SignerPlace {
  postId: PostId;
  /** The reserved field; null where the provider makes its own. */
  field: string | null;
  page: number;
  rectangle: readonly [number, number, number, number];
}

/** A letter as it was printed for signing, with the signatures that it has. */
export interface PaperRow {
  id: string;
  draft_id: DraftId;
  number_id: NumberId;
  version_number: number;
  letter_day: string;
  facts: LetterFacts;
  places: SignerPlace[];
  certified: boolean;
  verification_code: string;
  pages: number;
  file_id: FileId;
  digest: Buffer;
  signatures: number;
  claimed_by: SigningId | null;
  claimed_until: Date | null;
}

/** The paper that counts; `lock` holds it until the transaction ends. Index: paper_of_draft. */
export function currentPaper(
  tx: Tx,
  draftId: DraftId,
  options: { lock?: boolean } = {},
): Promise<PaperRow | undefined> {
  const query = db
    .selectFrom('outgoing.paper')
    .selectAll()
    .where('agency_id', '=', agency)
    .where('draft_id', '=', draftId)
    .where('replaced_at', 'is', null);
  return tx.maybe(options.lock ? query.forNoKeyUpdate() : query) as Promise<PaperRow | undefined>;
}

/** A signature that stands on a paper: as what it was made, and why the right was there. */
export interface MadeSignature {
  post_id: PostId;
  capacity: 'own' | 'an' | 'ub';
  why: Because[];
}

/** The signatures on a paper, in their order. Constraint: paper_signed_twice. */
export function signaturesOn(tx: Tx, paperId: string): Promise<MadeSignature[]> {
  return tx.all(
    db
      .selectFrom('outgoing.signature')
      .select(['post_id', 'capacity', 'why'])
      .where('agency_id', '=', agency)
      .where('paper_id', '=', paperId)
      .orderBy('position'),
  ) as Promise<MadeSignature[]>;
}
