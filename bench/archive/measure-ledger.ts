import { setTimeout as sleep } from 'node:timers/promises';
import { measureTree } from '#core/transparency/testing/measure-tree.ts';
import { cpuTime } from '../cpu-time.ts';
import { loadServer } from '../letters/http-load.ts';
import { cpuClock, measure, reportMemory } from '../letters/measuring.ts';
import { findPgbench, pgbench } from '../letters/pgbench.ts';
import { pgbenchScript } from '../letters/pgbench-script.ts';
import { registration, repeat } from '../letters/shots.ts';
import { median } from '../measures.ts';
import { report, say } from '../report.ts';
import type { ArchiveBench } from './bench-archive.ts';

/** Most events that are given their leaves while it is measured. */
const mostDrained = 50_000;

/** Trees and proofs alone, without database and server. */
export async function measureRoot({ name, rows }: ArchiveBench): Promise<void> {
  for (const figure of await measureTree(rows)) report({ bench: name, ...figure });
}

/** A worker gives waiting events their leaves and publishes them, as it does beside its other work. */
export async function measureDrain(bench: ArchiveBench): Promise<void> {
  const { owner, name, office } = bench;
  await owner.rows(
    `insert into ledger.pending (agency_id, event_id, occurred_at)
     select e.agency_id, e.id, e.occurred_at from core.event e
     where e.agency_id = $1 and not exists (select from ledger.entry n where n.agency_id = e.agency_id and n.event_id = e.id)
     order by e.id desc limit $2 on conflict do nothing`,
    [office.agencyId, mostDrained],
  );
  const count = async (from: string) =>
    Number((await owner.rows<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n);
  const waiting = () => count('ledger.pending');
  const most = await waiting();
  const worker = await bench.house.worker();
  await when(async () => (await waiting()) < most);
  const cpu = cpuTime(worker.pid);
  const [began, left] = [performance.now(), await waiting()];
  const sequenced = await when(async () => (await waiting()) === 0);
  report({
    bench: name,
    metric: 'events given their leaves by one worker',
    value: left / ((sequenced - began) / 1_000),
    unit: '/s',
  });
  const published = await when(
    async () =>
      (await count(`ledger.tree t where not exists (select from ledger.checkpoint c
         where c.agency_id = t.agency_id and c.stream = t.stream and c.size = t.size and c.published_at is not null)`)) ===
      0,
  );
  report({
    bench: name,
    metric: 'the same, published as well',
    value: left / ((published - began) / 1_000),
    unit: '/s',
  });
  report({
    bench: name,
    metric: 'CPU of the worker for an event, published',
    value: (cpuTime(worker.pid) - cpu) / left,
    unit: 'ms',
  });
  reportMemory(bench, 'worker', worker.pid);
  await worker.stop();
}

/** Milliseconds on the clock of the process when something has become true. */
async function when(isTrue: () => Promise<boolean>): Promise<number> {
  while (!(await isTrue())) await sleep(200);
  return performance.now();
}

/** The proof file of an event, from the published tiles. */
export async function measureProof(bench: ArchiveBench): Promise<void> {
  const { owner, office } = bench;
  await owner.rows(
    `update organization.role set permissions = array_append(permissions, 'ledger.watch') where agency_id = $1 and name = 'registry' and not 'ledger.watch' = any (permissions)`,
    [office.agencyId],
  );
  const events = await owner.rows<{ id: string }>(
    `select n.event_id as id from ledger.entry n where n.agency_id = $1 and n.stream = 'letters'
       and n.idx < (select max(c.size) from ledger.checkpoint c where c.agency_id = n.agency_id and c.stream = n.stream and c.published_at is not null)
     order by hashint8(n.idx) limit 5000`,
    [office.agencyId],
  );
  if (events.length === 0) return say('nothing is published: part drain comes first');
  await measure(bench, {
    metric: 'proof of an event',
    script: repeat(() => ({
      method: 'GET',
      path: `/api/ledger/events/${events[Math.floor(Math.random() * events.length)]!.id}/proof`,
      token: bench.people.arsiparis,
    })),
    clients: [1, 16],
  });
}

/**
 * What the ledger costs a registration: with and without the trigger that writes what waits for its leaf, in many short
 * turns, so that what else the machine does falls on both; through the server, and the same SQL raw.
 */
export async function measureLogging(bench: ArchiveBench): Promise<void> {
  const { owner, office, web, name } = bench;
  const shot = registration(office, office.bookId);
  const raw = pgbenchScript(await bench.sqlOf(shot));
  const program = findPgbench();
  const load = (seconds: number) =>
    loadServer({ url: web.url, clients: 1, seconds, script: repeat(() => shot) });
  await load(bench.seconds * 2);
  const seen = { with: emptyTurns(), without: emptyTurns() };
  for (let turn = 0; turn < (bench.seconds < 1 ? 4 : 30); turn += 1) {
    for (const way of turn % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
      await owner.rows(`alter table core.event ${way === 'with' ? 'enable' : 'disable'} trigger awaits_leaf`);
      const cpu = await cpuClock(bench);
      const answer = await load(0.8);
      if (Object.keys(answer.refused).length > 0) throw new Error(JSON.stringify(answer.refused));
      const used = await cpu();
      const turns = seen[way];
      turns.p50.push(answer.p50);
      turns.rounds += answer.rounds;
      turns.server += used.server;
      turns.database += used.database;
      if (program && turn < 10)
        turns.raw.push(
          (
            await pgbench(program, {
              ...{ databaseUrl: bench.house.appUrl, script: raw, connections: 1, seconds: 1 },
            })
          ).p50,
        );
    }
  }
  await owner.rows('alter table core.event enable trigger awaits_leaf');
  const figures: [string, (turns: Turns) => number][] = [
    ['p50 through the server', ({ p50 }) => median(p50)],
    ['processor time of server and database', (turns) => (turns.server + turns.database) / turns.rounds],
    ['processor time of the database', (turns) => turns.database / turns.rounds],
    ['p50 of the same SQL raw', (turns) => median(turns.raw)],
  ];
  for (const [what, costOf] of figures) {
    const [whole, without] = [costOf(seen.with), costOf(seen.without)];
    report({
      ...{ bench: name, metric: `ledger: share of a registration, ${what}`, value: 1 - without / whole },
      ...{ unit: 'share', against: `${without.toPrecision(3)} ms without it`, ratio: whole / without },
    });
  }
}

type Turns = ReturnType<typeof emptyTurns>;
const emptyTurns = () => ({
  p50: [] as number[],
  raw: [] as number[],
  rounds: 0,
  server: 0,
  database: 0,
});
