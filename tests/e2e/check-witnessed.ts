import pg from 'pg';
import type { SignedTap, Witnessed } from './witness.ts';

/** What the database has of a check-in. */
interface KeptRow {
  id: string;
  standing: string;
  atOnce: boolean;
  at: Date;
  arrivedAt: Date;
  earliestAt: Date | null;
  /** Base64, of the precise points of this check-in. */
  signatures: string[];
  /** How often the log says of it. */
  events: number;
  grounds: string[];
}

/**
 * `lost`: kept or confirmed, and not there. `doubled`: two rows of one press. `unknown`: nobody pressed. `altered`: other than
 * it was signed, or torn. `unproven`: counted by itself without a provable time. `outside`: cannot have been made then.
 * `refused`: an honest one that does not stand. `doubted`: an honest one with a provable time at whose time somebody looks.
 */
interface TapFault {
  kind: 'lost' | 'doubled' | 'unknown' | 'altered' | 'unproven' | 'outside' | 'refused' | 'doubted';
  id: string;
}

/** Clocks of one machine differ by less (ms): the counter of a page and the house. */
const tolerance = 5_000;

/** Holds what was seen on the devices against the rows of their person. */
export function checkWitnessed(seen: Witnessed, rows: readonly KeptRow[]): TapFault[] {
  const signed = new Map(seen.presses.flat().map((tap) => [tap.id, tap]));
  const there = new Map(rows.map((row) => [row.id, row]));
  const owed = new Set([...seen.onDevice, ...seen.confirmed]);
  const doubled = seen.presses.flatMap((press) => press.filter(({ id }) => there.has(id)).slice(1));
  return [
    ...[...owed].filter((id) => !there.has(id)).map((id) => ({ kind: 'lost', id }) as const),
    ...doubled.map(({ id }) => ({ kind: 'doubled', id }) as const),
    ...rows.flatMap((row) => {
      const tap = signed.get(row.id);
      const kinds = tap ? faultsOf(row, tap) : (['unknown'] as const);
      return kinds.map((kind) => ({ kind, id: row.id }));
    }),
  ];
}

function faultsOf(row: KeptRow, tap: SignedTap): TapFault['kind'][] {
  const { standing, signatures, events, earliestAt, arrivedAt, at, grounds } = row;
  const found: TapFault['kind'][] = [];
  if (signatures.length !== 1 || signatures[0] !== tap.signature || events !== 1) found.push('altered');
  const earliest = earliestAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const possible = earliest <= tap.madeAt + tolerance && arrivedAt.getTime() >= tap.madeAt - tolerance;
  if (!possible || at.getTime() < earliest || at > arrivedAt) found.push('outside');
  const proven = isProven(row, tap);
  if (standing === 'counts' && !proven) found.push('unproven');
  if (tap.honest && standing === 'not-accepted') found.push('refused');
  if (tap.honest && proven && grounds.includes('time')) found.push('doubted');
  return found;
}

/** By its arrival at once, or by ticket and counter. */
function isProven({ atOnce, at, arrivedAt }: KeptRow, { ticketAt, monotonicMs }: SignedTap): boolean {
  if (atOnce) return at.getTime() === arrivedAt.getTime();
  if (ticketAt === null || monotonicMs === null || monotonicMs < 0) return false;
  const counted = Math.min(ticketAt + monotonicMs, arrivedAt.getTime());
  return ticketAt + monotonicMs <= arrivedAt.getTime() + tolerance && at.getTime() === counted;
}

/** The rows of the person of a signed statement, from the database itself. */
export async function rowsOf(database: string, personId: string): Promise<KeptRow[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<KeptRow>(
      `select c.id, c.standing, c.at_once as "atOnce", c.counts_at as at, c.arrived_at as "arrivedAt",
         c.earliest_at as "earliestAt", coalesce(r.grounds, '{}') as grounds,
         array(select translate(encode(p.signature, 'base64'), E'\\n', '') from attendance.point p
           where p.agency_id = c.agency_id and p.check_in_id = c.id) as signatures,
         (select count(*)::int from core.event e where e.agency_id = c.agency_id and e.type = 'attendance.checked'
            and e.payload ->> 'checkInId' = c.id::text) as events
       from attendance.check_in c
       left join attendance.review r on r.agency_id = c.agency_id and r.check_in_id = c.id
       where c.person_id = $1`,
      [personId],
    );
    return rows;
  } finally {
    await client.end();
  }
}
