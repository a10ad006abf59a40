import { AppError, fail, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPaths } from '#modules/organization/server/organization.api.ts';
import type { LetterheadView, letterheads } from '../../contract/letterheads.ts';
import { configureLetters } from '../../contract/permissions.ts';
import { beginDeciding, ensureMaySetHead, todayOf } from '../configuration/deciding.ts';
import { latestDecisions } from '../configuration/decisions.queries.ts';
import { decideLetterhead } from '../configuration/decisions.writes.ts';
import { emblemOf } from '../configuration/emblem-of.ts';
import { allLetterheads } from '../configuration/letterheads.queries.ts';
import { specimenFacts } from '../configuration/specimen-facts.ts';
import { printLetter } from '../printing/print-letter.ts';

/** The letterheads of the units that the actor sets up. */
export async function listLetterheads(ctx: TxContext): Promise<OutputOf<typeof letterheads.list>> {
  return { items: await letterheadViews(ctx) };
}

async function letterheadViews(ctx: TxContext): Promise<LetterheadView[]> {
  const today = todayOf(ctx);
  const rows = await allLetterheads(ctx.tx, today);
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const [names, paths, decided] = await Promise.all([
    unitNames(ctx.tx, units),
    unitPaths(ctx.tx, units),
    latestDecisions(ctx.tx, 'letterhead', today),
  ]);
  const mine = rows.filter(({ unitId }) => holds(ctx.actor, configureLetters, paths.get(unitId) ?? []));
  return mine.map((row) => {
    const { latest, planned } = found(
      decided.find((one) => one.about === row.form && one.unitId === row.unitId),
    );
    return { ...row, unitName: names.get(row.unitId) ?? '—', latest, planned };
  });
}

/**
 * Sets the letterhead of a unit. Its emblem is cleaned, and a letter with it is printed before anything is kept: a head
 * that cannot be printed would stop every letter below it.
 */
export async function saveLetterhead(
  ctx: OutsideContext,
  input: InputOf<typeof letterheads.save>,
): Promise<LetterheadView> {
  const { unitId, letterhead } = input;
  const emblem = letterhead.emblem === null ? null : emblemOf(letterhead.emblem);
  const head = { ...letterhead, emblem };
  const facts = await ctx.transact('read', async (inner) => {
    await ensureMaySetHead(inner, unitId);
    return specimenFacts(inner, { kind: 'SDINAS', unitId, letterhead: head });
  });
  await printLetter(ctx, facts).catch((error: unknown) => {
    if (error instanceof AppError || emblem === null) throw error;
    fail('outgoing.emblem-refused', { piece: 'svg' });
  });
  return ctx.transact('write', (inner) => keepLetterhead(inner, { ...input, letterhead: head }));
}

/** Keeps a letterhead that can be printed. @param input with its emblem cleaned */
export async function keepLetterhead(
  ctx: TxContext,
  input: InputOf<typeof letterheads.save>,
): Promise<LetterheadView> {
  const { unitId, letterhead } = input;
  await ensureMaySetHead(ctx, unitId);
  const matter = { what: 'letterhead', about: letterhead.form, unitId } as const;
  const deciding = await beginDeciding(ctx, matter, input);
  await decideLetterhead(ctx.tx, unitId, letterhead, deciding);
  return ofUnit(await letterheadViews(ctx), unitId, letterhead.form);
}

function ofUnit(
  views: readonly LetterheadView[],
  unitId: UnitId,
  form: LetterheadView['form'],
): LetterheadView {
  return found(views.find((one) => one.unitId === unitId && one.form === form));
}
