import type { TxContext } from '#core/session/context.ts';
import { type IngestRecord, itemsOf } from './ingests.queries.ts';
import { settleItems } from './ingests.writes.ts';
import { judgeItem, newMemory } from './judge-item.ts';

const atOnce = 2_000;

/** Judges the rows of a sheet as filing will, and keeps with each what is wrong; nothing is filed, and no dossier held. */
export async function tryItems(ctx: TxContext, ingest: IngestRecord): Promise<void> {
  const { tx, clock } = ctx;
  const memory = newMemory(true);
  for (let after = 0; ; ) {
    const items = await itemsOf(tx, ingest.id, { state: 'waiting', after, size: atOnce });
    if (items.length === 0) return;
    after = items.at(-1)!.position;
    const faulty = [];
    for (const item of items) {
      const judged = await judgeItem(ctx, ingest, item, memory);
      if ('faults' in judged) faulty.push({ id: item.id, state: item.state, faults: judged.faults });
    }
    await settleItems(tx, faulty, clock.now());
  }
}
