import type { Tx } from '#core/db/tx.ts';

/** Takes away what is kept of a destroyed letter; the number of the report, or null where that was done before. */
export async function forgetLetter(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.rows<{ forgotten: boolean }>('select letters.forget($1) as forgotten', [id]);
  if (!row!.forgotten) return null;
  const [letter] = await tx.rows<{ report: string }>(
    'select destroyed_report as report from letters.letter where agency_id = core.agency_id() and id = $1',
    [id],
  );
  return letter!.report;
}
