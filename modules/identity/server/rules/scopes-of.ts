import type { Actor } from '#core/session/actor.ts';
import { actThroughPosts } from '#modules/organization/contract/scopes.ts';

/** The scopes that the person can give a key: every right that they hold somewhere, and to act through their posts. */
export function scopesOf(actor: Actor): string[] {
  const scopes = new Set(actor.grants.flatMap((grant) => [...grant.permissions]));
  if (actor.posts.length > 0) scopes.add(actThroughPosts);
  return [...scopes].sort();
}
