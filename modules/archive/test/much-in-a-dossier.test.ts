import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, transact } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import type { DossierId } from '../contract/terms.ts';
import { reckonDossiers } from '../server/dossiers/life-cycles.ts';

const records = 2_000;

let house: TestHouse;
let office: SmallOffice;
let dossierId: DossierId;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const opened = await office.registry.call(dossiers.open, {
    ...{ unitId: office.unitId, code: '000.1.1', title: 'Arsip lama', securityClass: 'B' },
  });
  dossierId = opened.id;
  await house.owner(
    `insert into archive.record (agency_id, id, dossier_id, item_number, title, copy_state, security_class, source_module, source_id, filed_at)
     select $1, uuidv7(), $2, n, 'Arsip ' || n, 'original', 'B', 'letters', uuidv7(), now() from generate_series(1, $3::int) n`,
    [office.agencyId, dossierId, records],
  );
});
afterAll(() => house.close());

/** How many characters the database answers while a dossier is reckoned. */
async function answeredWhileReckoned(): Promise<number> {
  let characters = 0;
  const { agencyId, registry } = office;
  const settings = { agency: agencyId, person: registry.personId, posts: [registry.postId] };
  await transact(house.house.appPool, settings, 'write', async (tx) => {
    const counting = Object.assign(Object.create(tx), {
      rows: async (...asked: Parameters<Tx['rows']>) => {
        const answer = await tx.rows(...asked);
        characters += JSON.stringify(answer).length;
        return answer;
      },
    });
    const ctx = { tx: counting, actor: { zone: 'Asia/Jakarta' }, clock: house.clock };
    await reckonDossiers(ctx as unknown as TxContext, [dossierId]);
  });
  return characters;
}

describe('what is filed into an open dossier', () => {
  it('does not cause what lies there to be read again', async () => {
    expect(await answeredWhileReckoned()).toBeLessThan(100);
  });

  it('would be seen here if it did: a closed dossier is read', async () => {
    await house.owner(`update archive.dossier set closed_on = '2026-01-05' where id = $1`, [dossierId]);
    expect(await answeredWhileReckoned()).toBeGreaterThan(records * 50);
  });

  it('leaves a reopened dossier open in the lists', async () => {
    await house.owner(`update archive.dossier set closed_on = null where id = $1`, [dossierId]);
    await answeredWhileReckoned();
    const [row] = await house.owner<{ state: string }>('select state from archive.dossier where id = $1', [
      dossierId,
    ]);
    expect(row).toEqual({ state: 'open' });
  });
});
