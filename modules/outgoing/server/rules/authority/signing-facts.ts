import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { HolderKind, PersonKind, PostKind, UnitKind } from '#modules/organization/contract/shapes.ts';
import type { LetterKind } from '../../../contract/kinds.ts';
import type { DelegationId, MandateKind } from '../../../contract/terms.ts';

/** A post as far as signing asks for it. */
export interface SigningPost {
  id: PostId;
  name: string;
  superiorId: PostId | null;
  kind: PostKind;
  isHead: boolean;
  unitKind: UnitKind;
}

/** Who held a post, how and when; `endsAt` is the first instant at which it is held no more, null where none is set. */
export interface SigningHolder {
  postId: PostId;
  personId: PersonId;
  kind: HolderKind;
  startsAt: Date;
  endsAt: Date | null;
  decreeNumber: string | null;
}

/** A written mandate: `an` from a post to the one below it, `ub` from there one level further. */
export interface Delegation {
  id: DelegationId;
  kind: MandateKind;
  fromPostId: PostId;
  toPostId: PostId;
  startsAt: Date;
  endsAt: Date | null;
  /** Codes of the kinds that it covers; null for all. */
  letterKinds: readonly string[] | null;
  decreeNumber: string;
}

export interface SigningPerson {
  id: PersonId;
  name: string;
  frontTitle: string | null;
  backTitle: string | null;
  kind: PersonKind;
  nip: string | null;
  grade: string | null;
}

/** Everything that the question is answered from. */
export interface SigningFacts {
  posts: ReadonlyMap<PostId, SigningPost>;
  people: ReadonlyMap<PersonId, SigningPerson>;
  holders: readonly SigningHolder[];
  delegations: readonly Delegation[];
}

/** May this person, through this post, sign a letter of this kind for the issuing post at this instant? */
export interface SigningQuestion {
  signerId: PersonId;
  signingPostId: PostId;
  /** The post in whose name the letter goes out; the signing post itself where it signs for itself. */
  issuingPostId: PostId;
  kind: Pick<LetterKind, 'code' | 'subclass' | 'titlesShown' | 'rankShown'>;
  at: Date;
}

/** True where the period has begun and has not ended. */
export function isInForce(period: { startsAt: Date; endsAt: Date | null }, at: Date): boolean {
  return period.startsAt <= at && (period.endsAt === null || at < period.endsAt);
}
