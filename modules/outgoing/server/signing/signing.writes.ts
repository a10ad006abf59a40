import { type Insertable, sql, type Updateable } from 'kysely';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DraftId, SigningId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

type New<Table extends keyof OutgoingTables> = Omit<Insertable<OutgoingTables[Table]>, 'agency_id'>;

/** Keeps what a person means to sign: the letters with the digests of what was shown. */
export async function keepSigning(
  tx: Tx,
  signing: New<'outgoing.signing'>,
  items: readonly Omit<New<'outgoing.signing_item'>, 'signing_id' | 'position'>[],
): Promise<void> {
  await tx.run(db.insertInto('outgoing.signing').values({ ...signing, agency_id: agency }));
  await tx.run(
    db.insertInto('outgoing.signing_item').values(
      items.map((item, index) => ({
        ...item,
        agency_id: agency,
        signing_id: signing.id,
        position: index + 1,
      })),
    ),
  );
}

const signing = (id: SigningId) =>
  db.updateTable('outgoing.signing').where('agency_id', '=', agency).where('id', '=', id);

/** Begins an act; false where it was begun before, or its minutes are over. */
export async function beginSigning(
  tx: Tx,
  id: SigningId,
  begun: { at: Date; key: string | null; aliveUntil: Date },
): Promise<boolean> {
  const changed = await tx.run(
    signing(id)
      .set({ begun_at: begun.at, act_key: begun.key, alive_until: begun.aliveUntil })
      .where('begun_at', 'is', null)
      .where('expires_at', '>', begun.at),
  );
  return changed === 1;
}

/** As if it had never begun: the secret was wrong, and nothing was signed. */
export async function unbeginSigning(tx: Tx, id: SigningId): Promise<void> {
  await tx.run(signing(id).set({ begun_at: null, act_key: null, alive_until: null }));
}

export function keepSigningAlive(tx: Tx, id: SigningId, until: Date): void {
  tx.send(signing(id).set({ alive_until: until }));
}

export async function endSigning(tx: Tx, id: SigningId, at: Date): Promise<void> {
  await tx.run(signing(id).set({ ended_at: at }));
}

/** What became of a letter of the act. */
export function settleItem(
  tx: Tx,
  id: SigningId,
  draftId: DraftId,
  change: Updateable<
    Pick<OutgoingTables['outgoing.signing_item'], 'state' | 'code' | 'complete' | 'settled_at'>
  >,
): void {
  tx.send(
    db
      .updateTable('outgoing.signing_item')
      .set(change)
      .where('agency_id', '=', agency)
      .where('signing_id', '=', id)
      .where('draft_id', '=', draftId),
  );
}

/** Every letter of the act that was not tried fails for the same reason. */
export async function failTheRest(tx: Tx, id: SigningId, code: string, at: Date): Promise<void> {
  await tx.run(
    db
      .updateTable('outgoing.signing_item')
      .set({ state: 'failed', code, settled_at: at })
      .where('agency_id', '=', agency)
      .where('signing_id', '=', id)
      .where('state', 'in', ['ready', 'signing']),
  );
}

/** A signature that stands on a letter: at most one for each step. Constraint: step_signed_twice. */
export function keepSignature(
  tx: Tx,
  { why, ...row }: Omit<New<'outgoing.signature'>, 'why'> & { why: unknown },
): void {
  tx.send(
    db.insertInto('outgoing.signature').values({ ...row, why: JSON.stringify(why), agency_id: agency }),
  );
}

/** The letter as it is from now on: nothing of it changes any more. */
export function keepLetter(
  tx: Tx,
  { facts, ...row }: Omit<New<'outgoing.letter'>, 'facts'> & { facts: unknown },
): void {
  tx.send(
    db.insertInto('outgoing.letter').values({ ...row, facts: JSON.stringify(facts), agency_id: agency }),
  );
}
