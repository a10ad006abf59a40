import type { PostId } from '#core/contract/ids.ts';
import type { DraftRow } from '../../contract/draft-views.ts';
import { mostSigned } from '../../contract/signing.ts';
import type { DraftId } from '../../contract/terms.ts';

/** Letters that one post signs in one act. */
export interface SigningGroup {
  postId: PostId;
  draftIds: DraftId[];
}

/** An act is done through one post: letters of several posts are several acts, one after the other. */
export function signingGroups(
  rows: readonly Pick<DraftRow, 'id' | 'holders'>[],
  ownPosts: ReadonlySet<string>,
): SigningGroup[] {
  const groups = new Map<string, SigningGroup>();
  for (const { id, holders } of rows) {
    const post = holders.find(({ as, id: holder }) => as === 'signature' && ownPosts.has(holder));
    if (!post) continue;
    const group = groups.get(post.id) ?? { postId: post.id, draftIds: [] };
    group.draftIds.push(id);
    groups.set(post.id, group);
  }
  return [...groups.values()].flatMap(({ postId, draftIds }) =>
    Array.from({ length: Math.ceil(draftIds.length / mostSigned) }, (_, at) => ({
      postId,
      draftIds: draftIds.slice(at * mostSigned, (at + 1) * mostSigned),
    })),
  );
}
