import { AppError } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { letterheads } from '../../contract/letterheads.ts';
import { emblemOf } from '../configuration/emblem-of.ts';
import { nationalRules } from '../configuration/rules-in-force.ts';
import { specimenFacts } from '../configuration/specimen-facts.ts';
import { picturePages } from '../printing/picture-pages.ts';
import { printLetter } from '../printing/print-letter.ts';
import { wordFaults } from '../rules/paper/paper-faults.ts';

/** Pages that are shown, and how wide. */
const mostPages = 4;
const pixels = 1_000;

/** A letter with settings that are not yet decided, as pictures and, where it is asked for, as PDF. Nothing is kept. */
export async function previewLetter(
  ctx: OutsideContext,
  { withPdf, ...input }: InputOf<typeof letterheads.preview>,
): Promise<OutputOf<typeof letterheads.preview>> {
  const unknown = wordFaults(nationalRules.words, input.words ?? {}).filter(
    ({ code }) => code === 'outgoing.word-unknown',
  );
  if (unknown.length > 0) throw new AppError('outgoing.word-unknown', {}, unknown);
  const { letterhead } = input;
  const emblem = letterhead?.emblem ? emblemOf(letterhead.emblem) : null;
  const asked = letterhead ? { ...input, letterhead: { ...letterhead, emblem } } : input;
  const facts = await ctx.transact('read', (inner) => specimenFacts(inner, asked));
  const pdf = await printLetter(ctx, facts);
  const { pages, pictures } = await picturePages(pdf, mostPages, pixels);
  return {
    pages,
    pictures: pictures.map(({ webp, ...size }) => ({ ...size, webp: webp.toString('base64') })),
    pdf: withPdf ? pdf.toString('base64') : null,
  };
}
