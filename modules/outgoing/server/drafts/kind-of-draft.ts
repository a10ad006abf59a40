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
 * The kind of a letter as it is in force today; where the agency dropped it meanwhile, as it was when it was begun.
 * @throws outgoing.kind-unknown, outgoing.kind-without-layout
 */
export async function kindOfDraft(
  ctx: TxContext,
  { kind_code, created_at }: Pick<DraftRecord, 'kind_code' | 'created_at'>,
): Promise<KindOfDraft> {
  const rules = await rulesOn(ctx, ctx.clock.now());
  if (rules.kinds.some(({ code }) => code === kind_code)) return kindWithLayout(rules, kind_code);
  return kindWithLayout(await rulesOn(ctx, created_at), kind_code);
}

/** The kind of this code in the rules. @throws outgoing.kind-unknown, outgoing.kind-without-layout */
export function kindWithLayout(rules: AgencyRules, code: string): KindOfDraft {
  const kind = kindInForce(rules, code);
  ensure(kind.layout, 'outgoing.kind-without-layout');
  return { kind, layout: rules.layouts[kind.layout], rules };
}

function rulesOn({ tx, actor }: TxContext, instant: Date): Promise<AgencyRules> {
  return rulesInForce(tx, dayIn(actor.zone, instant));
}
