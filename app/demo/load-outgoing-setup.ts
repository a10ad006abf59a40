import { dayIn } from '#core/clock/clock.ts';
import { distribution } from '#modules/outgoing/contract/distribution.ts';
import { letterheads } from '#modules/outgoing/contract/letterheads.ts';
import { mandates } from '#modules/outgoing/contract/mandates.ts';
import { numberBooks } from '#modules/outgoing/contract/number-books.ts';
import { createDistribution } from '#modules/outgoing/server/usecases/keep-distributions.ts';
import { openNumberBook } from '#modules/outgoing/server/usecases/keep-number-books.ts';
import { recordMandate } from '#modules/outgoing/server/usecases/record-mandate.ts';
import { keepLetterhead } from '#modules/outgoing/server/usecases/save-letterhead.ts';
import { arunika } from './arunika.ts';
import type { DemoAgency } from './load-organization.ts';
import { bookLines, distributionLines, headLines, mandateLines } from './outgoing-lines.ts';
import type { Stage } from './stage.ts';
import { tirtamaya } from './tirtamaya.ts';

const day = 86_400_000;
/** When the agencies decided about their letters. */
const decidedDaysAgo = 250;

/** Letterheads, number books, mandates and distribution lists, each by who keeps them. */
export async function loadOutgoingSetup(
  stage: Stage,
  agencies: readonly DemoAgency[],
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() - decidedDaysAgo * day);
  for (const agency of agencies) {
    await setLetterheads(stage, agency, at);
    for (const [unit, unitCode, clerk] of bookLines[agency.code] ?? []) {
      const name = `Buku nomor ${unitCode}`;
      const input = { unitId: agency.units.get(unit)!, name, unitCode };
      await stage.act(agency, clerk, at, numberBooks.open, openNumberBook, input);
    }
  }
  const arunikaAgency = agencies.find(({ code }) => code === arunika.code);
  if (!arunikaAgency) return;
  await recordMandates(stage, arunikaAgency, at);
  await makeLists(stage, arunikaAgency, at);
}

async function setLetterheads(stage: Stage, agency: DemoAgency, at: Date): Promise<void> {
  const set = headLines[agency.code];
  const story = [arunika, tirtamaya].find(({ code }) => code === agency.code);
  if (!set || !story) return;
  const { place, emblem, heads } = set;
  const startsOn = dayIn(agency.zone, at);
  for (const { unit, form, lines, address } of heads) {
    const letterhead = { form, lines: [...lines], address: [...address], place, emblem };
    const input = { unitId: agency.units.get(unit)!, letterhead, startsOn, follows: null };
    await stage.act(agency, story.administrator.key, at, letterheads.save, keepLetterhead, input);
  }
}

async function recordMandates(stage: Stage, agency: DemoAgency, at: Date): Promise<void> {
  const year = dayIn(agency.zone, at).slice(0, 4);
  for (const { kind, from, to, decree, kinds } of mandateLines) {
    const input = {
      kind,
      fromPostId: agency.posts.get(from)!,
      toPostId: agency.posts.get(to)!,
      letterKinds: kinds && [...kinds],
      startsAt: at.toISOString(),
      decreeNumber: `${decree}/${year}`,
    };
    await stage.act(agency, arunika.administrator.key, at, mandates.record, recordMandate, input);
  }
}

async function makeLists(stage: Stage, agency: DemoAgency, at: Date): Promise<void> {
  for (const { unit, clerk, name, blind, posts } of distributionLines) {
    const recipients = posts.map((key) => ({ channel: 'post' as const, postId: agency.posts.get(key)! }));
    const input = { unitId: agency.units.get(unit)!, name, blind, recipients };
    await stage.act(agency, clerk, at, distribution.create, createDistribution, input);
  }
}
