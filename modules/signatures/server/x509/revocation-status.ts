import type { Certificate } from './certificate.ts';
import { isListOf, type RevocationList } from './revocation-list.ts';
import { answerFor, type StatusAnswer } from './status-answer.ts';

/** Lists and answers that came with the file or were fetched. */
export interface RevocationData {
  lists: readonly RevocationList[];
  answers: readonly StatusAnswer[];
}

export type RevocationStatus = { state: 'good' } | { state: 'unknown' } | { state: 'revoked'; at: Date };

/**
 * Whether a certificate was revoked by the time in question. `good` needs a list or an answer that was still current
 * then or was made later; a revocation counts from its own date, so that what was signed before it stays.
 */
export function revocationStatus(
  certificate: Certificate,
  authority: Certificate,
  data: RevocationData,
  at: Date,
): RevocationStatus {
  const lists = data.lists.filter((list) => isListOf(list, authority));
  const answers = data.answers.flatMap((answer) => answerFor(answer, certificate, authority) ?? []);
  const revocations = [
    ...lists.flatMap((list) => list.revoked.get(certificate.serial)?.at ?? []),
    ...answers.flatMap((answer) => answer.revokedAt ?? []),
  ].sort((a, b) => a.getTime() - b.getTime());
  const [first] = revocations;
  if (first && first <= at) return { state: 'revoked', at: first };
  const current = [...lists, ...answers.filter(({ status }) => status !== 'unknown')].some(
    ({ thisUpdate, nextUpdate }) => at <= (nextUpdate ?? thisUpdate),
  );
  return { state: current ? 'good' : 'unknown' };
}
