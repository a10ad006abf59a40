import { sql } from 'kysely';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { ProviderName, SignerStateName } from '#modules/signatures/contract/terms.ts';
import type { SigningItem } from '../../contract/signing.ts';
import type { DraftId, SigningId, StepId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

/** The intent of a person to sign. */
export interface SigningRow {
  id: SigningId;
  person_id: PersonId;
  post_id: PostId;
  provider: ProviderName;
  certified: boolean;
  certificate_state: SignerStateName;
  certificate_until: Date | null;
  secret: 'passphrase' | 'pin' | 'either';
  prepared_at: Date;
  expires_at: Date;
  begun_at: Date | null;
  act_key: string | null;
  alive_until: Date | null;
  ended_at: Date | null;
}

/** An act of signing of the person who asks; the database shows nobody another's. `lock` holds it. */
export function signingById(
  tx: Tx,
  id: SigningId,
  options: { lock?: boolean } = {},
): Promise<SigningRow | undefined> {
  const query = db
    .selectFrom('outgoing.signing')
    .selectAll()
    .where('agency_id', '=', agency)
    .where('id', '=', id);
  return tx.maybe(options.lock ? query.forNoKeyUpdate() : query) as Promise<SigningRow | undefined>;
}

/** A letter of an act, as far as the act goes. */
export interface ItemRow {
  draft_id: DraftId;
  step_id: StepId | null;
  paper_id: string | null;
  digest: Buffer | null;
  state: SigningItem['state'];
}

/** The letters of an act in their order. */
export function itemsOf(tx: Tx, id: SigningId): Promise<ItemRow[]> {
  return tx.all(
    db
      .selectFrom('outgoing.signing_item')
      .select(['draft_id', 'step_id', 'paper_id', 'digest', 'state'])
      .where('agency_id', '=', agency)
      .where('signing_id', '=', id)
      .orderBy('position'),
  ) as Promise<ItemRow[]>;
}

/**
 * Those of the letters that an act which is alive has in hand: all that are left of the reader's own, and of others' acts
 * the one that is signed at this instant, because an intent is its person's alone. One question for any number of letters.
 * Indexes: signing_item_of_draft, paper_of_draft.
 */
export async function beingSigned(tx: Tx, ids: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await tx.rows<{ draft_id: string }>(
    `select i.draft_id from outgoing.signing_item i
     join outgoing.signing s on s.agency_id = i.agency_id and s.id = i.signing_id
     where i.agency_id = core.agency_id() and i.draft_id = any ($1::uuid[]) and i.state in ('ready', 'signing')
       and s.begun_at is not null and s.ended_at is null and s.alive_until > $2
     union
     select p.draft_id from outgoing.paper p
     where p.agency_id = core.agency_id() and p.draft_id = any ($1) and p.replaced_at is null and p.claimed_until > $2`,
    [ids, now],
  );
  return new Set(rows.map(({ draft_id }) => draft_id));
}

/** A letter of an act with what is shown of it. */
export interface ShownItem extends ItemRow {
  code: string | null;
  complete: boolean;
  subject: string | null;
  number: string | null;
  letter_day: string | null;
  pages: number | null;
}

/**
 * The letters of an act as they are shown; of one that the reader may no longer know of, no subject. Each table is read
 * once, by the keys of these letters: joined instead, it would be read once for every letter while the statistics do not
 * know yet how many there are.
 */
export function shownItems(tx: Tx, id: SigningId): Promise<ShownItem[]> {
  return tx.rows<ShownItem>(
    `with item as materialized (
       select * from outgoing.signing_item where agency_id = core.agency_id() and signing_id = $1
     ), draft as materialized (
       select id, subject from outgoing.draft
       where agency_id = core.agency_id() and id = any (array(select draft_id from item))
     ), paper as materialized (
       select id, number_id, letter_day, pages from outgoing.paper
       where agency_id = core.agency_id() and id = any (array(select paper_id from item))
     ), number as materialized (
       select id, text from outgoing.number
       where agency_id = core.agency_id() and id = any (array(select number_id from paper))
     )
     select item.draft_id, item.step_id, item.paper_id, item.digest, item.state, item.code, item.complete,
       draft.subject, number.text as number, paper.letter_day, paper.pages
     from item
     left join draft on draft.id = item.draft_id
     left join paper on paper.id = item.paper_id
     left join number on number.id = paper.number_id
     order by item.position`,
    [id],
  );
}
