import type { Tx } from '#core/db/tx.ts';

/** What an agency decided, as it counts on a day; of what it left as it is there is none. */
export interface DecidedRule {
  what: 'kind' | 'group' | 'paper';
  /** Code of the kind or the group; `words`, `page-a4`, `layout-letter` of paper. */
  about: string;
  from: string;
  dropped: boolean;
  rule: unknown;
}

/** Of every kind, group and rule of paper the one that counts on the day. Few rows: only what differs from the nation. */
export function decidedRules(tx: Tx, day: string): Promise<DecidedRule[]> {
  return tx.rows(
    `select distinct on (what, about) what, about, starts_on as "from", dropped, rule from (
       select 'kind' as what, code as about, starts_on, made_at, id, dropped, rule from outgoing.kind
         where agency_id = core.agency_id()
       union all
       select 'group', code, starts_on, made_at, id, false,
         jsonb_build_object('code', code, 'name', name, 'pattern', pattern, 'counter', counter) from outgoing.numbering_group
         where agency_id = core.agency_id()
       union all
       select 'paper', about, starts_on, made_at, id, false, rule from outgoing.paper_rule
         where agency_id = core.agency_id()
     ) decided
     where starts_on <= $1
     order by what, about, starts_on desc, made_at desc, id desc`,
    [day],
  );
}
