import type { Tx } from '#core/db/tx.ts';
import type { AmendedHow, AmendsHow, DraftId } from '../../contract/terms.ts';

/** A letter that amends another, or is amended by it. */
export interface Amendment {
  draftId: DraftId;
  how: AmendsHow;
  number: string | null;
  /** True for the letter that the asked one amends. */
  earlier: boolean;
}

/** The letter that this one amends, and those that were sent to amend this one. Index: draft_amends. */
export function amendmentsOf(tx: Tx, id: DraftId, amends: DraftId | null): Promise<Amendment[]> {
  return tx.rows(
    `select d.id as "draftId", d.amends_how as how, n.text as number, false as earlier
     from outgoing.draft d
     left join outgoing.number n on n.agency_id = d.agency_id and n.draft_id = d.id and n.state in ('reserved', 'signed', 'issued')
     where d.agency_id = core.agency_id() and d.amends_draft_id = $1 and d.stage = 'sent'
     union all
     select $2::uuid, (select m.amends_how from outgoing.draft m where m.agency_id = core.agency_id() and m.id = $1),
       (select n.text from outgoing.number n where n.agency_id = core.agency_id() and n.draft_id = $2
          and n.state in ('reserved', 'signed', 'issued')), true
     where $2::uuid is not null
     order by 1`,
    [id, amends],
  );
}

/**
 * What the letters that amend one made of it: withdrawn weighs more than corrected. Of letters that the reader does not see
 * counts what was noted with this one.
 */
export function endedBy(amendments: readonly Amendment[], noted: string | null): AmendedHow | null {
  const later = amendments.filter(({ earlier }) => !earlier);
  if (later.some(({ how }) => how === 'withdraws')) return 'withdrawn';
  return later.length > 0 ? 'replaced' : (noted as AmendedHow | null);
}

/** How a letter was ended by a later one; nothing where it stands, or is not the reader's to know. */
export async function endOfLetter(tx: Tx, id: DraftId): Promise<AmendedHow | undefined> {
  const rows = await tx.rows<{ how: AmendedHow }>(
    `select ended_how as how from outgoing.letter
     where agency_id = core.agency_id() and id = $1 and ended_how is not null`,
    [id],
  );
  return rows[0]?.how;
}
