import type { PostId, UnitId } from '#core/contract/ids.ts';
import { type Actor, type ActorPost, holds, postIds, postOf } from '#core/session/actor.ts';
import { cancelLetters, registerLetters, viewUnitLetters } from '../contract/permissions.ts';
import { hasReaders, isConfidential, type SecurityClass, type Stage } from '../contract/terms.ts';

/** What decides who may do what with a letter. */
export interface LetterFacts {
  securityClass: SecurityClass;
  stage: Stage;
  unitId: UnitId;
  /** The registering unit and its ancestors. */
  unitPath: readonly UnitId[];
  addressees: readonly PostId[];
  /** The posts among them that have not yet disposed or settled it. */
  waiting: readonly PostId[];
  readers: readonly PostId[];
}

/**
 * SR and R: named posts only. T: besides them the registering unit, and who may see its register. B: the whole agency
 * (domain rule after BKN Perban 17/2020 Ps. 5).
 */
export function mayRead(actor: Actor, letter: LetterFacts): boolean {
  if (actor.kind === 'system' || letter.securityClass === 'B') return true;
  const mine = postIds(actor);
  if ([...letter.readers, ...letter.addressees].some((post) => mine.includes(post))) return true;
  if (isConfidential(letter.securityClass)) return false;
  return (
    actor.posts.some((post) => post.unitId === letter.unitId) ||
    holds(actor, viewUnitLetters, letter.unitPath)
  );
}

/** True once the matter is over: what is entered of the letter stays as it is. */
export function isSettled({ stage }: Pick<LetterFacts, 'stage'>): boolean {
  return stage === 'closed' || stage === 'cancelled';
}

/** What the reader may do, sent along with the letter: the same rules guard the use cases. */
export function lettersCan(actor: Actor, letter: LetterFacts) {
  const open = !isSettled(letter);
  const keeper = holds(actor, registerLetters, letter.unitPath);
  const addressed = letter.addressees.some((post) => postOf(actor, post));
  return {
    correct: keeper && open,
    cancel: holds(actor, cancelLetters, letter.unitPath) && letter.stage === 'registered',
    close: addressed && open,
    reopen: addressed && letter.stage === 'closed',
    nameReaders: hasReaders(letter.securityClass) && open && (addressed || keeper),
    readdress: keeper && open,
    addDocuments: keeper && open,
    link: (keeper || addressed) && letter.stage !== 'cancelled',
    returnMail: holds(actor, cancelLetters, letter.unitPath) && keeper && letter.stage === 'cancelled',
    disposeAs: open ? letter.addressees.filter((post) => postOf(actor, post)) : [],
  };
}

/** The post through which a clerk registers for a unit: the one that was asked for, or the first that is theirs. */
export function registeringPost(actor: Actor, wanted: PostId | undefined): ActorPost | undefined {
  if (wanted) return postOf(actor, wanted);
  return actor.posts.find((post) => post.capacity !== 'secretary') ?? actor.posts[0];
}

/** The unit for which the actor registers where nothing else is said. */
export function registryUnit(actor: Actor): UnitId | undefined {
  const units = actor.grants
    .filter((grant) => grant.permissions.has(registerLetters))
    .map((grant) => grant.unitId);
  return units.sort()[0];
}

/** What may be told of a letter in events, which the whole agency's subscribers read: nothing that was written about a letter with named readers. */
export function tellable(
  letter: Pick<LetterFacts, 'securityClass'>,
  words: string | undefined,
): string | null {
  return hasReaders(letter.securityClass) ? null : (words ?? null);
}
