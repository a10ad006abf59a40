import { fail } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { type Tx, violates } from '#core/db/tx.ts';
import type { PatternRule } from '../contract/pattern-rule.ts';
import type { PatternId } from '../contract/terms.ts';
import { db } from './basis.writes.ts';
import type { Day } from './rules/days.ts';

/** @throws calendar.pattern-name-taken */
export async function insertPattern(tx: Tx, agencyId: string, name: string): Promise<PatternId> {
  const id = newId<'Pattern'>();
  try {
    await tx.run(db.insertInto('calendar.pattern').values({ agency_id: agencyId, id, name }));
  } catch (error) {
    if (violates(error, 'pattern_name_taken')) fail('calendar.pattern-name-taken');
    throw error;
  }
  return id;
}

export async function insertVersion(
  tx: Tx,
  agencyId: string,
  version: { patternId: PatternId; startsOn: Day; rule: PatternRule; basisId: string },
): Promise<void> {
  await tx.run(
    db.insertInto('calendar.pattern_version').values({
      agency_id: agencyId,
      id: newId(),
      pattern_id: version.patternId,
      starts_on: version.startsOn,
      rule: JSON.stringify(version.rule),
      basis_id: version.basisId,
    }),
  );
}
