import type { Tx } from '#core/db/tx.ts';
import type { PatternRule } from '../contract/pattern-rule.ts';
import type { BasisView, PatternId, PatternVersionId } from '../contract/terms.ts';
import { basisAs } from './decided.queries.ts';
import type { Day } from './rules/days.ts';

export interface VersionRow {
  id: PatternVersionId;
  patternId: PatternId;
  name: string;
  startsOn: Day;
  endsBefore: Day | null;
  rule: PatternRule;
  basis: BasisView;
}

/** All versions that came or will come into force, of one pattern or of all, by name and the latest first. */
export function patternVersions(tx: Tx, patternId: PatternId | null = null): Promise<VersionRow[]> {
  return tx.rows(
    `select v.id, p.id as "patternId", p.name, v.starts_on as "startsOn", v.ends_before as "endsBefore", v.rule,
       ${basisAs('b')} as basis
     from calendar.pattern p
     join calendar.pattern_version v on v.agency_id = core.agency_id() and v.pattern_id = p.id
     join calendar.basis b on b.agency_id = core.agency_id() and b.id = v.basis_id
     where p.agency_id = core.agency_id() and ($1::uuid is null or p.id = $1)
       and (v.ends_before is null or v.ends_before > v.starts_on)
     order by p.name, p.id, v.starts_on desc`,
    [patternId],
  );
}
