import { dayIn } from '#core/clock/clock.ts';
import type { TxContext } from '#core/session/context.ts';
import type { GroupRule, KindRule, PaperRules } from '../../contract/configuration.ts';
import { type Layout, LetterKind, NumberingGroup } from '../../contract/kinds.ts';
import type { PageMeasures } from '../../contract/paper-rules.ts';
import type { Paper } from '../../contract/terms.ts';
import { exampleNumbers } from '../rules/numbering/example-numbers.ts';
import type { PageSetUp } from '../rules/paper/paper.ts';
import { rulesOfAgency } from '../rules/rules-of-agency.ts';
import { type DecisionMatter, type LatestDecision, latestDecisions } from './decisions.queries.ts';
import { type DecidedRule, decidedRules } from './rules.queries.ts';
import { nationalRules } from './rules-in-force.ts';

/** After every day that may be entered: what is planned counts too. */
const someDay = '2999-12-31';

/** What counts today, and for what begins only later its first form: so that nothing that was decided is out of sight. */
async function decidedOrPlanned(ctx: TxContext, today: string): Promise<DecidedRule[]> {
  const now = await decidedRules(ctx.tx, today);
  const known = new Set(now.map(({ what, about }) => `${what} ${about}`));
  const later = await decidedRules(ctx.tx, someDay);
  return [...now, ...later.filter(({ what, about }) => what !== 'paper' && !known.has(`${what} ${about}`))];
}

async function standing(ctx: TxContext, what: DecisionMatter['what'], today: string) {
  const all = new Map((await latestDecisions(ctx.tx, what, today)).map((one) => [one.about, one]));
  return (about: string): Pick<LatestDecision, 'latest' | 'planned'> | { latest: null; planned: [] } => {
    const known = all.get(about);
    return known ? { latest: known.latest, planned: known.planned } : { latest: null, planned: [] };
  };
}

const originOf = (isNational: boolean, isDecided: boolean) =>
  isNational ? (isDecided ? ('changed' as const) : ('national' as const)) : ('own' as const);

/** Every kind, dropped ones and those that begin later too. */
export async function kindRules(ctx: TxContext): Promise<KindRule[]> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const decided = (await decidedOrPlanned(ctx, today)).filter(({ what }) => what === 'kind');
  const about = await standing(ctx, 'kind', today);
  const national = new Set(nationalRules.kinds.map(({ code }) => code));
  const own = new Map(decided.filter(({ from }) => from <= today).map((one) => [one.about, one]));
  const kinds = [
    ...nationalRules.kinds.map((kind) => {
      const mine = own.get(kind.code);
      return mine ? LetterKind.parse(mine.rule) : kind;
    }),
    ...decided.filter((one) => !national.has(one.about)).map(({ rule }) => LetterKind.parse(rule)),
  ];
  return kinds.map((kind) => ({
    kind,
    origin: originOf(national.has(kind.code), own.has(kind.code)),
    dropped: own.get(kind.code)?.dropped ?? false,
    ...about(kind.code),
  }));
}

/** Every numbering group with examples of its numbers. */
export async function groupRules(ctx: TxContext): Promise<GroupRule[]> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const decided = await decidedOrPlanned(ctx, today);
  const about = await standing(ctx, 'group', today);
  const { groups } = rulesOfAgency(
    nationalRules,
    decided.filter(({ what }) => what === 'group'),
    someDay,
  );
  const kinds = rulesOfAgency(
    nationalRules,
    decided.filter(({ from }) => from <= today),
    today,
  ).kinds;
  const national = new Set(nationalRules.groups.map(({ code }) => code));
  const changed = new Set(
    decided.filter(({ what, from }) => what === 'group' && from <= today).map((one) => one.about),
  );
  return groups.map((group) => ({
    group: NumberingGroup.parse(group),
    origin: originOf(national.has(group.code), changed.has(group.code)),
    examples: exampleNumbers(group.pattern, today),
    kinds: kinds.filter(({ numberingGroup }) => numberingGroup === group.code).map(({ code }) => code),
    ...about(group.code),
  }));
}

const measuresOf = ({ paper: _, ...measures }: PageSetUp): PageMeasures => measures;

/** Words, pages and layouts as they count today. */
export async function paperRules(ctx: TxContext): Promise<PaperRules> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const rules = rulesOfAgency(nationalRules, await decidedRules(ctx.tx, today), today);
  const about = await standing(ctx, 'paper', today);
  return {
    words: {
      items: Object.entries(nationalRules.words).map(([name, national]) => ({
        name,
        text: rules.words[name]!,
        national,
      })),
      ...about('words'),
    },
    pages: (Object.keys(nationalRules.pages) as Paper[]).map((paper) => ({
      paper,
      measures: measuresOf(rules.pages[paper]),
      national: measuresOf(nationalRules.pages[paper]),
      ...about(`page-${paper}`),
    })),
    layouts: (Object.keys(nationalRules.layouts) as Layout[]).map((layout) => ({
      layout,
      pieces: [...rules.layouts[layout]],
      national: [...nationalRules.layouts[layout]],
      ...about(`layout-${layout}`),
    })),
  };
}
