import { AppError, ensure, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { type SignerState, signerFor } from '#modules/signatures/server/signatures.api.ts';
import type { SigningView, signatures } from '../../contract/signing.ts';
import type { DraftId, SigningId } from '../../contract/terms.ts';
import { type PreparedPaper, preparePaper, type WhatToPrepare } from '../signing/prepare-paper.ts';
import { showSigningOf } from '../signing/signing.present.ts';
import { keepSigning } from '../signing/signing.writes.ts';

/** Milliseconds after which the letters that are left are told to wait: a request is not answered for ever. */
const longestWork = 40_000;

/** Minutes within which what was shown can be signed. */
const minutes = 10;

type Prepared = { draftId: DraftId } & (PreparedPaper | { code: string });

/**
 * Numbers and prints letters that wait for the signature of a post, and keeps what the person means to sign: these
 * papers, by their digests, through this post, for some minutes, once. Only who holds the post: a secretary prepares
 * nothing.
 */
export async function prepareSigning(
  ctx: OutsideContext,
  input: InputOf<typeof signatures.prepare>,
): Promise<SigningView> {
  const { postId, draftIds } = input;
  const signer = await signerFor(ctx, { postId });
  ensure(signer.state !== 'post-not-held', 'core.not-found');
  const { certified } = signer;
  const papers: Prepared[] = [];
  const until = performance.now() + longestWork;
  for (const draftId of draftIds) {
    const inTime = performance.now() < until;
    const paper = inTime ? await prepared(ctx, { draftId, postId, certified }) : { code: 'core.busy' };
    papers.push({ draftId, ...paper });
  }
  const id = newId<'Signing'>() as SigningId;
  return ctx.transact('write', async (inner) => {
    const at = inner.clock.now();
    const personId: PersonId = found(inner.actor.personId);
    await keepSigning(
      inner.tx,
      {
        id,
        person_id: personId,
        post_id: postId,
        ...providerOf(signer),
        prepared_at: at,
        expires_at: new Date(at.getTime() + minutes * 60_000),
      },
      papers.map((one) => itemOf(one, at)),
    );
    return showSigningOf(inner, id);
  });
}

const providerOf = ({ provider, certified, state, expiresAt, keeping }: SignerState) => ({
  provider,
  certified,
  certificate_state: state,
  certificate_until: expiresAt,
  secret: provider === 'bsre-v2' ? ('either' as const) : keeping === 'token' ? ('pin' as const) : keeping,
});

function itemOf(one: Prepared, at: Date) {
  if ('code' in one)
    return { draft_id: one.draftId, state: 'refused' as const, code: one.code, settled_at: at };
  const { draftId, stepId, paper } = one;
  return {
    draft_id: draftId,
    step_id: stepId,
    paper_id: paper.id,
    digest: paper.digest,
    state: 'ready' as const,
  };
}

/** Refusals that are no answer about a letter: who asks may not know of it, or has to prove themselves first. */
const aboutTheAsker: ReadonlySet<string> = new Set(['core.not-found', 'core.step-up-required', 'core.busy']);

/** The paper, or why there is none; another who changed the letter in between is waited for once. */
async function prepared(ctx: OutsideContext, what: WhatToPrepare): Promise<PreparedPaper | { code: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await preparePaper(ctx, what);
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500 || aboutTheAsker.has(error.code)) throw error;
      if (error.code === 'outgoing.changed-meanwhile' && attempt === 1) continue;
      return { code: error.code };
    }
  }
}
