import type { AgencyId, FileId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterEnd } from '../../contract/verification.ts';

/** A letter as everybody may know it. */
export interface ShownLetterRow {
  agency_id: AgencyId;
  agency_name: string;
  zone: string;
  code: string;
  /** SHA-256 of every edition of the letter, the newest first. */
  editions: Buffer[];
  number: string;
  letter_day: string;
  kind_name: string;
  subject: string | null;
  secret: boolean;
  blocks: unknown;
  signed_at: Date;
  ended_at: Date | null;
  /** `unfinished` of a paper that was signed in part and given up: no letter came of it. */
  ended_how: LetterEnd | null;
  ended_number: string | null;
  ended_day: string | null;
  ended_code: string | null;
  destroyed_on: string | null;
  destroyed_report: string | null;
}

/** Letters of any agency that have one of these codes, or of whose editions one of these is the digest. */
export function shownLetters(
  tx: Tx,
  codes: readonly string[],
  digests: readonly Buffer[],
): Promise<ShownLetterRow[]> {
  return tx.rows<ShownLetterRow>(
    `select agency_id, agency_name, zone, code, editions, number, letter_day, kind_name, subject, secret, blocks, signed_at,
       ended_at, ended_how, ended_number, ended_day, ended_code, destroyed_on, destroyed_report
     from outgoing.shown_letters($1, $2)`,
    [codes, digests],
  );
}

/** The file of the letter with this code, in its newest edition; the transaction reads for its agency from then on. */
export async function enterLetter(
  tx: Tx,
  code: string,
): Promise<{ agency_id: AgencyId; file_id: FileId } | undefined> {
  const rows = await tx.rows<{ agency_id: AgencyId; file_id: FileId }>(
    'select agency_id, file_id from outgoing.enter_letter($1)',
    [code],
  );
  return rows[0];
}
