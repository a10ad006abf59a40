import type { Tx } from '#core/db/tx.ts';
import type { LoggedEvent } from '../rules/leaf.ts';
import { sourceOf } from './settled-facts.ts';
import type { Facts, Settled, Watched } from './watched.ts';

/** A thing of which an event settles facts. */
export interface SettledThing {
  eventId: string;
  module: string;
  thingId: string;
  facts: Facts;
}

/** What the rows say of the facts that events settle: read once for each module, however many events there are. */
export async function readFacts(
  tx: Tx,
  watched: readonly Watched[],
  events: readonly LoggedEvent[],
): Promise<SettledThing[]> {
  const asked = events.flatMap((event) => {
    const source = sourceOf(watched, event.type);
    return (source?.settles(event) ?? []).map((settled) => ({ event, source: source!, settled }));
  });
  const rows = new Map<Watched, ReadonlyMap<string, Facts>>();
  for (const source of new Set(asked.map((one) => one.source))) {
    const ids = asked.filter((one) => one.source === source).map(({ settled }) => settled.thingId);
    rows.set(source, await source.facts(tx, [...new Set(ids)]));
  }
  return asked.flatMap(({ event, source, settled }) => {
    const facts = rows.get(source)!.get(settled.thingId);
    // What is gone already, by the time its event gets its leaf, is told by that which took it away.
    if (!facts) return [];
    return [
      {
        eventId: event.id,
        module: source.module,
        thingId: settled.thingId,
        facts: named(facts, settled.facts),
      },
    ];
  });
}

function named(facts: Facts, names: Settled['facts']): Facts {
  if (names === 'all') return facts;
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
}
