import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { deductionSchemes } from '../../contract/days.ts';
import { schemesOf } from '../days.queries.ts';
import { presentScheme } from '../schemes.present.ts';

/** Schemes of deductions of the agency. */
export async function listSchemes({ tx }: TxContext): Promise<OutputOf<typeof deductionSchemes.list>> {
  return { items: (await schemesOf(tx)).map(presentScheme) };
}
