import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Decision, DecisionId } from '../../contract/configuration.ts';

/** What a decision is about; `about` is a code, a rule of paper, or the form of a letterhead. */
export interface DecisionMatter {
  what: 'kind' | 'group' | 'paper' | 'letterhead';
  about: string;
  unitId?: UnitId | undefined;
}

export interface LatestDecision {
  about: string;
  unitId: UnitId | null;
  latest: DecisionId;
  /** Days after the asked one from which others hold. */
  planned: string[];
}

/** Where the decisions about each matter stand, and how each is told. */
const places = {
  kind: { table: 'outgoing.kind', about: 'code', unit: 'null::uuid', dropped: 'd.dropped', rule: 'd.rule' },
  group: {
    table: 'outgoing.numbering_group',
    about: 'code',
    unit: 'null::uuid',
    dropped: 'false',
    rule: `json_build_object('code', d.code, 'name', d.name, 'pattern', d.pattern, 'counter', d.counter)`,
  },
  paper: {
    table: 'outgoing.paper_rule',
    about: 'about',
    unit: 'null::uuid',
    dropped: 'false',
    rule: 'd.rule',
  },
  letterhead: {
    table: 'outgoing.letterhead',
    about: 'form',
    unit: 'd.unit_id',
    dropped: 'false',
    rule: `json_build_object('form', d.form, 'lines', d.lines, 'address', d.address, 'emblem', d.emblem, 'place', d.place)`,
  },
} as const satisfies Record<DecisionMatter['what'], object>;

/** Of every matter of a sort the decision that was made last, and what is planned after the day. */
export function latestDecisions(
  tx: Tx,
  what: DecisionMatter['what'],
  day: string,
): Promise<LatestDecision[]> {
  const { table, about, unit } = places[what];
  return tx.rows(
    `select d.${about} as about, ${unit} as "unitId", (array_agg(d.id order by d.made_at desc, d.id desc))[1] as latest,
       coalesce(array_agg(distinct d.starts_on::text order by d.starts_on::text) filter (where d.starts_on > $1), '{}') as planned
     from ${table} d where d.agency_id = core.agency_id() group by 1, 2`,
    [day],
  );
}

export interface DecisionRow {
  id: DecisionId;
  startsOn: string;
  madeAt: Date;
  madeBy: PersonId;
  dropped: boolean;
  rule: Decision['rule'];
}

/** The decisions about one thing, the latest first, after a decision; one more than the limit. */
export function decisionsAbout(
  tx: Tx,
  { what, about, unitId }: DecisionMatter,
  after: DecisionId | null,
  limit: number,
): Promise<DecisionRow[]> {
  const place = places[what];
  return tx.rows(
    `select d.id, d.starts_on as "startsOn", d.made_at as "madeAt", d.made_by as "madeBy", ${place.dropped} as dropped,
       ${place.rule} as rule
     from ${place.table} d
     where d.agency_id = core.agency_id() and d.${place.about} = $1 and ${place.unit} is not distinct from $2::uuid
       and ($3::uuid is null or d.id < $3)
     order by d.id desc limit $4`,
    [about, unitId ?? null, after, limit + 1],
  );
}
