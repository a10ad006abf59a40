import type { PersonId, PostId } from '#core/contract/ids.ts';
import { type AuthorityRefusal, type Because, because, latest, period } from './reasons.ts';
import { isInForce, type SigningHolder } from './signing-facts.ts';

export interface Holding {
  inForce: SigningHolder | null;
  code: AuthorityRefusal;
  why(post: string): Because[];
}

/** How the person holds the post at the instant; where not, whether it is too early, too late, or was never so. */
export function holdingOf(
  holders: readonly SigningHolder[],
  postId: PostId,
  personId: PersonId,
  at: Date,
): Holding {
  // An appointment that was withdrawn before it began ends where it starts, and was never one.
  const mine = holders
    .filter((one) => one.postId === postId && one.personId === personId)
    .filter((one) => one.endsAt === null || one.endsAt > one.startsAt);
  const inForce = mostSettled(mine.filter((one) => isInForce(one, at))) ?? null;
  const future = mine.filter((one) => one.startsAt > at);
  const past = mine.filter((one) => one.startsAt <= at);
  const nearest = inForce ?? latest(past) ?? latest(future);
  const code: AuthorityRefusal =
    past.length > 0
      ? 'outgoing.signer-no-longer'
      : future.length > 0
        ? 'outgoing.signer-not-yet'
        : 'outgoing.signer-never-held';
  return {
    inForce,
    code,
    why: (post) => {
      if (!nearest) return [because('never-held', { post })];
      const told = [because('holds', { post, as: nearest.kind, ...period(nearest) })];
      const unproved = nearest.kind !== 'definitive' && nearest.decreeNumber === null;
      return unproved ? [...told, because('no-decree', { post, as: nearest.kind })] : told;
    },
  };
}

/** A definitive holder before an acting one, then who began last. */
export function mostSettled(holders: readonly SigningHolder[]): SigningHolder | undefined {
  return latest(holders.filter((one) => one.kind === 'definitive')) ?? latest(holders);
}

/**
 * Who works a post at the instant: an acting official before the definitive holder, who is away then. A mandate is given
 * by the office and not by who works it for a while, so there `mostSettled` is asked.
 */
export function heldNow(
  holders: readonly SigningHolder[],
  postId: PostId,
  at: Date,
): SigningHolder | undefined {
  const inForce = holders.filter((one) => one.postId === postId && isInForce(one, at));
  return inForce.find(({ kind }) => kind !== 'definitive') ?? inForce[0];
}
