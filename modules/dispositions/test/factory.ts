import type { PostId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterView } from '#modules/letters/contract/views.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { dispositions } from '../contract/dispositions.ts';
import type { DeskView, DispositionView } from '../contract/views.ts';

type Said = Partial<SentInput<typeof dispositions.give>>;

/** A letter that waits for the regent. */
export function letterFor(
  office: SmallOffice,
  fields: Partial<SentInput<typeof letters.register>> = {},
): Promise<LetterView> {
  return office.registry.call(letters.register, {
    sender: 'Dinas Kesehatan Kabupaten Tirtamaya',
    subject: 'Permohonan data cakupan imunisasi',
    letterDate: '2026-11-18',
    addressees: [office.regent.postId],
    ...fields,
  });
}

/** The official gives a letter that is addressed to the own post. */
export function give(
  from: Official,
  letterId: LetterView['id'],
  recipients: PostId[],
  said: Said = {},
): Promise<DispositionView> {
  return from.call(dispositions.give, {
    letterId,
    postId: from.postId,
    recipients,
    instructions: ['TINDAK_LANJUT'],
    ...said,
  });
}

/** A letter that the regent gave to the head of the department, and the desk that it lies on. */
export async function givenToHead(
  office: SmallOffice,
  said: Said = {},
  fields: Partial<SentInput<typeof letters.register>> = {},
): Promise<{ letter: LetterView; act: DispositionView; desk: DeskView }> {
  const letter = await letterFor(office, fields);
  const act = await give(office.regent, letter.id, [office.head.postId], said);
  return { letter, act, desk: act.recipients[0]! };
}

/** The recipient forwards to posts below; the new desks. */
export async function forward(
  from: Official,
  desk: Pick<DeskView, 'id'>,
  recipients: PostId[],
  said: Said = {},
) {
  const { recipients: _, letterId: __, postId: ___, ...words } = said;
  const act = await from.call(dispositions.forward, {
    recipientId: desk.id,
    recipients,
    instructions: ['PROSES_LANJUT'],
    ...words,
  });
  return act.recipients;
}

/** The stable code of a refusal. */
export const code = (failure: unknown): string => (failure as { code: string }).code;
