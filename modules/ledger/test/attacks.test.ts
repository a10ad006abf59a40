import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FindingCode, findingCodes } from '../server/check/findings.ts';
import { fsck } from '../server/check/fsck.ts';
import { monitor, rounds } from '../server/check/monitor.ts';
import { change, type Target } from './attack.ts';
import { attacks } from './attacks.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

const tables = [
  'core.event',
  ...[
    'pending',
    'tree',
    'entry',
    'object_salt',
    'secret',
    'erasure',
    'checkpoint',
    'cosignature',
    'alarm',
  ].map((name) => `ledger.${name}`),
];
const saved = (table: string) => `saved.${table.replace('.', '_')}`;

let at: LedgerHouse;
let target: Target;
let folder: string;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.addEvents(300);
  await at.sequence();
  await at.publish();
  const [first] = await at.owner<{ size: number }>(
    `select max(size) as size from ledger.checkpoint where stream = 'letters'`,
  );
  await at.addEvents(400);
  await at.sequence();
  await at.publish();
  folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters');
  cpSync(folder, `${folder}-saved`, { recursive: true });
  await at.owner('create schema saved');
  for (const table of tables) await at.owner(`create table ${saved(table)} as select * from ${table}`);
  const [struck] = await at.owner<{ idx: number; event_id: string; size: number }>(
    `select n.idx, n.event_id, t.size from ledger.entry n join ledger.tree t using (agency_id, stream)
     join core.event e on e.id = n.event_id
     where n.agency_id = $1 and n.stream = 'letters' and e.type = 'letter.corrected' and n.idx > 20 order by n.idx limit 1`,
    [at.office.agencyId],
  );
  const [letter] = await at.owner<{ idx: number }>(
    `select n.idx from ledger.entry n join core.event e on e.id = n.event_id and e.agency_id = n.agency_id
     where n.agency_id = $1 and n.stream = 'letters' and e.type = 'letter.registered'`,
    [at.office.agencyId],
  );
  target = {
    agency: at.office.agencyId,
    index: Number(struck!.idx),
    registered: Number(letter!.idx),
    event: struck!.event_id,
    size: Number(struck!.size),
    earlier: Number(first!.size),
  };
}, 60_000);
afterAll(() => at.house.close());

/** Puts database and folder back as they were. */
afterEach(async () => {
  await at.owner(`begin; set local session_replication_role = replica;
    ${tables.map((table) => `delete from ${table}; insert into ${table} select * from ${saved(table)};`).join('\n')}
    commit`);
  rmSync(folder, { recursive: true });
  cpSync(`${folder}-saved`, folder, { recursive: true });
});

const strike = (sql: string) =>
  at.owner(`begin; set local session_replication_role = replica; ${sql}; commit`);
const codes = (findings: readonly { finding: string }[]) =>
  [...new Set(findings.map(({ finding }) => finding))].sort();

/** As the monitor sees it within ten minutes. */
async function monitored() {
  const runs = await Promise.all(Array.from({ length: rounds }, (_, run) => monitor(at.ctx, at.tiles, run)));
  return runs.flatMap(({ findings }) => findings);
}

describe('whoever rules over the database or the folder', () => {
  it('is not suspected while nothing is wrong', async () => {
    expect((await fsck(at.ctx, at.tiles)).findings).toEqual([]);
    expect(await monitored()).toEqual([]);
  });

  it.each(attacks.map((attack) => [attack.name, attack] as const))('is found: %s', async (_, attack) => {
    if (attack.sql) await strike(attack.sql(target));
    const changed = attack.files?.(target, (file) => readFileSync(path.join(folder, file))) ?? {};
    change(folder, changed);
    const report = await fsck(at.ctx, at.tiles);
    expect(codes(report.findings)).toEqual([...attack.caught].sort());
    expect(report.findings.map(({ record }) => record)).toContain(attack.record(target));

    const seen = await monitored();
    expect(codes(seen)).toEqual([...(attack.monitor ?? attack.caught)].sort());
    expect(seen.map(({ record }) => record)).toContain(attack.record(target));
  });

  it('is found though reading one thing fails: every other thing is looked at all the same', async () => {
    change(folder, { 'tile/0/000': undefined, 'tile/0/001': undefined });
    // A witness that answers has its size held against tiles that are gone.
    const heads = {
      witnessHeads: async () => ({
        ...{ asked: 1, answered: 1 },
        heads: [{ witness: 'w', size: target.earlier, root: Buffer.alloc(32) }],
      }),
    };
    const { findings: seen } = await monitor(at.ctx, at.tiles, 0, heads);
    expect(seen).toContainEqual({
      invariant: 'I7',
      finding: 'cannot-look',
      record: `letters size ${target.earlier}`,
    });
    expect(codes(seen)).toContain('tile-missing');
    // Nor does one that cannot be asked, and tiles that cannot be read, hide what stands in the rows.
    await strike(`delete from core.event where id = '${target.event}'`);
    const failing = async () => {
      throw new Error('out of order');
    };
    const broken = { read: failing, list: failing, put: failing, replace: failing, remove: failing };
    for (const findings of [
      (await monitor(at.ctx, broken, 0, { witnessHeads: failing })).findings,
      (await fsck(at.ctx, broken, { witnessHeads: failing })).findings,
    ]) {
      const lines = findings.map(({ finding, record }) => `${finding}: ${record}`);
      for (const line of [
        'cannot-look: letters witnesses',
        'cannot-look: letters checkpoint',
        `event-missing: letters entry ${target.index}`,
      ])
        expect(lines).toContain(line);
    }
  });

  it('is looked for under every name that a finding has', () => {
    const elsewhere: FindingCode[] = [
      // watch-ledger.test.ts, publish.test.ts, restore.test.ts, witness.test.ts
      ...([
        'pending-old',
        'another-root',
        'witness-ahead',
        'witness-saw-other',
        'cosignature-forged',
      ] as const),
      'published-missing',
      // rows.test.ts, rows-of-modules.test.ts
      ...(['row-changed', 'row-missing', 'row-without-event', 'file-missing', 'file-differs'] as const),
      // anchors.test.ts, chain.test.ts
      ...([
        'anchor-differs',
        'anchor-not-believed',
        'anchor-missing',
        'chain-differs',
        'clock-differs',
        'clock-not-believed',
        'anchor-late',
      ] as const),
      // keep-apart.test.ts, alarms-end.test.ts
      ...(['publish-late', 'cannot-publish', 'storage-silent'] as const),
      // fixity.test.ts
      ...(['object-missing', 'object-changed', 'object-unreadable'] as const),
      // Refusals of the publisher over tiles that were changed below it.
      'tiles-differ',
    ];
    const met = new Set([
      ...elsewhere,
      ...attacks.flatMap(({ caught, monitor: seen = [] }) => [...caught, ...seen]),
    ]);
    expect([...new Set(Object.values(findingCodes).flat())].filter((code) => !met.has(code))).toEqual([]);
  });
});
