import { z } from 'zod';
import { idOf, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, Day, EnteredDay, Instant, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import { Layout, LetterKind, NumberingGroup } from './kinds.ts';
import { LayoutPieces } from './layouts.ts';
import { LetterheadFields } from './letterhead-fields.ts';
import { PageMeasures, PaperWords } from './paper-rules.ts';
import { configureLetters } from './permissions.ts';
import { Paper } from './terms.ts';

/** One decision of an agency about its letters; none is ever overwritten. */
export const DecisionId = idOf('Decision');
export type DecisionId = z.output<typeof DecisionId>;

/**
 * From which day a decision holds, and which decision it follows: the last one that was seen, null where there was none.
 * Where another was made meanwhile it is refused.
 */
const deciding = { startsOn: EnteredDay, follows: DecisionId.nullable() };
const decidingErrors = ['outgoing.decision-begins-past', 'core.changed-meanwhile'];
/** The decision that the next one follows, and the days from which others are planned. */
const decided = { latest: DecisionId.nullable(), planned: z.array(Day) };

/** As in the regulations, changed by the agency, or the agency's own. */
const Origin = z.enum(['national', 'changed', 'own']);

/** A kind as it is chosen by who writes, with what its paper asks for. */
export const WritableKind = z.object({ ...LetterKind.shape, layout: Layout, pieces: LayoutPieces });
export type WritableKind = z.output<typeof WritableKind>;

export const KindRule = z.object({ kind: LetterKind, origin: Origin, dropped: z.boolean(), ...decided });
export type KindRule = z.output<typeof KindRule>;

export const GroupRule = z.object({
  group: NumberingGroup,
  origin: Origin,
  /** Numbers as the pattern forms them. */
  examples: z.array(z.string()),
  /** Codes of the kinds that count in it. */
  kinds: z.array(z.string()),
  ...decided,
});
export type GroupRule = z.output<typeof GroupRule>;

export const PaperRules = z.object({
  words: z.object({
    items: z.array(z.object({ name: z.string(), text: z.string(), national: z.string() })),
    ...decided,
  }),
  pages: z.array(z.object({ paper: Paper, measures: PageMeasures, national: PageMeasures, ...decided })),
  layouts: z.array(z.object({ layout: Layout, pieces: LayoutPieces, national: LayoutPieces, ...decided })),
});
export type PaperRules = z.output<typeof PaperRules>;

export const Decision = z.object({
  id: DecisionId,
  startsOn: Day,
  madeAt: Instant,
  madeBy: z.string(),
  dropped: z.boolean(),
  /** As it was decided, in the form of what was asked for. */
  rule: z.union([LetterKind, NumberingGroup, LetterheadFields, PageMeasures, LayoutPieces, PaperWords]),
});
export type Decision = z.output<typeof Decision>;

/** What an agency decides about its letters, each from a day on. */
export const configuration = {
  kinds: operation({
    id: 'outgoing.list-kinds',
    method: 'GET',
    path: '/api/outgoing/kinds',
    summary: 'Kinds of letters that are written here today, with the pieces of their paper.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(WritableKind) }),
  }),
  kindRules: operation({
    id: 'outgoing.list-kind-rules',
    method: 'GET',
    path: '/api/outgoing/kind-rules',
    summary: 'Every kind as it counts today, those that the agency dropped too.',
    access: holding(configureLetters),
    input: z.strictObject({}),
    output: z.object({ items: z.array(KindRule) }),
  }),
  saveKind: operation({
    id: 'outgoing.save-kind',
    method: 'POST',
    path: '/api/outgoing/kind-rules',
    summary: 'Add a kind of letter, or change one, from a day on.',
    access: holding(configureLetters),
    input: z.strictObject({ kind: LetterKind, ...deciding }),
    output: KindRule,
    errors: [...decidingErrors, 'outgoing.group-unknown', 'outgoing.pattern-needs-code'],
  }),
  dropKind: operation({
    id: 'outgoing.drop-kind',
    method: 'POST',
    path: '/api/outgoing/kind-rules/dropping',
    summary: 'No longer offer a kind from a day on; letters that were written keep it.',
    access: holding(configureLetters),
    input: z.strictObject({ code: line(30), ...deciding }),
    output: KindRule,
    errors: [...decidingErrors, 'outgoing.kind-unknown'],
  }),
  groups: operation({
    id: 'outgoing.list-groups',
    method: 'GET',
    path: '/api/outgoing/numbering-groups',
    summary: 'Which kinds count together, and the pattern of their numbers with examples.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(GroupRule) }),
  }),
  checkGroup: operation({
    id: 'outgoing.check-group',
    method: 'GET',
    path: '/api/outgoing/numbering-groups/check',
    summary: 'The faults of a pattern with their places, or numbers as it would form them.',
    access: holding(configureLetters),
    input: z.strictObject({
      code: line(40),
      pattern: z.string().max(200),
      counter: NumberingGroup.shape.counter,
    }),
    output: z.object({
      faults: z.array(z.object({ code: z.string(), at: z.int(), piece: z.string().nullable() })),
      examples: z.array(z.string()),
    }),
  }),
  saveGroup: operation({
    id: 'outgoing.save-group',
    method: 'POST',
    path: '/api/outgoing/numbering-groups',
    summary: 'Set the pattern and the counter of a group, or add one, from a day on.',
    access: holding(configureLetters),
    input: z.strictObject({ group: NumberingGroup, ...deciding }),
    output: GroupRule,
    errors: [
      ...decidingErrors,
      'outgoing.pattern-refused',
      'outgoing.pattern-needs-code',
      'outgoing.counter-in-use',
    ],
  }),
  paper: operation({
    id: 'outgoing.show-paper',
    method: 'GET',
    path: '/api/outgoing/paper',
    summary: 'Words, pages and layouts as they count today, beside those of the nation.',
    access: holding(configureLetters),
    input: z.strictObject({}),
    output: PaperRules,
  }),
  saveWords: operation({
    id: 'outgoing.save-words',
    method: 'POST',
    path: '/api/outgoing/paper/words',
    summary: 'Set the words that stand on paper; those that are not named are the nation’s.',
    access: holding(configureLetters),
    input: z.strictObject({ words: PaperWords, ...deciding }),
    output: PaperRules,
    errors: [...decidingErrors, 'outgoing.word-unknown', 'outgoing.word-place-missing'],
  }),
  savePage: operation({
    id: 'outgoing.save-page',
    method: 'POST',
    path: '/api/outgoing/paper/pages',
    summary: 'Set the margins and the type of a size of paper.',
    access: holding(configureLetters),
    input: z.strictObject({ paper: Paper, measures: PageMeasures, ...deciding }),
    output: PaperRules,
    errors: decidingErrors,
  }),
  saveLayout: operation({
    id: 'outgoing.save-layout',
    method: 'POST',
    path: '/api/outgoing/paper/layouts',
    summary: 'Set the pieces of a layout and their order.',
    access: holding(configureLetters),
    input: z.strictObject({ layout: Layout, pieces: LayoutPieces, ...deciding }),
    output: PaperRules,
    errors: [
      ...decidingErrors,
      'outgoing.word-unknown',
      'outgoing.layout-part-twice',
      'outgoing.layout-without-signatures',
    ],
  }),
  decisions: operation({
    id: 'outgoing.list-decisions',
    method: 'GET',
    path: '/api/outgoing/decisions',
    summary: 'What was decided about one thing, the latest first: by whom, when, from which day.',
    access: holding(configureLetters),
    input: z.strictObject({
      what: z.enum(['kind', 'group', 'paper', 'letterhead']),
      /** Code of the kind or group; `words`, `page-a4`, `layout-letter`; the form of a letterhead. */
      about: line(60),
      /** Of a letterhead. */
      unitId: UnitId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(Decision),
  }),
};
