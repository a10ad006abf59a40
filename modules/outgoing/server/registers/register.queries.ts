import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import type { Recipient } from '../../contract/draft-fields.ts';

export interface RegisterSearch {
  /** Units that the reader may see the register of, each on its own. */
  units: readonly UnitId[];
  q: string | null;
  kinds: readonly string[] | null;
  classes: readonly string[] | null;
  book: string | null;
  from: string | null;
  to: string | null;
  /** Only letters that miss a time stamp, by what became of it. */
  missing: 'awaited' | 'given-up' | null;
  /** The last row of the page before; null for the first page. */
  edge: { day: string; id: string } | null;
  size: number;
}

export interface RegisterRow {
  id: string;
  number: string;
  book_name: string;
  letter_day: string;
  kind_code: string;
  kind_name: string;
  subject: string;
  security_class: SecurityClass;
  urgency: Urgency;
  unit_id: UnitId;
  addressed: string;
  signed_at: Date;
  sent_at: Date | null;
  ended_how: 'withdrawn' | 'replaced' | null;
  destroyed_on: string | null;
  destroyed_report: string | null;
  missing: 'awaited' | 'given-up' | null;
}

const narrowed = `($2::text[] is null or l.kind_code = any ($2)) and ($3::text[] is null or l.security_class = any ($3))
  and ($4::uuid is null or l.book_id = $4) and ($5::date is null or l.letter_day >= $5) and ($6::date is null or l.letter_day <= $6)
  and ($7::date is null or (l.letter_day, l.id) < ($7, $8::uuid))`;
const columns =
  'l.id, l.number_id, l.letter_day, l.kind_code, l.security_class, l.unit_id, l.signed_at, l.sent_at, l.ended_how';
const newest = 'order by l.letter_day desc, l.id desc limit $9';

/** The newest of each unit by its own index, and those among them. Index: letter_register_of_unit. */
const ofUnits = `select f.* from unnest($1::uuid[]) as mine(of) cross join lateral (
    select ${columns} from outgoing.letter l
    where l.agency_id = core.agency_id() and l.unit_id = mine.of and ${narrowed} and $10::text is null ${newest}) f`;

/** Those that have the words, however few they are: narrowed there, read here. Index: letter_words, in `letters_worded`. */
const worded = `select ${columns} from outgoing.letter l
  where l.agency_id = core.agency_id() and l.unit_id = any ($1::uuid[])
    and l.id = any (array(select outgoing.letters_worded($10, $1::uuid[], $2, $3, $4, $5, $6, $7, $8, $9::int))) ${newest}`;

/** Those that miss a time stamp, which are few. Index: awaited_stamp_wanted. */
const unstamped = `select ${columns} from outgoing.letter l
  where l.agency_id = core.agency_id() and l.id = any (array(
      select s.draft_id from outgoing.awaited_stamp s
      where s.agency_id = core.agency_id() and s.awaits = 'time-stamp' and s.outcome is distinct from 'added' and coalesce(s.outcome, 'awaited') = $11))
    and l.unit_id = any ($1::uuid[]) and ${narrowed} and ($10::text is null or l.search like $10) ${newest}`;

const found = ({ q, missing }: RegisterSearch) => {
  if (missing) return `(${unstamped}) found`;
  return `(${q === null ? ofUnits : worded}) found`;
};

const values = ({ units, kinds, classes, book, from, to, edge, size, q, missing }: RegisterSearch) => [
  units,
  kinds,
  classes,
  book,
  from,
  to,
  edge?.day ?? null,
  edge?.id ?? null,
  size,
  q && `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
  ...(missing ? [missing] : []),
];

/**
 * One page of the register, by the day of the letters, newest first. Beside row-level security, which knows SR and R, the
 * units say what is seen.
 */
export function registerPage(tx: Tx, search: RegisterSearch): Promise<RegisterRow[]> {
  return tx.rows(
    `select page.*, n.text as number, b.name as book_name, d.kind_name, d.subject, d.urgency, d.addressed, d.destroyed_on, d.destroyed_report,
       case when s.outcome is distinct from 'added' and s.awaits = 'time-stamp' then coalesce(s.outcome, 'awaited') end as missing
     from (select * from ${found(search)} order by letter_day desc, id desc limit $9) page
     join outgoing.draft d on d.agency_id = core.agency_id() and d.id = page.id
     join outgoing.number n on n.agency_id = core.agency_id() and n.id = page.number_id
     join outgoing.number_book b on b.agency_id = core.agency_id() and b.id = n.book_id
     left join outgoing.awaited_stamp s on s.agency_id = core.agency_id() and s.draft_id = page.id
     order by page.letter_day desc, page.id desc`,
    values(search),
  );
}

/** How many letters a search finds, at most its size. */
export async function countRegister(tx: Tx, search: RegisterSearch): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) from (select 1 from ${found(search)} limit $9) counted`,
    values(search),
  );
  return row!.count;
}

/** Whom these letters are for, as their facts have it. */
export async function recipientsOfLetters(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, readonly Recipient[]>> {
  const rows = await tx.rows<{ id: string; recipients: Recipient[] }>(
    `select id, facts -> 'recipients' as recipients from outgoing.draft
     where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, recipients }) => [id, recipients]));
}
