import type { PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { agencies, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { Recipient } from '../../contract/draft-fields.ts';

/** The names of recipients as they are printed, list by list: the one that was written, else that of the post or agency. */
export async function recipientNames(tx: Tx, lists: readonly (readonly Recipient[])[]): Promise<string[][]> {
  const all = lists.flat();
  const unnamed = all.filter((one) => one.name === null);
  const postIds = unnamed.flatMap((one): PostId[] => (one.channel === 'post' ? [one.postId] : []));
  const posts = await postsByIds(tx, [...new Set(postIds)]);
  const others = unnamed.some((one) => one.channel === 'agency') ? await agencies(tx.client) : [];
  const named = new Map<string, string>(others.map(({ id, name }) => [id, name]));
  return lists.map((list) =>
    list.map((one) => {
      if (one.name !== null) return one.name;
      if (one.channel === 'post') return posts.get(one.postId)?.name ?? '—';
      return (one.channel === 'agency' && named.get(one.agencyId)) || '—';
    }),
  );
}
