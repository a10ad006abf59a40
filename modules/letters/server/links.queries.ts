import { sql } from 'kysely';
import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId, LinkKind } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

export interface LinkRecord {
  kind: LinkKind;
  side: 'earlier' | 'later';
  other_id: LetterId;
  /** Null for the letter that the registration names as answered. */
  linked_at: Date | null;
}

/**
 * What is linked with a letter, in both directions, the letter that it answers among it; at most so many of each, the
 * latest first. Indexes: primary key, link_earlier, letter_reply.
 */
export function linksOf(tx: Tx, id: LetterId, most: number): Promise<LinkRecord[]> {
  return tx.rows<LinkRecord>(
    `(select kind, 'earlier' as side, earlier_id as other_id, linked_at from letters.link
        where agency_id = core.agency_id() and letter_id = $1 order by linked_at desc limit $2)
     union all
     (select kind, 'later', letter_id, linked_at from letters.link
        where agency_id = core.agency_id() and earlier_id = $1 order by linked_at desc limit $2)
     union all
     (select 'replies', 'earlier', reply_to, null from letters.letter
        where agency_id = core.agency_id() and id = $1 and reply_to is not null)
     union all
     (select 'replies', 'later', id, null from letters.letter
        where agency_id = core.agency_id() and reply_to = $1 and stage <> 'cancelled' order by id desc limit $2)`,
    [id, most],
  );
}

/** Links a letter to an earlier one; false when they are linked so already. */
export async function addLink(
  tx: Tx,
  link: { letterId: LetterId; earlierId: LetterId; kind: LinkKind; by: PersonId; at: Date },
): Promise<boolean> {
  const added = await tx.run(
    db
      .insertInto('letters.link')
      .values({
        agency_id: sql<string>`core.agency_id()`,
        letter_id: link.letterId,
        earlier_id: link.earlierId,
        kind: link.kind,
        linked_at: link.at,
        linked_by: link.by,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return added === 1;
}

/** Takes a link back; false when there is none. */
export async function removeLink(
  tx: Tx,
  letterId: LetterId,
  earlierId: LetterId,
  kind: LinkKind,
): Promise<boolean> {
  const removed = await tx.run(
    db
      .deleteFrom('letters.link')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', letterId)
      .where('earlier_id', '=', earlierId)
      .where('kind', '=', kind),
  );
  return removed === 1;
}
