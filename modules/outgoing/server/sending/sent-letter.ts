import { found } from '#core/contract/errors.ts';
import type { FileId, PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { filesByIds, type KnownFile } from '#modules/files/server/files.api.ts';
import type { LetterFields } from '#modules/letters/contract/fields.ts';
import { currentAgency, postsByIds } from '#modules/organization/server/organization.api.ts';
import { DraftFacts } from '../../contract/draft-fields.ts';
import type { DraftId } from '../../contract/terms.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import { knownFacts } from '../rules/sending/known-facts.ts';
import { type DeliveryRecord, type SignedLetter, signedLetter } from './deliveries.queries.ts';

/** A letter that was sent, as the worker hands it on. */
export interface SentLetter {
  row: SignedLetter;
  by: { personId: PersonId; postId: PostId };
  /**
   * What a registry would enter about it; `outside` names the agency too. Who is behind a list is told of themselves
   * alone, and nobody else of them.
   */
  known(where: 'inside' | 'outside', to?: Pick<DeliveryRecord, 'behind' | 'name'>): LetterFields;
  /** The signed PDF first, then what is attached. */
  files: KnownFile[];
  agencyName: string;
}

/** @throws core.not-found where it is not there or was not sent */
export async function sentLetter(
  ctx: TxContext,
  id: DraftId,
  options: { lock?: boolean } = {},
): Promise<SentLetter> {
  const { tx } = ctx;
  const row = found(await signedLetter(tx, id, options));
  const facts = DraftFacts.parse(row.facts);
  const printed = row.printed as LetterFacts;
  const [signer] = facts.signers;
  const issuing = signer ? (signer.forPostId ?? signer.postId) : (row.drafted_post_id as PostId);
  const fileIds = [row.file_id as FileId, ...facts.fileIds];
  const [posts, agency, known] = await Promise.all([
    postsByIds(tx, [issuing]),
    currentAgency(tx),
    filesByIds(tx, fileIds),
  ]);
  const post = posts.get(issuing);
  const agencyName = agency?.name ?? '—';
  return {
    row,
    by: { personId: found(row.sent_by) as PersonId, postId: found(row.sent_post_id) as PostId },
    agencyName,
    files: fileIds.map((fileId) => known.get(fileId) ?? missing(fileId)),
    known: (where, to) =>
      knownFacts({
        number: row.number,
        day: row.letter_day,
        sender: {
          post: post?.name ?? printed.issuingPost,
          unit: post?.unitName ?? '',
          agency: where === 'outside' ? agencyName : null,
        },
        signers: printed.signatures.map(({ block }) => block.name),
        recipients: to && to.behind !== null ? [to.name] : printed.recipients,
        subject: row.subject,
        kindCode: row.kind_code,
        classificationCode: facts.classificationCode,
        securityClass: facts.securityClass,
        urgency: facts.urgency,
        attachments: facts.attachments,
        event: printed.text.event,
      }),
  };
}

/** A letter never goes out without its paper, nor without what is attached: the job fails, is logged and tried again. */
function missing(fileId: FileId): never {
  throw new Error(`the file ${fileId} of a letter that was sent is missing`);
}
