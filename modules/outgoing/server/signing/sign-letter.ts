import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, type KnownFile, registerObject } from '#modules/files/server/files.api.ts';
import {
  ensureCertificateStands,
  type SignedLetter,
  type SigningRun,
} from '#modules/signatures/server/signatures.api.ts';
import { letterSigned } from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { type LoadedDraft, loadDraft } from '../drafts/load-draft.ts';
import { settleSignature } from '../drafts/step-transition.ts';
import { settleStamp } from '../editions/await-stamp.ts';
import { entryOf, type NumberRow, numberOfDraft } from '../numbers/numbers.queries.ts';
import { keepNumber } from '../numbers/numbers.writes.ts';
import { issued, needBeforeSigning, type Outcome, signed } from '../rules/numbering/number-life.ts';
import { startSending } from '../sending/start-sending.ts';
import { knownBytes } from './known-bytes.ts';
import { currentPaper, type PaperRow, type SignerPlace } from './papers.queries.ts';
import { claimPaper, keepSignedFile } from './papers.writes.ts';
import { ensureStillRight, isFree } from './prepare-paper.ts';
import { fileNameOf, storedPdf } from './print-paper.ts';
import { type RightToSign, rightToSign } from './right-to-sign.ts';
import type { ItemRow, SigningRow } from './signing.queries.ts';
import { keepLetter, keepSignature, keepSigningAlive, settleItem } from './signing.writes.ts';

/** Milliseconds after which an act that says nothing is taken for interrupted; a provider outside may take a minute. */
const patience = { local: 30_000, outside: 90_000 } as const;

/** Until when an act that does its next step now is believed to be alive. */
export function aliveUntil({ certified }: Pick<SigningRow, 'certified'>, now: Date): Date {
  return new Date(now.getTime() + (certified ? patience.outside : patience.local));
}

/** A letter that this act alone may sign now. */
interface Claimed {
  paper: PaperRow;
  /** As it was at that instant; it is kept with the signature. */
  right: RightToSign;
  place: SignerPlace;
  file: KnownFile;
  /** The instant of the signature: that of its day, number and right. */
  at: Date;
}

/**
 * Signs one letter of an act. It is claimed under its lock, with everything that was true when it was shown asked again;
 * signed outside of any transaction; and committed with its number, its step and its event in one. Where it is cut off in
 * between, nothing was signed.
 */
export async function signLetter(
  ctx: OutsideContext,
  run: Pick<SigningRun, 'sign' | 'certificate'>,
  signing: SigningRow,
  item: ItemRow,
): Promise<void> {
  const claimed = await ctx.transact('write', (inner) => claim(inner, run, signing, item));
  const pdf = await shownFile(ctx, claimed);
  const { field, page, rectangle } = claimed.place;
  const made = await run.sign(pdf, {
    at: claimed.at,
    ...(field ? { field } : { place: { page, rectangle } }),
  });
  // Whoever signs adds behind what was shown, and touches nothing of it.
  ensure(made.pdf.subarray(0, pdf.length).equals(pdf), 'signatures.provider-odd');
  const stored = await storedPdf(ctx, made.pdf);
  await ctx.transact('write', (inner) => commit(inner, signing, item, claimed, { ...made, ...stored }));
}

async function claim(
  ctx: TxContext,
  run: Pick<SigningRun, 'certificate'>,
  signing: SigningRow,
  item: ItemRow,
): Promise<Claimed> {
  const { tx } = ctx;
  const at = ctx.clock.now();
  // Revoked while the act goes on, it signs nothing more.
  await ensureCertificateStands(ctx, run);
  const draft = await loadDraft(ctx, item.draft_id, { lock: true });
  const [right, current, reserved] = await Promise.all([
    rightToSign(ctx, draft, signing.post_id),
    currentPaper(tx, item.draft_id, { lock: true }),
    numberOfDraft(tx, item.draft_id),
  ]);
  ensure(right.stepId === item.step_id, 'outgoing.step-not-open');
  const paper = shown(current, item, draft);
  ensure(isFree(paper, at), 'outgoing.being-signed');
  ensureStillRight(paper, right, signing.certified);
  const number = found(reserved);
  const today = dayIn(ctx.actor.zone, at);
  if (number.state === 'reserved')
    ensure(
      needBeforeSigning(entryOf(number), today) === 'nothing' && number.id === paper.number_id,
      'outgoing.number-printed-for-another-day',
    );
  const until = aliveUntil(signing, at);
  claimPaper(tx, paper.id, signing.id, until);
  keepSigningAlive(tx, signing.id, until);
  settleItem(tx, signing.id, item.draft_id, { state: 'signing' });
  const file = found(await fileById(tx, paper.file_id));
  return { paper, right, place: found(paper.places[right.index]), file, at };
}

/** The paper that counts, if it is the one that was shown. @throws outgoing.paper-changed */
function shown(paper: PaperRow | undefined, item: ItemRow, draft: LoadedDraft): PaperRow {
  const isShown =
    paper !== undefined &&
    paper.id === item.paper_id &&
    item.digest !== null &&
    paper.digest.equals(item.digest) &&
    paper.version_number === draft.row.version_number;
  return isShown ? paper : fail('outgoing.paper-changed');
}

/** The very bytes whose digest was shown. @throws outgoing.paper-changed */
async function shownFile(ctx: OutsideContext, { paper, file }: Claimed): Promise<Buffer> {
  return (await knownBytes(ctx, file, paper.digest)) ?? fail('outgoing.paper-changed');
}

async function commit(
  ctx: TxContext,
  signing: SigningRow,
  item: ItemRow,
  { paper, right, at }: Claimed,
  made: Pick<SignedLetter, 'level' | 'awaits'> & Awaited<ReturnType<typeof storedPdf>>,
): Promise<void> {
  const { tx } = ctx;
  const draft = await loadDraft(ctx, item.draft_id, { lock: true });
  const [file, number] = await Promise.all([
    registerObject(tx, {
      object: made.object,
      name: `${fileNameOf(found(paper.facts.number))}.pdf`,
      mediaType: 'application/pdf',
      personId: null,
      at,
    }),
    numberOfDraft(tx, item.draft_id),
  ]);
  const by = signing.person_id;
  const [{ complete, opened }] = await Promise.all([
    settleSignature(tx, draft, { postId: signing.post_id, version: paper.version_number, by, at }),
    keepSignedFile(tx, paper, { fileId: file.fileId, digest: made.digest, signingId: signing.id }),
  ]);
  keepSignature(tx, signatureRow({ signing, paper, right, digest: made.digest, at }));
  await settleNumber(ctx, found(number), item.draft_id, complete, at);
  const level = await settleStamp(ctx, item.draft_id, { complete, made, at });
  if (complete) {
    keepLetter(tx, {
      id: item.draft_id,
      number_id: paper.number_id,
      kind_code: draft.row.kind_code,
      security_class: draft.row.security_class,
      readers: draft.row.readers,
      letter_day: paper.letter_day,
      facts: paper.facts,
      file_id: file.fileId,
      document_digest: made.digest,
      verification_code: paper.verification_code,
      level,
      signed_at: at,
    });
  }
  settleItem(tx, signing.id, item.draft_id, { state: 'signed', complete, settled_at: at });
  await emit(ctx, letterSigned, {
    subject: item.draft_id,
    post: signing.post_id,
    payload: {
      securityClass: draft.rights.securityClass,
      // Whose turn it is now: the next signer, or who sends it.
      posts: complete ? [draft.rights.writerPostId] : opened,
      stepId: right.stepId,
      certified: paper.certified,
      complete,
      ...(complete && { pdfSha256: made.digest.toString('hex') }),
    },
  });
  if (complete && draft.facts.sendWhenSigned) await startSending(ctx, item.draft_id);
}

/** What is kept of a signature for good: who, as what, by which right, over which bytes. */
function signatureRow(made: {
  signing: SigningRow;
  paper: PaperRow;
  right: RightToSign;
  digest: Buffer;
  at: Date;
}) {
  const { signing, paper, right, digest, at } = made;
  return {
    id: newId(),
    draft_id: paper.draft_id,
    paper_id: paper.id,
    position: paper.signatures + 1,
    step_id: right.stepId,
    signing_id: signing.id,
    person_id: signing.person_id,
    post_id: signing.post_id,
    capacity: right.authority.capacity,
    holder_kind: right.authority.holderKind,
    why: right.authority.why,
    shown_digest: paper.digest,
    digest,
    signed_at: at,
  };
}

/** The number is bound by the first signature and issued by the last. */
async function settleNumber(
  ctx: TxContext,
  row: NumberRow,
  draftId: DraftId,
  complete: boolean,
  at: Date,
): Promise<void> {
  const now = entryOf(row);
  const kept = ({ entry, refused }: Outcome) => entry ?? fail(refused!);
  const bound = now.state === 'reserved' ? kept(signed(now, draftId, dayIn(ctx.actor.zone, at))) : now;
  const entry = complete ? kept(issued(bound, draftId)) : bound;
  if (entry === now) return;
  await keepNumber(ctx.tx, row, entry, row.text, { by: found(ctx.actor.personId), at });
}
