import type pg from 'pg';
import type { AgencyId } from '../contract/ids.ts';
import { type Mode, transact } from '../db/tx.ts';
import type { Services, TxContext } from '../session/context.ts';
import { systemActor } from '../session/public-actor.ts';
import type { JobContext } from './job.ts';

interface House {
  services: Services;
  /** Pool of the role that does the work of the modules. */
  pool: pg.Pool;
}

/** The context of the program itself at work for an agency: with transactions, in none. */
export function jobContext(
  { services, pool }: House,
  agency: { id: AgencyId; zone: string },
  turn: Pick<JobContext, 'requestId' | 'signal' | 'lastTry'>,
): JobContext {
  const context = { ...services, ...turn, actor: systemActor(agency.id, agency.zone), locale: 'id' as const };
  const work = <T>(mode: Mode, inner: (ctx: TxContext) => Promise<T>) =>
    transact(pool, { agency: agency.id }, mode, (tx) => inner({ ...context, tx }));
  return { ...context, transact: work };
}
