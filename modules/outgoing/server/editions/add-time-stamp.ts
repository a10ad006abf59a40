import { found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, type KnownFile, registerObject } from '#modules/files/server/files.api.ts';
import { type RaisedLevel, raisedLevel } from '#modules/signatures/server/signatures.api.ts';
import { proofAdded, signerFoundRevoked, stampGivenUp, timeStampAdded } from '../../contract/events.ts';
import type { DraftId, StampReason } from '../../contract/terms.ts';
import { nextTry } from '../rules/editions/stamp-tries.ts';
import { type SignedLetter, signedLetter } from '../sending/deliveries.queries.ts';
import { knownBytes } from '../signing/known-bytes.ts';
import { fileNameOf, storedPdf } from '../signing/print-paper.ts';
import {
  type DueStamp,
  dueStamp,
  type NewestEdition,
  newestEdition,
  signerPostsOf,
  stampsDue,
} from './editions.queries.ts';
import { keepEdition, noteStampTry } from './editions.writes.ts';

/** The edition that is to get a stamp. */
interface Wanted {
  edition: NewestEdition;
  file: KnownFile;
}

/** What is the matter with the clock itself meets every letter that waits for it. */
const ofTheClock: ReadonlySet<StampReason> = new Set(['clock-silent', 'stamp-not-believed']);
const mostPostponed = 1_000;

/**
 * Adds the time stamp that a letter awaits, as its next edition. Stamped outside of any transaction, stored, and then
 * kept with its event in one: cut off in between, the letter is as it was and an object lies in the store to which
 * nothing points. Done again, it finds nothing to do.
 * @param raise what adds the stamp
 */
export async function addTimeStamp(
  ctx: JobContext,
  draftId: DraftId,
  raise: (ctx: JobContext, pdf: Buffer) => Promise<RaisedLevel> = raisedLevel,
): Promise<void> {
  const wanted = await ctx.transact('read', (inner) => wantedNow(inner, draftId));
  if (!wanted) return;
  try {
    await tried(ctx, draftId, wanted, raise);
  } catch (error) {
    // Told as a failed job; when it is tried again stands with the letter, like any other try.
    if (!ctx.signal.aborted) await postpone(ctx, draftId, 'fault');
    throw error;
  }
}

async function wantedNow(ctx: TxContext, draftId: DraftId): Promise<Wanted | undefined> {
  if (!(await dueStamp(ctx.tx, draftId, ctx.clock.now()))) return undefined;
  const edition = found(await newestEdition(ctx.tx, draftId));
  return { edition, file: found(await fileById(ctx.tx, edition.fileId)) };
}

async function tried(
  ctx: JobContext,
  draftId: DraftId,
  { edition, file }: Wanted,
  raise: (ctx: JobContext, pdf: Buffer) => Promise<RaisedLevel>,
): Promise<void> {
  const pdf = await knownBytes(ctx, file, edition.digest);
  if (!pdf) return postpone(ctx, draftId, 'file-differs');
  const made = await raise(ctx, pdf);
  if (made.state === 'waits') return postpone(ctx, draftId, made.why);
  if (made.state === 'complete') return ctx.transact('write', (inner) => settleWithout(inner, draftId, made));
  const raised = made.state === 'useless' ? made.proof : made;
  const stored = raised && (await storedBehind(ctx, pdf, raised));
  await ctx.transact('write', async (inner) => {
    const due = await dueStamp(inner.tx, draftId, inner.clock.now(), { lock: true });
    const now = await newestEdition(inner.tx, draftId);
    // Somebody else did the same meanwhile; what was stored here nothing points to.
    if (!due || !now?.digest.equals(edition.digest)) return;
    if (stored) await keepRaised(inner, draftId, edition, stored);
    if (made.state === 'useless') await giveUp(inner, due, made.why);
    else await settleRaised(inner, due, made, stored!.digest);
  });
}

type Stored = Awaited<ReturnType<typeof storedPdf>> & { level: string };

async function storedBehind(
  ctx: JobContext,
  pdf: Buffer,
  raised: { pdf: Buffer; level: string },
): Promise<Stored> {
  // Whoever holds the earlier file must find every byte of it in the new one.
  if (raised.pdf.length <= pdf.length || !raised.pdf.subarray(0, pdf.length).equals(pdf))
    throw new Error('a raised letter does not begin with the letter');
  return { ...(await storedPdf(ctx, raised.pdf)), level: raised.level };
}

async function keepRaised(
  ctx: TxContext,
  draftId: DraftId,
  before: NewestEdition,
  raised: Stored,
): Promise<void> {
  const { tx } = ctx;
  const at = ctx.clock.now();
  const letter = found(await signedLetter(tx, draftId));
  const file = await registerObject(tx, {
    object: raised.object,
    name: `${fileNameOf(letter.number)}.pdf`,
    mediaType: 'application/pdf',
    personId: null,
    at,
  });
  await keepEdition(tx, {
    letter_id: draftId,
    number: before.number + 1,
    file_id: file.fileId,
    digest: raised.digest,
    level: raised.level as KeptLevel,
    made_at: at,
  });
}

type KeptLevel = 'B-T' | 'B-LT' | 'B-LTA';

/** Settled, or on with what is still missing behind the stamp. */
async function settleRaised(
  ctx: TxContext,
  due: DueStamp,
  made: Extract<RaisedLevel, { state: 'raised' }>,
  digest: Buffer,
): Promise<void> {
  const { tx } = ctx;
  const draftId = due.draft_id as DraftId;
  const at = ctx.clock.now();
  const { awaits } = made;
  noteStampTry(
    tx,
    draftId,
    awaits
      ? { awaits, tries: 0, reason: 'revocation-silent', next_try_at: nextTry(0, at) }
      : { tries: due.tries + 1, reason: null, settled_at: at, outcome: 'added' },
  );
  const letter = found(await signedLetter(tx, draftId));
  const pdfSha256 = digest.toString('hex');
  const payload = { ...toldOf(letter), level: made.level as KeptLevel, pdfSha256 };
  await emit(ctx, due.awaits === 'time-stamp' ? timeStampAdded : proofAdded, { subject: draftId, payload });
}

/** A later signer's stamp over the document served the earlier ones too; or nobody wishes for more any longer. */
async function settleWithout(
  { tx, clock }: TxContext,
  draftId: DraftId,
  { level }: { level: string },
): Promise<void> {
  const due = await dueStamp(tx, draftId, clock.now(), { lock: true });
  if (!due) return;
  const isWithout = due.awaits === 'validation-data' && level === 'B-T';
  noteStampTry(tx, draftId, {
    reason: isWithout ? 'not-wished' : null,
    settled_at: clock.now(),
    outcome: isWithout ? 'given-up' : 'added',
  });
}

/** Tries again later, and gives up what was tried for long enough. */
function postpone(ctx: JobContext, draftId: DraftId, why: StampReason): Promise<void> {
  return ctx.transact('write', async (inner) => {
    const { tx } = inner;
    const now = inner.clock.now();
    // One silent answer is enough for all letters: each would wait for it.
    const all = ofTheClock.has(why) ? await stampsDue(tx, now, mostPostponed, { lock: true }) : [];
    const own = await dueStamp(tx, draftId, now, { lock: true });
    const others = all.filter((one) => one.draft_id !== draftId && one.awaits === 'time-stamp');
    for (const due of own ? [own, ...others] : others) {
      if (due.gives_up_at! <= now) await giveUp(inner, due, why);
      else
        noteStampTry(tx, due.draft_id as DraftId, {
          tries: due.tries + 1,
          reason: why,
          next_try_at: nextTry(due.tries + 1, now),
        });
    }
  });
}

async function giveUp(ctx: TxContext, due: DueStamp, reason: StampReason): Promise<void> {
  const { tx } = ctx;
  const draftId = due.draft_id as DraftId;
  noteStampTry(tx, draftId, {
    tries: due.tries + 1,
    reason,
    settled_at: ctx.clock.now(),
    outcome: 'given-up',
  });
  // A letter that has its stamp is in force as it is; only what makes it doubtful is told to people.
  if (due.awaits === 'validation-data' && reason !== 'signer-revoked') return;
  const letter = found(await signedLetter(tx, draftId));
  const { posts, ...told } = toldOf(letter);
  const signers = await signerPostsOf(tx, draftId);
  const payload = { ...told, posts: [...new Set([...posts, ...signers])] };
  if (due.awaits === 'validation-data') await emit(ctx, signerFoundRevoked, { subject: draftId, payload });
  else await emit(ctx, stampGivenUp, { subject: draftId, payload: { ...payload, reason } });
}

const toldOf = (letter: SignedLetter) => ({
  securityClass: letter.security_class,
  posts: [letter.drafted_post_id as PostId],
});
