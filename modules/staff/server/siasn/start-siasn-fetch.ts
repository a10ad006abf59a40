import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { enqueue } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { type siasn, siasnAsked } from '../../contract/siasn.ts';
import { ensureKeepsFile } from './ensure-keeps-file.ts';
import { fetchQuestion } from './fetch-from-siasn.ts';
import { awaitAnswer } from './siasn.writes.ts';
import { isConnected, type SiasnSettings } from './siasn-settings.ts';

/** Has SIASN asked about an employee, where the agency is the one that BKN gave the keys. */
export function startSiasnFetch(settings: SiasnSettings | null) {
  return async (ctx: TxContext, { personId }: InputOf<typeof siasn.start>): Promise<undefined> => {
    const { tx, actor } = ctx;
    const employee = await ensureKeepsFile(ctx, personId);
    ensure(await isConnected(tx, settings), 'staff.siasn-off');
    ensure(employee.nip, 'staff.no-number');
    await awaitAnswer(tx, personId, found(actor.personId), ctx.clock.now());
    await emit(ctx, siasnAsked, { subject: personId, payload: { personId } });
    await enqueue(
      tx,
      actor.agencyId,
      fetchQuestion,
      { personId },
      {
        ...{ key: `${fetchQuestion.name}:${personId}`, queue: 'staff.siasn' },
      },
    );
    return undefined;
  };
}
