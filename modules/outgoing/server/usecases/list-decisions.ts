import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { type configuration, DecisionId } from '../../contract/configuration.ts';
import { ensureMayConfigure, ensureMaySetHead } from '../configuration/deciding.ts';
import { decisionsAbout } from '../configuration/decisions.queries.ts';

/** The history of one rule. */
export async function listDecisions(
  ctx: TxContext,
  input: InputOf<typeof configuration.decisions>,
): Promise<OutputOf<typeof configuration.decisions>> {
  if (input.what === 'letterhead' && input.unitId) await ensureMaySetHead(ctx, input.unitId);
  else await ensureMayConfigure(ctx);
  const after = DecisionId.safeParse(input.cursor);
  const rows = await decisionsAbout(ctx.tx, input, after.success ? after.data : null, input.size);
  const page = rows.slice(0, input.size);
  const people = await peopleByIds(ctx.tx, [...new Set(page.map((row): PersonId => row.madeBy))]);
  return {
    items: page.map((row) => ({
      ...row,
      madeAt: row.madeAt.toISOString(),
      madeBy: people.get(row.madeBy)?.name ?? '—',
    })),
    next: rows.length > input.size ? (page.at(-1)?.id ?? null) : null,
  };
}
