import type { RecipientState } from '../../contract/terms.ts';
import type { Awaited } from '../../contract/views.ts';
import { isSettled } from './desk-steps.ts';

/** A desk as a node of the tree of one letter. */
export interface Node {
  id: string;
  parent_id: string | null;
  disposition_id: string;
  state: RecipientState;
  post_id: string;
  giver_post_id: string;
  desk_since: Date | null;
  reported_at: Date | null;
  given_at: Date;
  settled_at: Date | null;
}

/** The open desks anywhere below the given ones, themselves left out. */
export function openBelow<N extends Node>(nodes: readonly N[], ids: readonly string[]): N[] {
  const below: N[] = [];
  let level = new Set(ids);
  while (level.size > 0) {
    const children = nodes.filter((node) => node.parent_id !== null && level.has(node.parent_id));
    below.push(...children.filter((node) => !isSettled(node.state)));
    level = new Set(children.map((node) => node.id));
  }
  return below;
}

/** The desks from the first below the addressee down to the given one. */
export function chainTo<N extends Node>(nodes: readonly N[], id: string): N[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const chain: N[] = [];
  for (let node = byId.get(id); node; node = node.parent_id ? byId.get(node.parent_id) : undefined)
    chain.unshift(node);
  return chain;
}

/** The post that has to act at a desk: its own, the giver's where a report waits; null when it waits for those below. */
export function nextPost(node: Node): string | null {
  if (isSettled(node.state)) return null;
  if (node.state === 'reported') return node.giver_post_id;
  return node.desk_since ? node.post_id : null;
}

/** One place where the letter lies now. */
export interface Whereabouts {
  recipientId: string | null;
  postId: string;
  awaited: Awaited;
  since: Date;
  /** Where it goes from there. */
  nextPostId: string | null;
}

/** What is known of the letter itself when it is looked for. */
export interface LetterAt {
  settled: boolean;
  addressees: readonly string[];
  receivedAt: Date;
}

/** Everywhere the letter waits for somebody; nowhere once it is settled. */
export function whereabouts(letter: LetterAt, nodes: readonly Node[]): Whereabouts[] {
  if (letter.settled) return [];
  const open = nodes.filter((node) => !isSettled(node.state));
  if (open.length === 0) return withAddressees(letter, nodes);
  const givenBy = new Map(nodes.map((node) => [node.id, node.giver_post_id]));
  return open.flatMap((node): Whereabouts[] => {
    const reported = node.state === 'reported';
    const postId = nextPost(node);
    if (!postId) return [];
    return [
      {
        recipientId: node.id,
        postId,
        awaited: reported ? 'acceptance' : node.state === 'sent' ? 'read' : 'follow-up',
        since: (reported ? node.reported_at : node.desk_since) ?? node.given_at,
        nextPostId: reported ? ((node.parent_id && givenBy.get(node.parent_id)) ?? null) : node.giver_post_id,
      },
    ];
  });
}

/** With no desk open it is with its addressees: to be disposed first, or to be closed by whoever gave it. */
function withAddressees(letter: LetterAt, nodes: readonly Node[]): Whereabouts[] {
  const place = { recipientId: null, nextPostId: null };
  const effective = nodes.filter((node) => node.state === 'done');
  if (effective.length === 0) {
    // What was taken back unread is as if it had not been given.
    const came = nodes.filter((node) => node.state !== 'cancelled');
    const since = latest(came.map((node) => node.settled_at)) ?? letter.receivedAt;
    return letter.addressees.map((postId) => ({ ...place, postId, awaited: 'disposition' as const, since }));
  }
  const givers = new Set(
    effective.filter((node) => node.parent_id === null).map((node) => node.giver_post_id),
  );
  const since = latest(nodes.map((node) => node.settled_at)) ?? letter.receivedAt;
  return [...givers].map((postId) => ({ ...place, postId, awaited: 'closing' as const, since }));
}

function latest(instants: readonly (Date | null)[]): Date | undefined {
  return instants.filter((one) => one !== null).sort((a, b) => b.getTime() - a.getTime())[0];
}

/** From the first disposition until all were settled, or until now; seconds. */
export function totalSeconds(nodes: readonly Node[], now: Date): number {
  if (nodes.length === 0) return 0;
  const begin = Math.min(...nodes.map((node) => node.given_at.getTime()));
  const end = nodes.every((node) => node.settled_at)
    ? Math.max(...nodes.map((node) => node.settled_at!.getTime()))
    : now.getTime();
  return Math.max(0, Math.floor((end - begin) / 1_000));
}
