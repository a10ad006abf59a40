import type { PostId } from '#core/contract/ids.ts';
import { type Actor, holds, postOf } from '#core/session/actor.ts';
import type { Stage } from '#modules/letters/contract/terms.ts';
import { giveDispositions } from '../contract/permissions.ts';
import type { RecipientAct, RecipientState } from '../contract/terms.ts';
import type { DeskView } from '../contract/views.ts';
import { deskSteps, stateAfter } from './rules/desk-steps.ts';

/** What decides who may do what at a desk. */
export interface DeskRights {
  state: RecipientState;
  post_id: string;
  giver_post_id: string;
  /** The unit of the post and its ancestors. */
  unit_path: readonly string[];
}

/** The post through which the actor would take the step; undefined where neither side is theirs. */
export function actingPost(actor: Actor, desk: DeskRights, act: RecipientAct): PostId | undefined {
  const wanted = deskSteps[act].side === 'recipient' ? desk.post_id : desk.giver_post_id;
  return postOf(actor, wanted)?.id;
}

/** True if the actor acts through one of the two posts of the desk. */
export function takesPart(actor: Actor, desk: Pick<DeskRights, 'post_id' | 'giver_post_id'>): boolean {
  return Boolean(postOf(actor, desk.post_id) ?? postOf(actor, desk.giver_post_id));
}

/** True if the actor may follow the dispositions for the sake of this desk: a cancelled one gives its recipient nothing. */
export function mayFollow(
  actor: Actor,
  desk: Pick<DeskRights, 'post_id' | 'giver_post_id' | 'state'>,
): boolean {
  if (desk.state === 'cancelled') return postOf(actor, desk.giver_post_id) !== undefined;
  return takesPart(actor, desk);
}

/** A desk among others. */
type RecipientRights = Pick<DeskRights, 'post_id' | 'giver_post_id' | 'state'> & { id: string };

/** True if the post of the desk has the letter on another one, or gave it on. */
export function takesPartElsewhere(
  desk: Pick<RecipientRights, 'id' | 'post_id'>,
  desks: readonly RecipientRights[],
): boolean {
  return desks.some(
    (one) =>
      one.giver_post_id === desk.post_id ||
      (one.id !== desk.id && one.post_id === desk.post_id && one.state !== 'cancelled'),
  );
}

/** What a secret act says is known to its giver and its recipients alone. */
export function mayKnow(
  actor: Actor,
  act: { secret: boolean; from_post_id: string },
  recipients: readonly { post_id: string; state: RecipientState }[],
): boolean {
  if (!act.secret || actor.kind === 'system') return true;
  const held = recipients.filter((one) => one.state !== 'cancelled');
  return [act.from_post_id, ...held.map((one) => one.post_id)].some((post) => postOf(actor, post));
}

/** True while the letter is neither closed nor cancelled. */
export function isLetterOpen(stage: Stage): boolean {
  return stage !== 'closed' && stage !== 'cancelled';
}

/** What the actor may do at a desk, sent along with it: the same rules guard the use cases. */
export function deskCan(
  actor: Actor,
  desk: DeskRights,
  facts: { stage: Stage; hasOpenBelow: boolean },
): DeskView['can'] {
  const may = (act: RecipientAct) =>
    isLetterOpen(facts.stage) &&
    stateAfter(desk.state, act) !== undefined &&
    actingPost(actor, desk, act) !== undefined;
  return {
    read: may('read'),
    start: may('start'),
    forward: may('forward') && holds(actor, giveDispositions, desk.unit_path),
    report: may('report'),
    return: may('return') && !facts.hasOpenBelow,
    cancel: may('cancel'),
    accept: may('accept'),
    sendBack: may('send-back'),
    close: may('close'),
  };
}
