import type { SigningPost } from './signing-facts.ts';

/** The offices that the rules of names set apart: KDH, WKDH, Sekda (Permendagri 1/2023 art. 44). */
export type Office = 'regional-head' | 'deputy-regional-head' | 'regional-secretary' | 'other';

/**
 * Which office a post is, from its place alone: the highest elected post is the regional head, an elected one below it
 * the deputy, and who heads a secretariat directly below the regional head is the regional secretary.
 */
export function officeOf(post: SigningPost, superior: SigningPost | null): Office {
  if (post.kind === 'elected') return superior === null ? 'regional-head' : 'deputy-regional-head';
  const belowRegionalHead = superior !== null && superior.kind === 'elected' && superior.superiorId === null;
  return post.isHead && post.unitKind === 'secretariat' && belowRegionalHead ? 'regional-secretary' : 'other';
}
