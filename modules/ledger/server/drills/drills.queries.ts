import type { Tx } from '#core/db/tx.ts';

export interface DrillRow {
  id: string;
  module: string;
  thingId: string;
  fact: string;
  /** What was written and what instead; kept while the drill is open. */
  was: string | null;
  became: string | null;
  begunAt: Date;
  endedAt: Date | null;
  namedAt: Date | null;
}

export type OpenDrill = DrillRow & { was: string; became: string };

/** Whether the demonstration was loaded into this agency of this database: elsewhere letters count, whatever a setting says. */
export async function isDrillGround(tx: Tx): Promise<boolean> {
  return (await tx.rows('select from ledger.drill_ground where agency_id = core.agency_id()')).length > 0;
}

/** The newest drill; named with the first sighting since it began of the fact that it altered. */
export async function newestDrill(tx: Tx): Promise<DrillRow | undefined> {
  const [row] = await tx.rows<DrillRow>(
    `select d.id, d.module, d.thing_id as "thingId", d.fact, d.was, d.became, d.begun_at as "begunAt", d.ended_at as "endedAt",
       (select case when a.first_seen_at >= d.begun_at then a.first_seen_at else a.last_seen_at end from ledger.alarm a
        where a.agency_id = d.agency_id and a.invariant = 'I10' and a.record = d.module || ' ' || d.thing_id || ' ' || d.fact
          and a.last_seen_at >= d.begun_at limit 1) as "namedAt"
     from ledger.drill d where d.agency_id = core.agency_id() order by d.begun_at desc, d.id desc limit 1`,
  );
  return row;
}

/** A drill that is not over; held until the transaction ends. */
export async function heldDrill(tx: Tx, id: string): Promise<OpenDrill | undefined> {
  const [row] = await tx.rows<OpenDrill>(
    `select id, module, thing_id as "thingId", fact, was, became, begun_at as "begunAt", ended_at as "endedAt", null as "namedAt"
     from ledger.drill where agency_id = core.agency_id() and id = $1 and ended_at is null for update`,
    [id],
  );
  return row;
}

/** Things that drills altered since a moment: they are known to the monitor, and would not be told anew. */
export async function drilledSince(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'select thing_id as id from ledger.drill where agency_id = core.agency_id() and begun_at > $1',
    [since],
  );
  return rows.map(({ id }) => id);
}
