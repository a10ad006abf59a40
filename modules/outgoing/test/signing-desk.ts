import type { OutputOf, SentInput } from '#core/contract/operation.ts';
import { passphrase } from '#modules/signatures/test/signing-office.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { numbers } from '../contract/numbers.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId, NumberBookId } from '../contract/terms.ts';

type Signing = OutputOf<typeof signatures.show>;

/** What an official does at their desk, and what stands in the database behind it. */
export const prepare = (who: Official, draftIds: DraftId[], postId = who.postId): Promise<Signing> =>
  who.call(signatures.prepare, { postId, draftIds });
export const sign = (who: Official, { id }: Pick<Signing, 'id'>, secret = passphrase): Promise<Signing> =>
  who.call(signatures.sign, { signingId: id, secret: { passphrase: secret } });
export const show = (who: Official, { id }: Pick<Signing, 'id'>): Promise<Signing> =>
  who.call(signatures.show, { signingId: id });

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** Numbers that the registry keeps back in a book. */
export const keptBack = (
  { registry, secretary }: SmallOffice,
  bookId: NumberBookId,
  count = 1,
  change: Partial<SentInput<typeof numbers.keepBack>> = {},
) =>
  registry.call(numbers.keepBack, {
    ...{ bookId, groupCode: 'surat-dinas', count, reason: 'Hari tanpa jaringan' },
    approvedBy: secretary.personId,
    ...change,
  });

/** State and reason of each letter of an act. */
export const told = ({ items }: Signing) => items.map(({ state, code }) => code ?? state);

/** The lines of the number book, in their order. */
export const bookOf = (house: TestHouse, { agencyId }: Pick<SmallOffice, 'agencyId'>) =>
  house.owner<{
    sequence: number;
    year: number;
    state: string;
    text: string | null;
    day: string | null;
    reason: string | null;
  }>(
    `select sequence, year, state, text, letter_day::text as day, reason from outgoing.number where agency_id = $1 order by year, sequence`,
    [agencyId],
  );

/** The bytes of the paper as it stands. */
export async function paperOf(
  house: TestHouse,
  { token }: Pick<Official, 'token'>,
  draftId: DraftId,
): Promise<Buffer> {
  const answer = await house.server.inject({
    url: `/api/outgoing/drafts/${draftId}/paper.pdf`,
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.statusCode !== 200) throw new Error(`paper: ${answer.statusCode} ${answer.body}`);
  return answer.rawPayload;
}

/** Everybody of the office has just proved a factor. */
export const freshFactors = (house: TestHouse, { agencyId }: Pick<SmallOffice, 'agencyId'>) =>
  house.owner('update identity.session set factor_at = $2 where agency_id = $1', [
    agencyId,
    house.clock.now(),
  ]);
