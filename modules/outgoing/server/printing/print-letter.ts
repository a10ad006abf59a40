import { dayIn } from '#core/clock/clock.ts';
import { fail } from '#core/contract/errors.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import type { DraftFacts } from '../../contract/draft-fields.ts';
import type { LetterText } from '../../contract/letter-text.ts';
import { letterheadFor } from '../configuration/letterhead-for.ts';
import { type OfficeSigningFacts, signingFacts } from '../configuration/signing-facts.ts';
import type { DraftRecord } from '../drafts/drafts.queries.ts';
import { issuingPostOf } from '../drafts/issuing-post.ts';
import { type KindOfDraft, kindOfDraft } from '../drafts/kind-of-draft.ts';
import { officeOf } from '../rules/authority/office-of.ts';
import { layOutPaper } from '../rules/paper/lay-out-paper.ts';
import type { LetterFacts, LetterSignature } from '../rules/paper/letter-facts.ts';
import { letterheadForm } from '../rules/paper/letterhead-form.ts';
import { openRecipients } from '../rules/sending/open-recipients.ts';
import { proposedSignature } from './proposed-signature.ts';
import { recipientNames } from './recipient-names.ts';

/** A letter that is to be printed: what was written, and what became of it so far. */
export interface LetterToPrint {
  row: Pick<DraftRecord, 'kind_code'>;
  facts: DraftFacts;
  text: LetterText;
  /** What was asked in the same transaction already: the rules of today, and who may sign through the posts. */
  known?: { inForce: KindOfDraft; office: OfficeSigningFacts };
  /** The day that it bears; today where nothing is said. */
  day?: string;
  number?: string | null;
  /** Who signed or signs, with the place of the electronic signature; as it would be now where nothing is said. */
  signatures?: readonly LetterSignature[];
  /** Whether the certificate is one of the national issuer; null, or nothing, for paper and for drafts. */
  certified?: boolean | null;
  /** Marked as a draft across the page. */
  draft?: boolean;
  copyMark?: LetterFacts['copyMark'];
  verificationAddress?: string | null;
}

/**
 * Everything that a letter is printed from, by the rules of today; nothing is looked up afterwards.
 * @throws outgoing.kind-unknown, outgoing.kind-without-layout, outgoing.post-unknown
 */
export async function letterFactsOf(ctx: TxContext, letter: LetterToPrint): Promise<LetterFacts> {
  const { tx, clock, actor } = ctx;
  const { facts, text } = letter;
  const now = clock.now();
  const day = letter.day ?? dayIn(actor.zone, now);
  const { kind, layout, rules } = letter.known?.inForce ?? (await kindOfDraft(ctx, letter.row));
  const signing =
    letter.known?.office ??
    (await signingFacts(
      tx,
      facts.signers.flatMap(({ postId, forPostId }) => (forPostId ? [postId, forPostId] : [postId])),
    ));
  const issuing = signing.posts.get(issuingPostOf(facts.signers)) ?? fail('outgoing.post-unknown');
  const superior = issuing.superiorId ? (signing.posts.get(issuing.superiorId) ?? null) : null;
  const form = letterheadForm(kind.letterhead, officeOf(issuing, superior));
  const { letterhead, agency } = await letterheadFor(tx, {
    unitId: issuing.unitId,
    form,
    day,
    issuingPost: issuing.name,
  });
  const [recipients, copies] = await recipientNames(tx, [
    openRecipients(facts.recipients),
    openRecipients(facts.copies),
  ]);
  return {
    kind,
    layout,
    words: rules.words,
    page: rules.pages[kind.paper],
    agency,
    letterhead,
    text,
    subject: facts.subject,
    number: letter.number ?? null,
    day,
    securityClass: facts.securityClass,
    urgency: facts.urgency,
    attachments: facts.attachments,
    issuingPost: issuing.name,
    recipients: recipients!,
    recipientsPlace: facts.recipientsPlace,
    copies: copies!,
    signatures:
      letter.signatures ??
      facts.signers.map((signer) => ({
        block: proposedSignature(signing, signer, kind, now),
        electronic: null,
      })),
    certified: letter.certified ?? null,
    draft: letter.draft ?? false,
    copyMark: letter.copyMark ?? null,
    verificationAddress: letter.verificationAddress ?? null,
  };
}

/** The letter as an archival, tagged PDF. @throws core.busy when too many documents wait */
export function printLetter(ctx: Pick<Context, 'clock'>, facts: LetterFacts): Promise<Buffer> {
  return renderPdf('modules/outgoing/printing/letter.typ', layOutPaper(facts), ctx.clock.now());
}
