import type { PostId } from '#core/contract/ids.ts';
import type { MandateKind } from '../../../contract/terms.ts';
import { officeOf } from './office-of.ts';
import { type AuthorityRefusal, type Because, because, latest, period } from './reasons.ts';
import {
  type Delegation,
  isInForce,
  type SigningFacts,
  type SigningPost,
  type SigningQuestion,
} from './signing-facts.ts';

/** The most levels between the signing and the issuing post: a.n. one, u.b. two. */
const deepest = 2;

/** The posts through which the mandate goes, from the issuing down to the signing one. */
export function chainBetween(
  facts: SigningFacts,
  question: SigningQuestion,
): SigningPost[] | 'unknown' | 'not-below' {
  const { posts } = facts;
  const { signingPostId, issuingPostId } = question;
  const chain: SigningPost[] = [];
  if (!posts.has(signingPostId) || !posts.has(issuingPostId)) return 'unknown';
  for (let id: PostId | null = signingPostId; id !== null && chain.length <= deepest; ) {
    const post = posts.get(id);
    if (!post) return 'unknown';
    chain.unshift(post);
    if (id === issuingPostId)
      return isPastSecretary(chain, facts, question) ? [chain[0]!, chain.at(-1)!] : chain;
    id = post.superiorId;
  }
  return 'not-below';
}

/**
 * The head of a department answers to the regional head through the regional secretary (PP 18/2016) and signs a.n. the
 * regional head where that mandate holds, past the secretary; otherwise u.b. the secretary, if that was passed on.
 */
function isPastSecretary(
  chain: readonly SigningPost[],
  facts: SigningFacts,
  question: SigningQuestion,
): boolean {
  const [issuing, between, signing] = chain;
  if (!issuing || !between || !signing?.isHead || signing.unitKind !== 'department') return false;
  if (officeOf(issuing, null) !== 'regional-head' || officeOf(between, issuing) !== 'regional-secretary')
    return false;
  const direct = mandatesBetween(facts.delegations, 'an', issuing, signing);
  if (direct.some((one) => covers(one, question) && isInForce(one, question.at))) return true;
  return direct.length > 0 && mandatesBetween(facts.delegations, 'ub', between, signing).length === 0;
}

/** The mandate of one level for this kind of letter, or what is missing of it. */
export function mandateOf(
  delegations: readonly Delegation[],
  kind: MandateKind,
  from: SigningPost,
  to: SigningPost,
  question: SigningQuestion,
): { code: AuthorityRefusal | null; why: Because[] } {
  const between = { from: from.name, to: to.name, as: kind };
  const given = mandatesBetween(delegations, kind, from, to);
  const forKind = given.filter((one) => covers(one, question));
  const valid = latest(forKind.filter((one) => isInForce(one, question.at)));
  if (valid) return { code: null, why: [because('mandate', { ...between, ...period(valid) })] };
  const nearest = latest(forKind.filter((one) => one.startsAt <= question.at)) ?? latest(forKind);
  if (nearest) {
    const code = nearest.startsAt > question.at ? 'outgoing.mandate-not-yet' : 'outgoing.mandate-ended';
    return { code, why: [because('mandate', { ...between, ...period(nearest) })] };
  }
  const code = given.length > 0 ? 'outgoing.mandate-not-for-kind' : 'outgoing.mandate-missing';
  return { code, why: [because('mandate-missing', { ...between, kind: question.kind.code })] };
}

function mandatesBetween(
  delegations: readonly Delegation[],
  kind: MandateKind,
  from: SigningPost,
  to: SigningPost,
): Delegation[] {
  return delegations.filter(
    (one) => one.kind === kind && one.fromPostId === from.id && one.toPostId === to.id,
  );
}

function covers(mandate: Delegation, question: SigningQuestion): boolean {
  return mandate.letterKinds === null || mandate.letterKinds.includes(question.kind.code);
}
