import { sql } from 'kysely';
import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf, violates } from '#core/db/tx.ts';
import type { DecisionId } from '../../contract/configuration.ts';
import type { LetterKind, NumberingGroup } from '../../contract/kinds.ts';
import type { LetterheadFields } from '../../contract/letterhead-fields.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

/** From when it holds, what it follows, and who decides. */
export interface Deciding {
  startsOn: string;
  follows: DecisionId | null;
  by: PersonId;
  at: Date;
}

const made = ({ startsOn, follows, by, at }: Deciding) => ({
  agency_id: agency,
  id: newId(),
  starts_on: startsOn,
  follows,
  made_by: by,
  made_at: at,
});

/** Another decision followed the same one meanwhile, or the one that was named is about something else. */
function unlessMeanwhile(constraint: string): (error: unknown) => never {
  return (error) => {
    if (violates(error, constraint)) fail('core.changed-meanwhile');
    throw error;
  };
}

export async function decideKind(
  tx: Tx,
  kind: LetterKind,
  dropped: boolean,
  deciding: Deciding,
): Promise<void> {
  const row = { ...made(deciding), code: kind.code, rule: JSON.stringify(kind), dropped };
  await tx.run(db.insertInto('outgoing.kind').values(row)).catch(unlessMeanwhile('kind_decided_meanwhile'));
}

export async function decideGroup(tx: Tx, group: NumberingGroup, deciding: Deciding): Promise<void> {
  await tx
    .run(db.insertInto('outgoing.numbering_group').values({ ...made(deciding), ...group }))
    .catch(unlessMeanwhile('group_decided_meanwhile'));
}

/** @param about `words`, `page-a4`, `layout-letter` */
export async function decidePaper(tx: Tx, about: string, rule: unknown, deciding: Deciding): Promise<void> {
  await tx
    .run(
      db.insertInto('outgoing.paper_rule').values({ ...made(deciding), about, rule: JSON.stringify(rule) }),
    )
    .catch(unlessMeanwhile('paper_rule_decided_meanwhile'));
}

/** @param head with its emblem cleaned */
export async function decideLetterhead(
  tx: Tx,
  unitId: UnitId,
  head: LetterheadFields,
  deciding: Deciding,
): Promise<void> {
  await tx
    .run(db.insertInto('outgoing.letterhead').values({ ...made(deciding), unit_id: unitId, ...head }))
    .catch(unlessMeanwhile('letterhead_decided_meanwhile'));
}
