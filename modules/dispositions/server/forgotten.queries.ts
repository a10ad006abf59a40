import type { Tx } from '#core/db/tx.ts';

/** Takes away what was said in the dispositions of destroyed letters. */
export async function forgetDispositions(tx: Tx, letterIds: readonly string[]): Promise<void> {
  await tx.rows('select dispositions.forget(id) from unnest($1::uuid[]) as asked(id)', [letterIds]);
}
