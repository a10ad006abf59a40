import { AppError, ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { configuration, GroupRule } from '../../contract/configuration.ts';
import type { NumberingGroup } from '../../contract/kinds.ts';
import { beginDeciding, ensureMayConfigure, todayOf } from '../configuration/deciding.ts';
import { decideGroup } from '../configuration/decisions.writes.ts';
import { isCounted } from '../configuration/number-books.queries.ts';
import { groupRules } from '../configuration/rule-views.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';
import { exampleNumbers } from '../rules/numbering/example-numbers.ts';
import { groupFaults } from '../rules/numbering/group-faults.ts';

/** The groups that count together. */
export async function listGroups(ctx: TxContext): Promise<OutputOf<typeof configuration.groups>> {
  return { items: await groupRules(ctx) };
}

/** What is wrong with a pattern, or what its numbers look like: asked while it is typed. */
export async function checkGroup(
  ctx: TxContext,
  input: InputOf<typeof configuration.checkGroup>,
): Promise<OutputOf<typeof configuration.checkGroup>> {
  const today = todayOf(ctx);
  const { kinds } = await rulesInForce(ctx.tx, today);
  const faults = groupFaults({ ...input, name: input.code }, kinds);
  return {
    faults: faults.map((fault) => ({ piece: null, ...fault })),
    examples: faults.length > 0 ? [] : exampleNumbers(input.pattern, today),
  };
}

/** Sets the pattern of a group from a day on. @throws outgoing.pattern-refused with every fault and its place */
export async function saveGroup(
  ctx: TxContext,
  input: InputOf<typeof configuration.saveGroup>,
): Promise<GroupRule> {
  const { group, startsOn } = input;
  await ensureMayConfigure(ctx);
  const deciding = await beginDeciding(ctx, { what: 'group', about: group.code }, input);
  const rules = await rulesInForce(ctx.tx, startsOn);
  const faults = groupFaults(group, rules.kinds);
  if (faults.length > 0) {
    const fields = faults.map(({ code }) => ({ path: 'group.pattern', code }));
    throw new AppError('outgoing.pattern-refused', { at: faults[0]!.at }, fields);
  }
  const before = rules.groups.find(({ code }) => code === group.code);
  if (before) await ensureCounterMayChange(ctx, before, group, startsOn);
  await decideGroup(ctx.tx, group, deciding);
  return found((await groupRules(ctx)).find((one) => one.group.code === group.code));
}

/** A year is counted in one way: in the middle of it numbers would be given a second time. */
async function ensureCounterMayChange(
  ctx: TxContext,
  before: NumberingGroup,
  after: NumberingGroup,
  startsOn: string,
): Promise<void> {
  if (before.counter === after.counter || startsOn.endsWith('-01-01')) return;
  ensure(!(await isCounted(ctx.tx, after.code, Number(startsOn.slice(0, 4)))), 'outgoing.counter-in-use');
}
