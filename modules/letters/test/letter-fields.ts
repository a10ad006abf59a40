import type { PostId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import type { letters } from '../contract/letters.ts';

/** What a clerk enters at least, with whatever a test wants to say. */
export function letterInput(
  addressee: PostId,
  fields: Partial<SentInput<typeof letters.register>> = {},
): SentInput<typeof letters.register> {
  return {
    sender: 'Dinas Kesehatan Kabupaten Tirtamaya',
    subject: 'Permohonan data cakupan imunisasi',
    letterNumber: '400.7/123/DINKES/2026',
    letterDate: '2026-11-18',
    addressees: [addressee],
    ...fields,
  };
}
