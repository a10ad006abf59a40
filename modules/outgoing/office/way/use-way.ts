import { useState } from 'react';
import type { PostId } from '#core/contract/ids.ts';
import type { PostName } from '#modules/letters/contract/views.ts';
import { useOperation } from '#office/data/use-operation.ts';
import type { WayStep } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';

/** A step with whom it is for; the holder is null where the post is vacant, and not known yet for one that was added. */
export interface PlannedStep extends WayStep {
  name: string;
  holderName: string | null | undefined;
}

/** The way as the chart proposes it, until the writer changes it. */
export function useWay(draft: DraftView) {
  const [own, setOwn] = useState<readonly WayStep[] | null>(null);
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map());
  const answer = useOperation(
    drafts.proposeWay,
    { draftId: draft.id },
    { enabled: draft.can.submit && draft.facts.signers.length > 0, keepPrevious: true },
  );
  const proposed = answer.data;
  const named = new Map<string, PostName>(proposed?.steps.map(({ post }) => [post.id, post]) ?? []);
  // Another signer makes another way: own changes hold only for the way that they were made of.
  const signers = draft.facts.signers.map(({ postId }) => postId).join();
  const [madeFor, setMadeFor] = useState(signers);
  if (madeFor !== signers) {
    setMadeFor(signers);
    setOwn(null);
  }
  const steps: readonly WayStep[] =
    own ?? proposed?.steps.map(({ kind, position, postId }) => ({ kind, position, postId })) ?? [];
  return {
    answer,
    steps: steps.map(
      (step): PlannedStep => ({
        ...step,
        name: named.get(step.postId)?.name ?? added.get(step.postId) ?? '…',
        holderName: named.has(step.postId) ? (named.get(step.postId)?.holderName ?? null) : undefined,
      }),
    ),
    changed: own !== null,
    change: setOwn,
    /** Names a post that was chosen here. */
    name: (postId: PostId, name: string) => setAdded((before) => new Map(before).set(postId, name)),
    reset: () => setOwn(null),
  };
}

export type Way = ReturnType<typeof useWay>;
