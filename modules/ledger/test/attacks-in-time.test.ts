/** By the clock of the house: within how many minutes the monitor names what was changed, where it looks last. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { keepPolicy } from '../server/policy/keep-policy.ts';
import { monitorLedger } from '../server/schedules/monitor-ledger.ts';
import { change, type Target } from './attack.ts';
import { attacks } from './attacks.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { rowsBackup } from './rows-backup.ts';

const minute = 60_000;
const within = 10;

let at: LedgerHouse;
let target: Target;
let folder: string;
let restore: () => Promise<void>;
let began: number;
const took = new Map<string, number>();

beforeAll(async () => {
  at = await ledgerHouse();
  began = at.house.clock.now().getTime();
  await at.registerLetter();
  await at.addEvents(1_400);
  await at.sequence();
  await at.publish();
  await at.ctx.transact('write', keepPolicy);
  const sizeOf = async () =>
    Number(
      (await at.owner<{ size: string }>(`select size from ledger.tree where stream = 'letters'`))[0]!.size,
    );
  const earlier = await sizeOf();
  // More than ten tiles: in one minute the monitor reads a tenth of them, and the last.
  await at.addEvents(1_600);
  await at.sequence();
  await at.publish();
  // The first share was just looked at: the turn of its tile comes with the tenth run.
  await monitorLedger({ tiles: at.tiles, watched: watchedRows }).run(at.ctx);
  const index = 7;
  const [struck] = await at.owner<{ event_id: string }>(
    `select event_id from ledger.entry where stream = 'letters' and idx = $1 and agency_id = $2`,
    [index, at.office.agencyId],
  );
  const [letter] = await at.owner<{ idx: number }>(
    `select n.idx from ledger.entry n join core.event e on e.id = n.event_id and e.agency_id = n.agency_id
     where n.agency_id = $1 and n.stream = 'letters' and e.type = 'letter.registered'`,
    [at.office.agencyId],
  );
  target = {
    ...{ agency: at.office.agencyId, index, event: struck!.event_id },
    ...{ registered: Number(letter!.idx), size: await sizeOf(), earlier },
  };
  folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters');
  cpSync(folder, `${folder}-saved`, { recursive: true });
  restore = await rowsBackup(at);
}, 120_000);
afterAll(() => at.house.close());

/** Minutes until an alarm names the record; undefined where none did in time. */
async function namedAfter(record: string): Promise<number | undefined> {
  const { run } = monitorLedger({ tiles: at.tiles, watched: watchedRows });
  for (let passed = 1; passed <= within; passed += 1) {
    at.house.clock.set(new Date(began + passed * minute));
    await run(at.ctx);
    const rows = await at.owner('select from ledger.alarm where record = $1', [record]);
    if (rows.length > 0) return passed;
  }
  return undefined;
}

describe('within ten minutes', () => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))(
    'the record is named: %s',
    async (name, attack) => {
      if (attack.sql)
        await at.owner(`begin; set local session_replication_role = replica; ${attack.sql(target)}; commit`);
      const changed = attack.files?.(target, (file) => readFileSync(path.join(folder, file))) ?? {};
      change(folder, changed);
      const passed = await namedAfter(attack.record(target));
      await restore();
      if (Object.keys(changed).length > 0) {
        rmSync(folder, { recursive: true });
        cpSync(`${folder}-saved`, folder, { recursive: true });
      }
      expect(passed).toBeLessThanOrEqual(within);
      took.set(name, passed!);
    },
  );

  it('also what the monitor comes to last, and nothing is named where nothing was changed', async () => {
    const [slowest] = [...took].toSorted(([, a], [, b]) => b - a);
    const heads = [...took.values()].filter((passed) => passed === 1).length;
    console.log(
      `${took.size} attacks: ${heads} named within a minute, the slowest after ${slowest![1]} (${slowest![0]})`,
    );
    expect(took.size).toBe(attacks.length);
    // Some of them are seen by reading the leaf alone: they wait for its turn.
    expect(slowest![1]).toBe(within);
    const { run } = monitorLedger({ tiles: at.tiles, watched: watchedRows });
    for (let passed = 1; passed <= within; passed += 1) {
      at.house.clock.set(new Date(began + passed * minute));
      await run(at.ctx);
    }
    expect(await at.owner('select record from ledger.alarm')).toEqual([]);
  });
});
