import type { PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId, Urgency } from '#modules/letters/contract/terms.ts';
import type { RecipientId, RecipientState } from '../contract/terms.ts';
import type { DispositionCounters } from '../contract/views.ts';

/** A desk with what was said to it, as a line of a list shows it. */
export interface ListedDesk {
  id: RecipientId;
  disposition_id: string;
  letter_id: LetterId;
  post_id: PostId;
  giver_post_id: PostId;
  unit_path: string[];
  state: RecipientState;
  deadline: string | null;
  urgency: Urgency;
  given_at: Date;
  read_at: Date | null;
  reported_at: Date | null;
  settled_at: Date | null;
  note: string;
  instructions: string[];
  /** The agency's own words for the instructions; null where it uses the usual ones. */
  texts: Record<string, string> | null;
  secret: boolean;
  known: boolean;
  has_open_below: boolean;
}

export interface ListFilters {
  /** In lower case; each must stand in the head of the letter or in the note. */
  words: readonly string[];
  /** Also in the notes on confidential letters. */
  confidentialNotes: boolean;
  states: readonly RecipientState[] | null;
  urgencies: readonly Urgency[] | null;
  /** Only what is past its deadline on this day. */
  overdueOn: string | null;
  settled: boolean;
  /** Oldest first; the page then begins after `edge`, else before it. */
  oldest: boolean;
  /** Where the page begins: the last id of the page before, or null for the first page. */
  edge: string | null;
  size: number;
}

/**
 * Both sides of a desk know what the act says, so its words may be searched for either. Not for who had a secret act
 * taken back (twin of `mayKnow`), and of a confidential letter only the four lines of its head without a fresh factor:
 * what is not shown would else be learned by asking for it word by word.
 */
const inWords = `and exists (select from dispositions.disposition s
          where s.agency_id = q.agency_id and s.id = q.disposition_id
            and (not s.secret or q.state <> 'cancelled' or s.from_post_id = any ($1))
            and case when q.confidential and not $9 then substring(s.search from '^(?:[^\\n]*\\n){3}[^\\n]*')
              else s.search end like all ($8::text[]))`;

/**
 * The newest (or oldest) desks of each post by its own index, and those among them: several posts cost no sort of all rows.
 * Indexes: recipient_inbox, recipient_post, recipient_given_open, recipient_given.
 */
function listStatement(
  column: 'post_id' | 'giver_post_id',
  { openOnly, oldest, searched }: { openOnly: boolean; oldest: boolean; searched: boolean },
): string {
  const direction = oldest ? 'asc' : 'desc';
  return `select r.id, r.disposition_id, r.letter_id, r.post_id, r.giver_post_id, r.unit_path, r.state, r.deadline, r.urgency,
    r.given_at, r.read_at, r.reported_at, r.settled_at, d.note, d.instructions, d.secret,
    not d.secret or d.from_post_id = any ($1) or exists (select from dispositions.recipient k
      where k.agency_id = d.agency_id and k.letter_id = d.letter_id and k.disposition_id = d.id and k.post_id = any ($1) and k.state <> 'cancelled') as known,
    r.state = 'forwarded' and exists (select from dispositions.recipient b
      where b.agency_id = r.agency_id and b.letter_id = r.letter_id and b.parent_id = r.id and b.settled_at is null) as has_open_below,
    (select json_object_agg(i.code, i.text) from dispositions.instruction i
      where i.agency_id = d.agency_id and i.code = any (d.instructions)) as texts
  from (
    select one.* from unnest($2::uuid[]) as mine(post) cross join lateral (
      select * from dispositions.recipient q
      where q.agency_id = core.agency_id() and q.${column} = mine.post ${openOnly ? 'and q.settled_at is null' : ''}
        and ($3::text[] is null or q.state = any ($3)) and ($4::text[] is null or q.urgency = any ($4))
        and ($5::date is null or (q.deadline < $5 and q.settled_at is null and q.state <> 'reported'))
        and q.id ${oldest ? '>' : '<'} $6 ${searched ? inWords : ''}
      order by q.id ${direction} limit $7
    ) one order by one.id ${direction} limit $7
  ) r join dispositions.disposition d on d.agency_id = r.agency_id and d.id = r.disposition_id
  order by r.id ${direction}`;
}

const sides = { inbox: 'post_id', given: 'giver_post_id' } as const;

/** Beyond every id: a page always begins at some id, so that the index is entered there in any plan. */
const edges = {
  newest: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  oldest: '00000000-0000-0000-0000-000000000000',
};

/** One page of desks, newest or oldest first: those of the posts (inbox), or those that the posts gave to (given). */
export function listDesks(
  tx: Tx,
  side: 'inbox' | 'given',
  mine: readonly PostId[],
  wanted: readonly PostId[],
  filters: ListFilters,
): Promise<ListedDesk[]> {
  const { words, confidentialNotes, states, urgencies, overdueOn, settled, oldest, edge, size } = filters;
  const searched = words.length > 0;
  const statement = listStatement(sides[side], { openOnly: !settled, oldest, searched });
  const begin = edge ?? edges[oldest ? 'oldest' : 'newest'];
  const values = [mine, wanted, states, urgencies, overdueOn, begin, size];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return tx.rows(statement, searched ? [...values, patterns, confidentialNotes] : values);
}

/** What waits for the posts; `today` decides what is overdue. Indexes: recipient_inbox, recipient_given_open. */
export async function countWaiting(
  tx: Tx,
  posts: readonly PostId[],
  today: string,
): Promise<DispositionCounters> {
  const rows = await tx.rows<DispositionCounters>(
    `select inbox.*, accepting.* from (
       select count(*) filter (where state = 'sent') as unread, count(*) filter (where state <> 'reported') as open,
         count(*) filter (where deadline < $2 and state <> 'reported') as overdue
       from dispositions.recipient where agency_id = core.agency_id() and post_id = any ($1::uuid[]) and settled_at is null
     ) inbox, (
       select count(*) as "toAccept" from dispositions.recipient
       where agency_id = core.agency_id() and giver_post_id = any ($1::uuid[]) and settled_at is null and state = 'reported'
     ) accepting`,
    [posts, today],
  );
  return rows[0]!;
}
