import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { classifications } from '../../contract/classifications.ts';
import type { ClassificationVersionId } from '../../contract/terms.ts';
import { findClassifications } from '../classification/classification-names.ts';
import { presentEntry, presentVersion } from '../classification/versions.present.ts';
import { accessRulesOf, versionHeads } from '../classification/versions.queries.ts';
import { listOn } from '../classification/versions-in-use.ts';
import { lineOf } from '../rules/classification/classification.ts';

const today = (ctx: TxContext) => dayIn(ctx.actor.zone, ctx.clock.now());

/** Codes right below one, as the list of the day has them. */
export async function browseClassifications(
  ctx: TxContext,
  input: InputOf<typeof classifications.browse>,
): Promise<OutputOf<typeof classifications.browse>> {
  const { head, list } = await listOn(ctx.tx, input.day ?? today(ctx));
  if (input.under !== undefined) found(list.tree.get(input.under));
  const rules = head ? await accessRulesOf(ctx.tx, head.id as ClassificationVersionId) : new Map();
  const line = input.under === undefined ? [] : lineOf(list.tree, input.under).reverse();
  return {
    version: head && presentVersion(head),
    line: line.map(({ code, title }) => ({ code, title })),
    items: (list.below.get(input.under ?? null) ?? []).map((code) =>
      presentEntry(list, rules, list.tree.get(code)!),
    ),
  };
}

export async function findCodes(
  ctx: TxContext,
  input: InputOf<typeof classifications.find>,
): Promise<OutputOf<typeof classifications.find>> {
  return { items: await findClassifications(ctx.tx, input.q, input.day ?? today(ctx)) };
}

export async function listVersions(ctx: TxContext): Promise<OutputOf<typeof classifications.versions>> {
  return { items: (await versionHeads(ctx.tx)).map(presentVersion).reverse() };
}

export async function listAccessRules(
  ctx: TxContext,
  input: InputOf<typeof classifications.accessRules>,
): Promise<OutputOf<typeof classifications.accessRules>> {
  found((await versionHeads(ctx.tx)).find(({ id }) => id === input.versionId));
  const rules = await accessRulesOf(ctx.tx, input.versionId);
  return { items: [...rules.values()].map((rule) => ({ ...rule, groups: [...rule.groups] })) };
}
