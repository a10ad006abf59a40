import { ensure, found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { ActorPost } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { deskById } from '#modules/dispositions/server/dispositions.api.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { letterToAnswer } from '#modules/letters/server/letters.api.ts';
import { superiorOf } from '#modules/organization/server/organization.api.ts';
import type { DraftFacts, Recipient, ShownRecipient } from '../../contract/draft-fields.ts';
import { LetterText } from '../../contract/letter-text.ts';
import type { AmendsHow, DraftId } from '../../contract/terms.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import { signedLetter } from '../sending/deliveries.queries.ts';
import { textOf } from '../text/text-of.ts';
import { mayReadDrafting } from './drafts.policy.ts';
import type { KindOfDraft } from './kind-of-draft.ts';
import { type LoadedDraft, loadDraft } from './load-draft.ts';
import { amendable } from './may-amend.ts';
import { shownFacts } from './shown-facts.ts';

/** What a letter is begun from. */
export interface Beginning {
  answersLetterId: LetterId | null;
  answersDeskId: RecipientId | null;
  amends: { draftId: DraftId; how: AmendsHow } | null;
  likeDraftId: DraftId | null;
}

/** What a letter takes over from what it is begun from. */
export interface TakenOver {
  facts: Partial<DraftFacts>;
  text: LetterText;
  /** The letter of the disposition, where only this was named. */
  answersLetterId: LetterId | null;
}

const emptyText: LetterText = LetterText.parse({ parts: {} });

/**
 * What a letter takes over: from the letter or the disposition that it answers its subject, addressee and classes; from a
 * letter that it amends whom it went to and who signed it; from one that it is like everything but the files.
 * @throws core.not-found for what the writer may not read, outgoing.amends-unsent, outgoing.amends-ended
 */
export async function takenOver(
  ctx: TxContext,
  post: ActorPost,
  kind: KindOfDraft,
  from: Beginning,
): Promise<TakenOver> {
  const like = from.likeDraftId && (await likeDraft(ctx, kind, from.likeDraftId));
  const amended = from.amends && (await amendedFacts(ctx, kind, from.amends));
  const desk = from.answersDeskId && (await deskOf(ctx, post, from.answersDeskId));
  const answersLetterId = from.answersLetterId ?? (desk ? desk.letterId : null);
  ensure(!desk || desk.letterId === answersLetterId, 'core.not-found');
  const answered =
    answersLetterId && (await answerFacts(ctx, kind, answersLetterId, desk ? desk.giverPostId : null));
  return {
    facts: { ...(like ? like.facts : {}), ...answered, ...amended },
    text: like ? like.text : emptyText,
    answersLetterId,
  };
}

/** The facts with which a letter begins where nobody said otherwise. */
export async function factsByDefault(
  ctx: TxContext,
  post: ActorPost,
  { kind, rules }: KindOfDraft,
): Promise<DraftFacts> {
  const superior = await superiorOf(ctx.tx, post.id, ctx.clock.now());
  return {
    subject: kind.name,
    classificationCode: null,
    securityClass: 'B',
    urgency: 'biasa',
    signers: [{ postId: superior?.id ?? post.id, forPostId: null }],
    recipients: [],
    recipientsPlace: rules.words['at-place'] ?? null,
    copies: [],
    attachments: { count: 0, unit: rules.words['attachments-unit']! },
    fileIds: [],
    sendWhenSigned: false,
  };
}

/** A desk of the writer's own post or unit: whoever works there may draft the answer. */
async function deskOf(ctx: TxContext, post: ActorPost, id: RecipientId) {
  const desk = found(await deskById(ctx.tx, id));
  const own = desk.postId === post.id || (desk.unitPath as UnitId[]).at(-1) === post.unitId;
  ensure(own && !desk.cancelled, 'core.not-found');
  return desk;
}

/** An answer inside goes to who gave the disposition, any other to the sender of the letter. */
async function answerFacts(
  ctx: TxContext,
  { kind, rules }: KindOfDraft,
  id: LetterId,
  giver: PostId | null,
): Promise<Partial<DraftFacts>> {
  const { sender, subject, classificationCode, securityClass, urgency } = await letterToAnswer(ctx, id);
  const recipient: Recipient =
    kind.subclass === 'internal' && giver
      ? { channel: 'post', postId: giver, name: null }
      : { channel: 'paper', name: sender.slice(0, 300) };
  return {
    subject: filled(rules.words['subject-answers']!, subject),
    classificationCode,
    securityClass,
    urgency,
    recipients: [recipient],
  };
}

async function amendedFacts(
  ctx: TxContext,
  { rules }: KindOfDraft,
  { draftId, how }: NonNullable<Beginning['amends']>,
): Promise<Partial<DraftFacts>> {
  const { facts } = await amendable(ctx, draftId);
  const { attachments: _, fileIds: __, sendWhenSigned: ___, ...same } = facts;
  return { ...same, subject: filled(rules.words[`subject-${how}`]!, facts.subject) };
}

/** Parts that the layout of the new kind does not have stay behind. */
async function likeDraft(ctx: TxContext, { layout }: KindOfDraft, id: DraftId) {
  const draft = await loadDraft(ctx, id);
  const facts = knownFacts(ctx, draft);
  const text = await knownText(ctx, draft);
  const known = new Set(layout.flatMap((one) => (one.piece === 'part' ? [one.part as string] : [])));
  const parts = Object.fromEntries(Object.entries(text.parts).filter(([name]) => known.has(name)));
  return { facts: { ...facts, fileIds: [] }, text: { ...text, parts } };
}

/** Whom it went to without their addresses, where the writer may not know them: on paper, under the printed name. */
function knownFacts({ actor }: TxContext, { facts, rights }: LoadedDraft): DraftFacts {
  const { recipients, copies, ...same } = shownFacts(actor, facts, rights);
  const known = (one: ShownRecipient): Recipient =>
    one.channel === 'mail' && one.address === null ? { channel: 'paper', name: one.name } : one;
  return { ...same, recipients: recipients.map(known), copies: copies.map(known) };
}

/** The text as it stands; as it was signed for who may read that alone. */
async function knownText(ctx: TxContext, { id, rights }: LoadedDraft): Promise<LetterText> {
  if (mayReadDrafting(ctx.actor, rights)) return textOf(ctx.tx, id);
  const { printed } = found(await signedLetter(ctx.tx, id));
  return LetterText.parse((printed as LetterFacts).text);
}

function filled(words: string, subject: string): string {
  return words.replace('{hal}', () => subject).slice(0, 1_000);
}
