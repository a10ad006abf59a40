import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { disposal } from '../../contract/disposal.ts';
import {
  disposalExecuted,
  dossierDestroyed,
  dossierHandedOver,
  dossierTransferred,
  firstKeyTurned,
} from '../../contract/disposal-events.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import type { DossierId } from '../../contract/terms.ts';
import { reckonDossiers } from '../dossiers/life-cycles.ts';
import { type DisposalList, openItems } from '../rules/disposal/disposal-list.ts';
import { stubsOf } from '../rules/disposal/stub.ts';
import { actOn, takeInHand } from './act-on-list.ts';
import { takeOver } from './custody.writes.ts';
import { lockDossiers } from './lists.queries.ts';
import { presentDisposal } from './show-disposal.ts';
import { countRecords, insertStubs, markDisposed, metadataOf, takeAway } from './stubs.queries.ts';

/**
 * Turns a key of a list. The first says that the execution begins; with the second everything happens in this one
 * transaction or not at all: steps and items are judged once more behind the locks of their dossiers, stubs are written,
 * and records, texts, names of files and words of the search are gone.
 * @throws archive.not-confirmed, and what the rules refuse
 */
export async function executeDisposal(
  ctx: TxContext,
  input: InputOf<typeof disposal.execute>,
): Promise<DisposalView> {
  // A program never turns a key, whoever gave it one of theirs.
  ensure(ctx.actor.kind === 'person', 'core.forbidden');
  const { listId, reportNumber, items } = input;
  const first = await takeInHand(ctx, listId);
  const ids = openItems(first.list).map(({ dossierId }) => dossierId);
  await lockDossiers(ctx.tx, ids);
  // What waited for the locks may have changed them: a hold that was placed meanwhile is seen from here on.
  const hand = await takeInHand(ctx, listId);
  if (hand.list.report)
    ensure(reportNumber === hand.list.report.number && items === ids.length, 'archive.not-confirmed');
  await reckonDossiers(ctx, ids);
  const records = await countRecords(ctx.tx, ids);
  const metadata = await metadataOf(ctx.tx, ids);
  const list = await actOn(ctx, hand, { do: 'execute' });
  if (!list.secondExecution) {
    await emit(ctx, firstKeyTurned, { subject: listId, payload: { kind: list.kind, items } });
    return presentDisposal(ctx, listId);
  }
  await effect[list.kind](ctx, list, ids, metadata);
  await emit(ctx, disposalExecuted, { subject: listId, payload: { kind: list.kind, items, records } });
  return presentDisposal(ctx, listId);
}

type Effect = (
  ctx: TxContext,
  list: DisposalList,
  ids: readonly DossierId[],
  metadata: Awaited<ReturnType<typeof metadataOf>>,
) => Promise<void>;

const effect: Record<DisposalList['kind'], Effect> = {
  transfer: async (ctx, list, ids) => {
    await takeOver(ctx.tx, [ids]);
    await reckonDossiers(ctx, ids);
    const payload = { to: 'records-unit' as const, report: found(list.report).number };
    for (const subject of ids) await emit(ctx, dossierTransferred, { subject, payload });
  },
  handover: async (ctx, list, ids) => {
    await markDisposed(ctx.tx, ids, 'handover', found(list.secondExecution).on);
    for (const subject of ids)
      await emit(ctx, dossierHandedOver, { subject, payload: { report: found(list.report).number } });
  },
  destruction: async (ctx, list, ids, metadata) => {
    const stubs = stubsOf(list, (id) => found(metadata.get(id)));
    await insertStubs(ctx.tx, list.id, stubs, ctx.clock.now());
    await takeAway(ctx.tx, list.id);
    await markDisposed(ctx.tx, ids, 'destruction', found(list.secondExecution).on);
    for (const { dossierId, number, year, code, report, records } of stubs) {
      const sources = found(metadata.get(dossierId)).sources;
      const payload = { number, year, code, report, records: records.length, sources };
      await emit(ctx, dossierDestroyed, { subject: dossierId, payload });
    }
  },
};
