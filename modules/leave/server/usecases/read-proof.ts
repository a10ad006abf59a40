import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import { proofRead } from '../../contract/events.ts';
import type { requests } from '../../contract/requests.ts';
import { openRequest } from '../load-request.ts';
import { fileOfProof, proofsOf } from '../proofs.queries.ts';
import { insertReading } from '../proofs.writes.ts';

/**
 * A proof of a request, for its person, who considers and decides, and personnel; a medical one of somebody else is written
 * down as read first. A copy must not stay in a browser: it would outlive a lost right.
 */
export async function readProof(
  ctx: OutsideContext,
  { requestId, proofId }: InputOf<typeof requests.proof>,
): Promise<FileAnswer> {
  const file = await ctx.transact('note', async (inner) => {
    const { tx, actor } = inner;
    const { row, parties } = await openRequest(inner, requestId);
    ensure(
      parties.some((party) => party !== 'substitute'),
      'core.not-found',
    );
    const proof = found((await proofsOf(tx, [requestId])).find(({ id }) => id === proofId));
    if (proof.isMedical && row.personId !== actor.personId) {
      const by = { personId: found(actor.personId), at: inner.clock.now() };
      await insertReading(tx, actor.agencyId, proofId, by);
      const payload = { requestId, personId: row.personId, proofId };
      await emit(inner, proofRead, { subject: requestId, matter: row.personId, payload });
    }
    return found(await fileById(tx, found(await fileOfProof(tx, proofId))));
  });
  const { etag: _, ...answer } = await openFile(ctx.files, file);
  return answer;
}
