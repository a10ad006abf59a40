import type { PostId, UnitId } from '#core/contract/ids.ts';
import { type Actor, holds, postIds, postOf } from '#core/session/actor.ts';
import { isConfidential, type SecurityClass } from '#modules/letters/contract/terms.ts';
import { manageSignatures } from '#modules/signatures/contract/permissions.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { sendLetters, viewUnitOutgoing, writeLetters } from '../../contract/permissions.ts';
import { type DraftStage, finalStampReasons, type StampReason, type StepId } from '../../contract/terms.ts';

/** What decides who may read an outgoing letter. */
export interface ReadingRights {
  securityClass: SecurityClass;
  stage: DraftStage;
  unitId: UnitId;
  /** The unit of the writer and its ancestors. */
  unitPath: readonly UnitId[];
  /** The posts that take part, and that received it. */
  readers: readonly PostId[];
  /** It is of class SR or R, or was at some time. */
  wasConfidential: boolean;
}

/** What decides who may do what with an outgoing letter. */
export interface DraftRights extends ReadingRights {
  writerPostId: PostId;
  /** Who wrote it, writes along, initials or signs it: the readers without those that only received it. */
  takingPart: readonly PostId[];
  /** Posts that write along while it is a draft. */
  coWriters: readonly PostId[];
  openSteps: readonly { id: StepId; kind: 'hierarchical' | 'coordination' | 'signature'; postId: PostId }[];
  /** Posts whose signature it needs, those that signed among them. */
  signerPosts: readonly PostId[];
  /** At least one signature stands on it. */
  signedInPart: boolean;
  /** A later letter corrected or withdrew it. */
  ended: boolean;
  /** Why its time stamp was given up; null where it was not. */
  stampGivenUp: StampReason | null;
}

/**
 * SR and R: the posts that take part or received it, alone; and so what was of these classes once, until it is signed.
 * Otherwise also who may see the letters of the unit; once it was sent, T the unit and B the agency (domain rule after
 * BKN Perban 17/2020 Ps. 5).
 */
export function mayReadDraft(actor: Actor, draft: ReadingRights): boolean {
  if (actor.kind === 'system') return true;
  const mine = postIds(actor);
  if (draft.readers.some((post) => mine.includes(post))) return true;
  if (isConfidential(draft.securityClass)) return false;
  if (draft.wasConfidential && draft.stage !== 'signed' && draft.stage !== 'sent') return false;
  if (holds(actor, viewUnitOutgoing, draft.unitPath)) return true;
  if (draft.stage === 'signed' && holds(actor, sendLetters, draft.unitPath)) return true;
  if (draft.stage !== 'sent') return false;
  return draft.securityClass === 'B' || actor.posts.some((post) => post.unitId === draft.unitId);
}

/** Its writer, who writes along, the posts of its way and its signers; not who only received it. */
export function takesPart(actor: Actor, { takingPart }: Pick<DraftRights, 'takingPart'>): boolean {
  const mine = postIds(actor);
  return takingPart.some((post) => mine.includes(post));
}

/**
 * Who may also read how a letter came about: earlier versions, words and files that were taken out, comments and notes.
 * Who takes part, and who sees the letters of the unit, but never of what was SR or R at any time. To have received a
 * letter, or to read it because it was sent, opens what was signed and nothing of this.
 */
export function mayReadDrafting(
  actor: Actor,
  draft: Pick<DraftRights, 'takingPart' | 'wasConfidential' | 'unitPath'>,
): boolean {
  if (actor.kind === 'system' || takesPart(actor, draft)) return true;
  return !draft.wasConfidential && holds(actor, viewUnitOutgoing, draft.unitPath);
}

/** The writer and who writes along while it is with them; on its way whoever is to initial it now ("edit and approve"). */
export function mayWriteDraft(actor: Actor, draft: DraftRights): boolean {
  if (draft.stage === 'draft')
    return [draft.writerPostId, ...draft.coWriters].some((post) => postOf(actor, post));
  return draft.stage === 'review' && draft.openSteps.some((step) => isInitial(step) && theirs(actor, step));
}

/** What the reader may do, sent along with the letter: the same rules guard the use cases. */
export function draftsCan(actor: Actor, draft: DraftRights): DraftView['can'] {
  const { stage } = draft;
  const writer = postOf(actor, draft.writerPostId) !== undefined;
  const onItsWay = stage === 'review' || stage === 'ready' || stage === 'numbered';
  const mine = draft.openSteps.filter((step) => theirs(actor, step));
  return {
    write: mayWriteDraft(actor, draft),
    readDrafting: mayReadDrafting(actor, draft),
    comment: takesPart(actor, draft) && (stage === 'draft' || onItsWay),
    nameCoWriters: writer && stage === 'draft',
    submit: writer && stage === 'draft',
    takeBack: writer && onItsWay && !draft.signedInPart,
    cancel: mayCancel(actor, draft),
    sign:
      (stage === 'ready' || stage === 'numbered' || stage === 'signing') &&
      mine.some((step) => !isInitial(step)),
    send: stage === 'signed' && (writer || holds(actor, sendLetters, draft.unitPath)),
    amend: stage === 'sent' && !draft.ended && holds(actor, writeLetters, draft.unitPath),
    retryTimeStamp:
      draft.stampGivenUp !== null &&
      !finalStampReasons.has(draft.stampGivenUp) &&
      mayAskForStamp(actor, draft),
    steps: mine.filter(isInitial).map(({ id }) => id),
    giveBack: onItsWay && !draft.signedInPart ? mine.map(({ id }) => id) : [],
  };
}

/**
 * Of those who read the letter: whose signature it is that lacks its proof, and who chooses how the agency signs, on the
 * root of its units, because it is they who mend the clock. Nothing is signed by it, so a secretary may for their post. Its
 * writer is told and may not: what a signature proves is not theirs to decide.
 */
export function mayAskForStamp(
  actor: Actor,
  { stage, signerPosts, unitPath }: Pick<DraftRights, 'stage' | 'signerPosts' | 'unitPath'>,
): boolean {
  if (stage !== 'signed' && stage !== 'sent') return false;
  return (
    signerPosts.some((post) => postOf(actor, post)) || holds(actor, manageSignatures, unitPath.slice(0, 1))
  );
}

/**
 * The writer until somebody signed it. Signed in part it can go neither back nor, where the next signer is another by now,
 * on: then whoever wrote it or signs it ends it for good.
 */
function mayCancel(actor: Actor, { stage, writerPostId, signerPosts, signedInPart }: DraftRights): boolean {
  const writer = postOf(actor, writerPostId) !== undefined;
  if (stage === 'signing') return writer || signerPosts.some((post) => postOf(actor, post));
  return writer && ['draft', 'review', 'ready', 'numbered'].includes(stage) && !signedInPart;
}

function isInitial({ kind }: DraftRights['openSteps'][number]): boolean {
  return kind !== 'signature';
}

function theirs(actor: Actor, { postId }: DraftRights['openSteps'][number]): boolean {
  return postOf(actor, postId) !== undefined;
}
