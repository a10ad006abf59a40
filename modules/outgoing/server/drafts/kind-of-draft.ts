import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import type { LayoutPiece } from '../../contract/layouts.ts';
import { kindInForce, rulesInForce } from '../configuration/rules-in-force.ts';
import type { AgencyRules } from '../rules/rules-of-agency.ts';
import type { DraftRecord } from './drafts.queries.ts';

/** The kind of a letter with its layout, and the rules they stand in. */
export interface KindOfDraft {
  kind: LetterKind;
  layout: readonly LayoutPiece[];
  rules: AgencyRules;
}

/**
 * The kind of a letter as it is in force today; where the agency dropped it meanwhile, as it last stood: a letter that was
 * begun goes on to its signature.
 * @throws outgoing.kind-unknown, outgoing.kind-without-layout
 */
export async function kindOfDraft(
  { tx, actor, clock }: TxContext,
  { kind_code }: Pick<DraftRecord, 'kind_code'>,
): Promise<KindOfDraft> {
  const rules = await rulesInForce(tx, dayIn(actor.zone, clock.now()));
  const dropped = rules.droppedKinds.find(({ code }) => code === kind_code);
  return dropped ? withLayout(rules, dropped) : kindWithLayout(rules, kind_code);
}

/** The kind of this code in the rules. @throws outgoing.kind-unknown, outgoing.kind-without-layout */
export function kindWithLayout(rules: AgencyRules, code: string): KindOfDraft {
  return withLayout(rules, kindInForce(rules, code));
}

function withLayout(rules: AgencyRules, kind: LetterKind): KindOfDraft {
  ensure(kind.layout, 'outgoing.kind-without-layout');
  return { kind, layout: rules.layouts[kind.layout], rules };
}
