import type { PostName } from '#modules/letters/contract/views.ts';
import type { DeskView, DispositionCard, DispositionTree } from '../../contract/views.ts';

/** A post in the tree: an addressee who gave first, or a desk; with what it said when it passed the letter on. */
export interface TreeNode {
  id: string;
  post: PostName;
  /** Null for an addressee of the letter. */
  desk: DeskView | null;
  /** Acts of giving by this post at this place, each with the names of those it went to. */
  gave: { act: DispositionCard; to: string[] }[];
  below: TreeNode[];
}

/** The flat answer as a tree: addressees that gave, desks below them, oldest first. */
export function treeNodes({ dispositions, desks }: DispositionTree): TreeNode[] {
  const gaveAt = (parentId: string | null, postId: string) =>
    dispositions
      .filter((act) => act.parentId === parentId && act.fromPost.id === postId)
      .map((act) => ({
        act,
        to: desks.filter((desk) => desk.dispositionId === act.id).map((desk) => desk.post.name),
      }));
  const nodeOf = (desk: DeskView): TreeNode => ({
    id: desk.id,
    post: desk.post,
    desk,
    gave: gaveAt(desk.id, desk.post.id),
    below: desks.filter((one) => one.parentId === desk.id).map(nodeOf),
  });
  const first = dispositions.filter((act) => act.parentId === null);
  const givers = [...new Map(first.map((act) => [act.fromPost.id, act.fromPost])).values()];
  return givers.map((post) => ({
    id: `giver-${post.id}`,
    post,
    desk: null,
    gave: gaveAt(null, post.id),
    below: desks.filter((desk) => desk.parentId === null && desk.giverPostId === post.id).map(nodeOf),
  }));
}
