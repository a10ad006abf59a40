import { AppError } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { configuration, PaperRules } from '../../contract/configuration.ts';
import { beginDeciding, ensureMayConfigure } from '../configuration/deciding.ts';
import { decidePaper } from '../configuration/decisions.writes.ts';
import { paperRules } from '../configuration/rule-views.ts';
import { nationalRules } from '../configuration/rules-in-force.ts';
import { layoutFaults, type PaperFault, wordFaults } from '../rules/paper/paper-faults.ts';

type Deciding = Parameters<typeof beginDeciding>[2];

/** Words, pages and layouts. */
export function showPaper(ctx: TxContext): Promise<PaperRules> {
  return paperRules(ctx);
}

async function decide(
  ctx: TxContext,
  about: string,
  rule: unknown,
  input: Deciding,
  faults: readonly PaperFault[] = [],
): Promise<PaperRules> {
  await ensureMayConfigure(ctx);
  const [first] = faults;
  if (first) throw new AppError(first.code, {}, faults);
  const deciding = await beginDeciding(ctx, { what: 'paper', about }, input);
  await decidePaper(ctx.tx, about, rule, deciding);
  return paperRules(ctx);
}

/** Sets the words of the agency; what is as in the nation is left to it, so that its changes are followed. */
export function saveWords(
  ctx: TxContext,
  input: InputOf<typeof configuration.saveWords>,
): Promise<PaperRules> {
  const own = Object.entries(input.words).filter(([key, text]) => nationalRules.words[key] !== text);
  const faults = wordFaults(nationalRules.words, input.words);
  return decide(ctx, 'words', Object.fromEntries(own), input, faults);
}

/** Sets margins and type of a size of paper. */
export function savePage(ctx: TxContext, input: InputOf<typeof configuration.savePage>): Promise<PaperRules> {
  return decide(ctx, `page-${input.paper}`, input.measures, input);
}

/** Sets the pieces of a layout. */
export function saveLayout(
  ctx: TxContext,
  input: InputOf<typeof configuration.saveLayout>,
): Promise<PaperRules> {
  const faults = layoutFaults(nationalRules.words, input.pieces);
  return decide(ctx, `layout-${input.layout}`, input.pieces, input, faults);
}
