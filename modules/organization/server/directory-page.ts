import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { pageFrom, readCursor } from './page-cursor.ts';
import { listPeople, type PersonEntryRow } from './people.queries.ts';

/** People in service on a day by name, with the posts that they hold now: for whatever everybody in the office may know. */
export async function directoryPage(
  tx: Tx,
  question: {
    search?: string | undefined;
    unitId?: UnitId | undefined;
    cursor?: string | undefined;
    size: number;
  },
  { day, now }: { day: string; now: Date },
): Promise<{ items: PersonEntryRow[]; next: string | null }> {
  const { search, unitId, cursor, size } = question;
  const rows = await listPeople(tx, {
    ...{
      search,
      byNumber: false,
      unitId,
      scope: null,
      servingOn: day,
      after: readCursor(cursor),
      limit: size,
      now,
    },
  });
  return pageFrom(
    rows,
    size,
    (row) => row.name,
    (row) => row,
  );
}
