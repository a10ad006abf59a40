import { fail } from '#core/contract/errors.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import { nationalLayouts, nationalWords } from '../layouts.ts';
import { nationalGroups, nationalKinds } from '../letter-kinds.ts';
import { pageSetUps } from '../rules/paper/page-set-up.ts';
import { type AgencyRules, rulesOfAgency } from '../rules/rules-of-agency.ts';
import { decidedRules } from './rules.queries.ts';

/** What holds in every agency that decided nothing for itself. */
export const nationalRules: AgencyRules = {
  kinds: nationalKinds,
  droppedKinds: [],
  groups: nationalGroups,
  layouts: nationalLayouts,
  words: nationalWords,
  pages: pageSetUps,
};

/**
 * Kinds, numbering groups, layouts, words and pages of the agency on a day. One statement.
 * @param day of the agency's calendar, `2026-11-22`
 */
export async function rulesInForce(tx: Tx, day: string): Promise<AgencyRules> {
  return rulesOfAgency(nationalRules, await decidedRules(tx, day), day);
}

/** The kind with this code. @throws outgoing.kind-unknown */
export function kindInForce(rules: AgencyRules, code: string): LetterKind {
  return rules.kinds.find((kind) => kind.code === code) ?? fail('outgoing.kind-unknown');
}
