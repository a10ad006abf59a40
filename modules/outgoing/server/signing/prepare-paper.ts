import { isDeepStrictEqual } from 'node:util';
import { toString as qrCode } from 'qrcode';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type PostId } from '#core/contract/ids.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { registerObject } from '#modules/files/server/files.api.ts';
import type { DraftId, StepId } from '../../contract/terms.ts';
import { issuingPostOf } from '../drafts/issuing-post.ts';
import { keptText } from '../drafts/live-version.ts';
import { type LoadedDraft, loadDraft } from '../drafts/load-draft.ts';
import { type LetterNumber, numberLetter } from '../numbers/number-letter.ts';
import { letterFactsOf } from '../printing/print-letter.ts';
import type { SignatureBlock } from '../rules/authority/signature-block.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import { newVerificationCode } from '../unguessable-code.ts';
import { currentPaper, type PaperRow } from './papers.queries.ts';
import { keepPaper, markNumbered, type NewPaper } from './papers.writes.ts';
import { fileNameOf, type Printed, printedPaper } from './print-paper.ts';
import { blocksOf, type RightToSign, rightToSign } from './right-to-sign.ts';
import { verificationAddress } from './verification-code.ts';

/** A paper that can be shown and signed, and the step that its signature settles. */
export interface PreparedPaper {
  paper: Pick<PaperRow, 'id' | 'digest' | 'pages' | 'letter_day'>;
  stepId: StepId;
  number: string;
}

export interface WhatToPrepare {
  draftId: DraftId;
  postId: PostId;
  /** Whether who will sign is a recognised provider: it stands in the foot of every page. */
  certified: boolean;
}

/**
 * Numbers a letter and prints it as it will be signed, or finds the paper that is still right: same text, same day, same
 * people. A paper that bears a signature is never printed again. The number is reserved in a transaction of its own; a
 * letter that cannot be printed then keeps it.
 * @throws what stands in the way, as a code of its own
 */
export async function preparePaper(ctx: OutsideContext, what: WhatToPrepare): Promise<PreparedPaper> {
  const plan = await ctx.transact('write', (inner) => planPaper(inner, what));
  if ('ready' in plan) return plan.ready;
  const printed = await printedPaper(ctx, plan);
  return ctx.transact('write', (inner) => keepPrinted(inner, what, plan, printed));
}

/** Everything that a paper is printed from, decided under the lock of its letter. */
interface PaperPlan {
  facts: LetterFacts;
  code: string;
  signerPosts: PostId[];
  version: number;
  number: LetterNumber;
  earlierId: string | null;
}

async function planPaper(
  ctx: TxContext,
  { draftId, postId, certified }: WhatToPrepare,
): Promise<PaperPlan | { ready: PreparedPaper }> {
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensure(['ready', 'numbered', 'signing'].includes(draft.rights.stage), 'outgoing.not-now');
  const [right, paper] = await Promise.all([
    rightToSign(ctx, draft, postId),
    currentPaper(ctx.tx, draftId, { lock: true }),
  ]);
  ensure(isFree(paper, ctx.clock.now()), 'outgoing.being-signed');
  if (paper && paper.signatures > 0) {
    ensureStillRight(paper, right, certified);
    return { ready: ready(paper, right) };
  }
  const number = await numberFor(ctx, draft, right);
  const code = paper?.verification_code ?? newVerificationCode();
  const facts = await factsOf(ctx, draft, right, { number, certified, code });
  const isSame = paper && paper.certified === certified && isDeepStrictEqual(paper.facts, asKept(facts));
  if (isSame) return { ready: ready(paper, right) };
  // Another paper bears another code: nobody finds what was never signed.
  const fresh = paper ? newVerificationCode() : code;
  return {
    facts: paper ? await factsOf(ctx, draft, right, { number, certified, code: fresh }) : facts,
    code: fresh,
    signerPosts: draft.facts.signers.map((one) => one.postId),
    version: draft.row.version_number,
    number,
    earlierId: paper?.id ?? null,
  };
}

/** Nobody signs it at this moment, or whoever did was cut off. */
export function isFree(paper: Pick<PaperRow, 'claimed_until'> | undefined, now: Date): boolean {
  return !paper?.claimed_until || paper.claimed_until <= now;
}

/**
 * What stands printed for the signer is what they would sign as now, and the foot names the right kind of provider.
 * @throws outgoing.block-changed, outgoing.signing-provider-changed
 */
export function ensureStillRight(paper: PaperRow, right: RightToSign, certified: boolean): void {
  ensure(isAsPrinted(paper, right.index, right.authority.block), 'outgoing.block-changed');
  ensure(paper.certified === certified, 'outgoing.signing-provider-changed');
}

/** Whether a signer would sign as what stands printed for them: frozen since the first signature. */
export function isAsPrinted(
  { facts }: Pick<PaperRow, 'facts'>,
  index: number,
  block: SignatureBlock,
): boolean {
  return isDeepStrictEqual(facts.signatures[index]?.block, asKept(block));
}

const ready = (paper: PaperRow, right: RightToSign): PreparedPaper => ({
  paper,
  stepId: right.stepId,
  number: found(paper.facts.number),
});

/** As it comes back from the database. */
function asKept<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function numberFor(ctx: TxContext, draft: LoadedDraft, right: RightToSign): Promise<LetterNumber> {
  const { facts } = draft;
  return numberLetter(ctx, {
    draftId: draft.id,
    issuing: found(right.office.posts.get(issuingPostOf(facts.signers))),
    kind: right.kind,
    securityClass: facts.securityClass,
    classificationCode: facts.classificationCode,
  });
}

async function factsOf(
  ctx: TxContext,
  draft: LoadedDraft,
  right: RightToSign,
  { number, certified, code }: { number: LetterNumber; certified: boolean; code: string },
): Promise<LetterFacts> {
  const version = await keptText(ctx.tx, draft.id, draft.row.version_number);
  const address = verificationAddress(ctx.publicUrl, code);
  const qr = await qrCode(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  const blocks = blocksOf(right, version.facts.signers, ctx.clock.now());
  return letterFactsOf(ctx, {
    row: draft.row,
    facts: version.facts,
    text: version.text,
    day: number.letterDay,
    known: right,
    number: number.text,
    signatures: blocks.map((block) => ({ block, electronic: { qr, address } })),
    certified,
    verificationAddress: address,
  });
}

/** Keeps the paper, unless the letter is another by now: then it is prepared again. @throws outgoing.changed-meanwhile */
async function keepPrinted(
  ctx: TxContext,
  { draftId, postId }: WhatToPrepare,
  plan: PaperPlan,
  printed: Printed,
): Promise<PreparedPaper> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const draft = await loadDraft(ctx, draftId, { lock: true });
  const [right, earlier] = await Promise.all([
    rightToSign(ctx, draft, postId),
    currentPaper(tx, draftId, { lock: true }),
  ]);
  const { number, letter_day } = draft.row;
  const isStill =
    draft.row.version_number === plan.version &&
    number === plan.number.text &&
    letter_day === plan.number.letterDay &&
    (earlier?.id ?? null) === plan.earlierId &&
    isFree(earlier, now);
  ensure(isStill, 'outgoing.changed-meanwhile');
  const file = await registerObject(tx, {
    object: printed.object,
    name: `${fileNameOf(plan.number.text)}.pdf`,
    mediaType: 'application/pdf',
    personId: null,
    at: now,
  });
  const paper: NewPaper = {
    id: newId(),
    draft_id: draftId,
    number_id: plan.number.row.id,
    version_number: plan.version,
    letter_day: plan.number.letterDay,
    facts: plan.facts,
    places: printed.places,
    certified: plan.facts.certified ?? fail('core.internal'),
    verification_code: plan.code,
    pages: printed.pages,
    file_id: file.fileId,
    digest: printed.digest,
  };
  keepPaper(tx, paper, earlier, now);
  markNumbered(tx, draftId, now);
  return { paper, stepId: right.stepId, number: plan.number.text };
}
