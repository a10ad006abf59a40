import { readFileSync } from 'node:fs';
import type { Program } from '#tests/failure/program.ts';
import { cpuTime } from '../cpu-time.ts';
import { report } from '../report.ts';
import { type BenchHouse, poolSize } from './bench-house.ts';
import { type Load, loadServer, type Script, type Shot } from './http-load.ts';
import type { BenchOffice } from './lay-out-office.ts';
import type { OwnerPool } from './owner-pool.ts';
import { findPgbench, pgbench } from './pgbench.ts';
import type { Recording } from './record-sql.ts';

/** Everything that a measurement needs. */
export interface Bench {
  /** As it is called. */
  name: string;
  house: BenchHouse;
  office: BenchOffice;
  owner: OwnerPool;
  rows: number;
  seconds: number;
  web: Program;
  /** Runs one request in this process and answers the statements of its pass through the server. */
  sqlOf(shot: Shot): Promise<Recording>;
}

const against = 'same SQL by pgbench';

export interface Question {
  metric: string;
  script: Script;
  clients: number[];
  /** The raw script, where there is one to compare with. */
  raw?: string | undefined;
}

/** Measures a script at each number of clients, and the raw SQL over as many connections (those of the pool at most). */
export async function measure(bench: Bench, { metric, script, clients, raw }: Question): Promise<void> {
  const program = findPgbench();
  // pgbench runs a second at least: where figures are quick, one number of clients is compared.
  const compared = bench.seconds < 1 ? clients.slice(-1) : clients;
  for (const count of clients) {
    // Code that ran a few thousand times is another code: V8 compiles what it has seen often.
    await run(bench, { clients: Math.max(count, 4), script, seconds: bench.seconds });
    const cpu = await cpuClock(bench);
    const api = await run(bench, { clients: count, script, seconds: bench.seconds });
    const used = await cpu();
    const at = `${metric}, ${count} ${count === 1 ? 'client' : 'clients'}`;
    if (Object.keys(api.refused).length > 0)
      throw new Error(`${at}: ${JSON.stringify(api.refused)} were refused, so nothing was measured`);
    const limit =
      raw && program && compared.includes(count)
        ? await pgbench(program, {
            databaseUrl: bench.house.appUrl,
            script: raw,
            connections: Math.min(count, poolSize),
            seconds: Math.max(1, Math.round(bench.seconds)),
          })
        : undefined;
    const figure = (what: string, value: number, unit: string, ratio?: number) =>
      report({ bench: bench.name, metric: `${at}: ${what}`, value, unit, against: limit && against, ratio });
    figure('rate', api.perSecond, '/s', limit && api.perSecond / limit.perSecond);
    figure('p50', api.p50, 'ms', limit && api.p50 / limit.p50);
    figure('p99', api.p99, 'ms', limit && api.p99 / limit.p99);
    // What a shared machine cannot spoil as much: the work itself.
    for (const [who, ms] of Object.entries(used))
      report({ bench: bench.name, metric: `${at}: CPU of the ${who}`, value: ms / api.rounds, unit: 'ms' });
  }
}

/** Answers what the web process and its connections have used of the processors since, in milliseconds. */
export async function cpuClock({
  owner,
  web,
}: Pick<Bench, 'owner' | 'web'>): Promise<() => Promise<{ server: number; database: number }>> {
  const read = async () => {
    const found = await owner.rows<{ pid: number }>(
      `select pid from pg_stat_activity where usename = 'pendopo_app'`,
    );
    return new Map([web.pid, ...found.map(({ pid }) => pid)].map((pid) => [pid, cpuTime(pid)]));
  };
  const before = await read();
  return async () => {
    const spent = [...(await read())].map(([pid, ms]) => ({ pid, ms: ms - (before.get(pid) ?? 0) }));
    const sum = (some: typeof spent) => some.reduce((total, { ms }) => total + ms, 0);
    return {
      server: sum(spent.filter(({ pid }) => pid === web.pid)),
      database: sum(spent.filter(({ pid }) => pid !== web.pid)),
    };
  };
}

const run = (bench: Bench, load: Omit<Load, 'url'>) => loadServer({ url: bench.web.url, ...load });

/** Resident memory of a process as the kernel counts it, now and at its highest. */
export function reportMemory(bench: Bench, name: string, pid: number): void {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  for (const [field, when] of [
    ['VmRSS', 'after the load'],
    ['VmHWM', 'at its highest'],
  ] as const) {
    const kilobytes = Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]);
    report({
      bench: bench.name,
      metric: `memory of the ${name} process ${when}`,
      value: kilobytes / 1_024,
      unit: 'MB',
    });
  }
}
