import type { TxContext } from '#core/session/context.ts';
import { actorFrom, standingOf } from '#modules/organization/server/organization.api.ts';
import { workFor } from './filing.queries.ts';
import type { IngestRecord } from './ingests.queries.ts';

/**
 * The context of the person whose ingest it is, with the posts and rights that they have now, in a transaction of the
 * worker; the database is told their posts too. What came by itself stays the work of the program.
 */
export async function asOwner(ctx: TxContext, ingest: Pick<IngestRecord, 'person_id'>): Promise<TxContext> {
  if (ingest.person_id === null) return ctx;
  const { tx, actor } = ctx;
  await workFor(tx, ingest.person_id);
  const standing = await standingOf(tx, ctx.clock.now());
  const rest = { sessionId: null, factorAt: null, locale: null, scopes: null };
  const { agencyId, zone } = actor;
  return {
    ...ctx,
    actor: actorFrom({ kind: 'person', agencyId, zone, personId: ingest.person_id, ...rest }, standing),
  };
}
