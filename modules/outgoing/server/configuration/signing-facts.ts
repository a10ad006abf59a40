import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { type ChainPost, chainOfCommand } from '#modules/organization/server/organization.api.ts';
import type { SigningFacts } from '../rules/authority/signing-facts.ts';
import { mandatesAmong } from './mandates.queries.ts';

/** With the unit of each post. */
export interface OfficeSigningFacts extends SigningFacts {
  posts: ReadonlyMap<PostId, ChainPost>;
}

/**
 * What `signingAuthority` is asked on: the posts with all above them, who held them, and the mandates among them. Two
 * statements, for any number of letters.
 * @param personIds people who would sign without ever having held one of the posts
 */
export async function signingFacts(
  tx: Tx,
  postIds: readonly PostId[],
  personIds: readonly PersonId[] = [],
): Promise<OfficeSigningFacts> {
  const { posts, holders, people } = await chainOfCommand(tx, postIds, personIds);
  return {
    posts: new Map(posts.map((post) => [post.id, post])),
    people: new Map(people.map((person) => [person.id, person])),
    holders,
    delegations: await mandatesAmong(
      tx,
      posts.map(({ id }) => id),
    ),
  };
}
