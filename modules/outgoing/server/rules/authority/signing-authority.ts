import type { HolderKind } from '#modules/organization/contract/shapes.ts';
import type { MandateKind } from '../../../contract/terms.ts';
import { holdingOf, mostSettled } from './holding.ts';
import { chainBetween, mandateOf } from './mandate-chain.ts';
import { nameShown } from './name-shown.ts';
import { officeOf } from './office-of.ts';
import { type AuthorityRefusal, type Because, because } from './reasons.ts';
import { type SignatureBlock, signatureBlock } from './signature-block.ts';
import { isInForce, type SigningFacts, type SigningQuestion } from './signing-facts.ts';

export type SigningAuthority =
  | {
      granted: true;
      capacity: 'own' | MandateKind;
      holderKind: HolderKind;
      block: SignatureBlock;
      why: Because[];
    }
  | { granted: false; code: AuthorityRefusal; why: Because[] };

/**
 * Whether a person may sign, as what, and how the block is printed; or why not. Asked at the moment of signing and frozen
 * in the letter. Mandates go down one level at a time: a.n. to the post below, u.b. from there to the next; the mandator
 * stays responsible and must be in office (UU 30/2014 art. 14; Permendagri 1/2023 art. 41–44).
 */
export function signingAuthority(facts: SigningFacts, question: SigningQuestion): SigningAuthority {
  const why: Because[] = [];
  const chain = chainBetween(facts, question);
  const signer = facts.people.get(question.signerId);
  if (chain === 'unknown' || !signer) return refuse('outgoing.post-unknown', why);
  const signing = chain === 'not-below' ? facts.posts.get(question.signingPostId)! : chain.at(-1)!;
  const holding = holdingOf(facts.holders, signing.id, question.signerId, question.at);
  why.push(...holding.why(signing.name));
  if (!holding.inForce) return refuse(holding.code, why);
  if (chain === 'not-below') return refuse('outgoing.not-below-issuer', why);

  const mandators: HolderKind[] = [];
  for (const [index, post] of chain.slice(0, -1).entries()) {
    const mandate = mandateOf(
      facts.delegations,
      index === 0 ? 'an' : 'ub',
      post,
      chain[index + 1]!,
      question,
    );
    why.push(...mandate.why);
    if (mandate.code) return refuse(mandate.code, why);
    const inOffice = mostSettled(
      facts.holders.filter((one) => one.postId === post.id && isInForce(one, question.at)),
    );
    if (!inOffice)
      return refuse('outgoing.mandator-vacant', [...why, because('mandator-vacant', { post: post.name })]);
    mandators.push(inOffice.kind);
  }

  const { kind: holderKind } = holding.inForce;
  const superior = signing.superiorId ? (facts.posts.get(signing.superiorId) ?? null) : null;
  const shown = nameShown(officeOf(signing, superior), holderKind, question.kind);
  why.push({ code: shown.because, params: { kind: question.kind.code } });
  if (chain.length > 1) why.push(because('mandator-answers', { post: chain[0]!.name }));
  if ((chain.length > 1 || isRoutine(holderKind)) && isStrategic(question))
    why.push(because('not-strategic', {}));
  const kinds = [...mandators, holderKind];
  const ranks = chain.map((post, index) => ({ postName: post.name, holderKind: kinds[index]! }));
  const capacity = (['own', 'an', 'ub'] as const)[chain.length - 1]!;
  return { granted: true, capacity, holderKind, block: signatureBlock(ranks, signer, shown), why };
}

/** Plt. and Plh. carry out the routine of an office (UU 30/2014 art. 14(2)). */
function isRoutine(kind: HolderKind): boolean {
  return kind === 'plt' || kind === 'plh';
}

/** Kinds that may change the standing of organisation, staff or budget (UU 30/2014 art. 14(7)): told, for a person to weigh. */
function isStrategic({ kind }: SigningQuestion): boolean {
  return kind.subclass === 'deciding' || kind.subclass === 'regulating';
}

function refuse(code: AuthorityRefusal, why: Because[]): SigningAuthority {
  return { granted: false, code, why };
}
