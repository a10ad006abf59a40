import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { configuration, KindRule } from '../../contract/configuration.ts';
import { beginDeciding, ensureMayConfigure } from '../configuration/deciding.ts';
import { decideKind } from '../configuration/decisions.writes.ts';
import { kindRules } from '../configuration/rule-views.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';
import { groupFaults } from '../rules/numbering/group-faults.ts';

/** Every kind, for who sets them up. */
export async function listKindRules(ctx: TxContext): Promise<OutputOf<typeof configuration.kindRules>> {
  return { items: await kindRules(ctx) };
}

async function kindRule(ctx: TxContext, code: string): Promise<KindRule> {
  return found((await kindRules(ctx)).find((one) => one.kind.code === code));
}

/** Adds a kind or changes one from a day on; it must be countable on that day. */
export async function saveKind(
  ctx: TxContext,
  input: InputOf<typeof configuration.saveKind>,
): Promise<KindRule> {
  const { kind } = input;
  await ensureMayConfigure(ctx);
  const deciding = await beginDeciding(ctx, { what: 'kind', about: kind.code }, input);
  const { groups } = await rulesInForce(ctx.tx, input.startsOn);
  const group = groups.find(({ code }) => code === kind.numberingGroup) ?? fail('outgoing.group-unknown');
  ensure(groupFaults(group, [kind]).length === 0, 'outgoing.pattern-needs-code');
  await decideKind(ctx.tx, kind, false, deciding);
  return kindRule(ctx, kind.code);
}

/** Offers a kind no longer from a day on. */
export async function dropKind(
  ctx: TxContext,
  input: InputOf<typeof configuration.dropKind>,
): Promise<KindRule> {
  await ensureMayConfigure(ctx);
  const { kind } =
    (await kindRules(ctx)).find((one) => one.kind.code === input.code) ?? fail('outgoing.kind-unknown');
  const deciding = await beginDeciding(ctx, { what: 'kind', about: kind.code }, input);
  await decideKind(ctx.tx, kind, true, deciding);
  return kindRule(ctx, kind.code);
}
