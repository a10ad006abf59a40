import { found } from '#core/contract/errors.ts';
import type { FileId, PersonId, PostId } from '#core/contract/ids.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { filesByIds, type KnownFile } from '#modules/files/server/files.api.ts';
import { isConfidential, type LetterId } from '#modules/letters/contract/terms.ts';
import {
  ensureLetterKept,
  type LetterForAction,
  letterForAction,
} from '#modules/letters/server/letters.api.ts';
import { type PostView, peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import {
  type DispositionRecord,
  desksOfLetter,
  dispositionsOfLetter,
  type RecipientRecord,
  type ReportRecord,
  reportsOfLetter,
} from './dispositions.queries.ts';
import { instructionTexts } from './instructions.ts';

/** Every act and desk of one letter, with the names that its pictures need. */
export interface LoadedTree {
  letter: LetterForAction;
  dispositions: DispositionRecord[];
  desks: RecipientRecord[];
  reports: (ReportRecord & { file_ids: string[] })[];
  posts: ReadonlyMap<PostId, PostView>;
  people: ReadonlyMap<PersonId, { id: PersonId; name: string }>;
  files: ReadonlyMap<FileId, KnownFile>;
  texts: ReadonlyMap<string, string>;
}

/**
 * The tree of a letter. The caller has made sure that the actor may see it; of a confidential letter it is shown, like
 * the letter itself, to who proved a factor a short while ago.
 * @throws core.step-up-required, letters.destroyed {on, report}
 */
export async function loadTree(ctx: TxContext, letterId: LetterId): Promise<LoadedTree> {
  const { tx } = ctx;
  const [letter, dispositions, desks, reports, texts] = await Promise.all([
    letterForAction(tx, letterId).then(found),
    dispositionsOfLetter(tx, letterId),
    desksOfLetter(tx, letterId),
    reportsOfLetter(tx, letterId),
    instructionTexts(tx),
  ]);
  if (isConfidential(letter.securityClass)) ensureFresh(ctx.actor, ctx.clock.now());
  ensureLetterKept(letter);
  const [posts, people, files] = await Promise.all([
    postsByIds(tx, [...postsOf(letter, dispositions, desks)], ctx.clock.now()),
    peopleByIds(tx, [...peopleOf(dispositions, reports)]),
    filesByIds(tx, reports.flatMap((report) => report.file_ids) as FileId[]),
  ]);
  return { letter, dispositions, desks, reports, posts, people, files, texts };
}

function postsOf(letter: LetterForAction, given: DispositionRecord[], desks: RecipientRecord[]): Set<PostId> {
  const ids = [
    ...letter.addressees,
    ...given.map((one) => one.from_post_id),
    ...desks.flatMap((desk) => [desk.post_id, desk.giver_post_id]),
  ];
  return new Set(ids as PostId[]);
}

function peopleOf(given: DispositionRecord[], reports: ReportRecord[]): Set<PersonId> {
  return new Set([
    ...given.map((one) => one.given_by),
    ...reports.map((report) => report.reported_by),
  ] as PersonId[]);
}
