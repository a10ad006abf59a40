import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../measures.ts';
import { report, say } from '../report.ts';
import type { Shot } from './http-load.ts';
import { layOutOffice } from './lay-out-office.ts';
import { loadLetters, makeFreshIds } from './load-letters.ts';
import { type Bench, measure, reportMemory } from './measuring.ts';
import { findPgbench, pgbench } from './pgbench.ts';
import { pgbenchScript } from './pgbench-script.ts';
import type { Recording } from './record-sql.ts';
import { recorder } from './recorder.ts';
import { type BenchOptions, runBench } from './run-bench.ts';
import {
  disposition,
  dispositions,
  registration,
  registrationWithFile,
  repeat,
  search,
  searches,
} from './shots.ts';

const parts: Record<string, (bench: Bench) => Promise<void>> = {
  server: measureServer,
  inbox: measureInbox,
  letter: measureLetter,
  search: measureSearch,
  dispositions: measureDispositions,
  registration: measureRegistration,
  file: measureFile,
  memory: async (bench) => reportMemory(bench, 'web', bench.web.pid),
  worker: measureWorker,
};

/** The API against the same SQL raw, over `rows` letters, on one machine in one run. */
export async function benchLetters(options: BenchOptions): Promise<void> {
  await runBench(options, parts, async (house, owner) => {
    const wanted = options.rows ?? 10_000;
    const { office, rows } = await house.loaded(async () => {
      const laidOut = await layOutOffice(owner);
      say(`loading ${wanted} letters`);
      await loadLetters(owner, laidOut, wanted);
      return { office: laidOut, rows: wanted };
    });
    await makeFreshIds(owner);
    return {
      ...{ name: 'letters', house, office, owner, rows },
      seconds: options.seconds ?? (rows >= 100_000 ? 6 : 0.4),
      web: await house.web(),
      sqlOf: recorder(house),
    };
  });
}

/** What the server can do at most: a route that does nothing. */
async function measureServer(bench: Bench): Promise<void> {
  await measure(bench, {
    metric: 'empty route',
    script: repeat(() => ({ method: 'GET', path: '/office' })),
    clients: [1, 16],
  });
}

async function measureInbox(bench: Bench): Promise<void> {
  const inbox: Shot = { method: 'GET', path: '/api/letters/inbox', token: bench.office.regent.token };
  await measure(bench, {
    metric: 'inbox page',
    script: repeat(() => inbox),
    clients: [1, 16],
    raw: pgbenchScript(await bench.sqlOf(inbox)),
  });
}

async function measureLetter(bench: Bench): Promise<void> {
  const { office, rows } = bench;
  // Letters that the head of a department may see: open ones.
  const visible = await bench.owner.rows<{ n: number; id: string }>(
    `select agenda_number as n, id from letters.letter where security_class = 'B' order by hashint8(agenda_number) limit 20000`,
  );
  const randomLetter = () => visible[Math.floor(Math.random() * visible.length)]!.id;
  const open = (id: string): Shot => ({
    method: 'GET',
    path: `/api/letters/${id}`,
    token: office.head.token,
  });
  const timeline = (id: string): Shot => ({ ...open(id), path: `/api/letters/${id}/timeline` });
  const example = visible.find(({ n }) => n < rows / 2)!;
  await bench.owner.rows('drop table if exists bench.visible');
  await bench.owner.rows('create table bench.visible (n int primary key, id uuid not null)');
  await bench.owner.rows(
    'insert into bench.visible select n, id from unnest($1::uuid[]) with ordinality as v (id, n)',
    [visible.map(({ id }) => id)],
  );
  await bench.owner.rows('grant select on bench.visible to pendopo_app');
  const random = `\\set n random(1, ${visible.length})`;
  const anyLetter = new Map([[example.id, '(select v.id from bench.visible v where v.n = :n)']]);
  for (const [metric, shot] of [
    ['detail', open],
    ['timeline', timeline],
  ] as const) {
    await measure(bench, {
      metric,
      script: repeat(() => shot(randomLetter())),
      clients: [1, 16],
      raw: pgbenchScript(await bench.sqlOf(shot(example.id)), anyLetter, random),
    });
  }
  await measure(bench, {
    metric: 'detail with timeline (two requests)',
    script: function* () {
      const id = randomLetter();
      yield open(id);
      yield timeline(id);
    },
    clients: [1, 16],
  });
}

async function measureSearch(bench: Bench): Promise<void> {
  const people = { 'few rights': bench.office.staff, 'many rights': bench.office.regent };
  for (const [rights, { token }] of Object.entries(people)) {
    for (const [kind, q] of Object.entries(searches)) {
      const shot = search(token, q);
      await measure(bench, {
        metric: `search, ${kind}, ${rights}`,
        script: repeat(() => shot),
        clients: [1, 16],
        raw: pgbenchScript(await bench.sqlOf(shot)),
      });
    }
  }
}

async function measureDispositions(bench: Bench): Promise<void> {
  const { office, owner } = bench;
  const found = await owner.rows<{ id: string }>(
    `select letter_id as id from letters.addressee a join letters.letter l on l.agency_id = a.agency_id and l.id = a.letter_id
     where a.post_id = $1 and a.answered_at is null and l.stage = 'registered' order by letter_id`,
    [office.secretary.postId],
  );
  const ids = found.map(({ id }) => id);
  const [example] = ids.splice(0, 1) as [string];
  // Two thirds are for the raw runs, half of those for each; the server takes the others.
  const forRaw = ids.splice(0, Math.floor((ids.length * 2) / 3));
  await owner.rows('drop table if exists bench.undisposed');
  await owner.rows('create table bench.undisposed (n int primary key, id uuid not null)');
  await owner.rows(
    'insert into bench.undisposed select n - 1, id from unnest($1::uuid[]) with ordinality as v (id, n)',
    [forRaw],
  );
  await owner.rows('grant select on bench.undisposed to pendopo_app');
  const next = dispositions(office, ids);
  const setup = `\\set n :client_id + :clients * :seq + (:run % 2) * ${Math.floor(forRaw.length / 2)}`;
  const raw = pgbenchScript(
    await bench.sqlOf(disposition(office, example)),
    new Map([[example, '(select v.id from bench.undisposed v where v.n = :n)']]),
    setup,
  );
  await measure(bench, { metric: 'disposition', script: repeat(() => next()), clients: [1, 16], raw });
}

async function measureRegistration(bench: Bench): Promise<void> {
  const { office } = bench;
  const recording = await bench.sqlOf(registration(office, office.bookId));
  const raw = pgbenchScript(recording);
  await measure(bench, {
    metric: 'registration, one book',
    script: repeat(() => registration(office, office.bookId)),
    clients: [1, 16, 200],
    raw,
  });
  const [book] = office.bookIds as [string];
  const many = pgbenchScript(
    await bench.sqlOf(registration(office, book)),
    new Map([[book, 'bench.book((:n)::int)']]),
    '\\set n random(0, 99)',
  );
  await bench.owner.rows(
    `create or replace function bench.book(n int) returns uuid language sql immutable parallel safe
       return ('{${office.bookIds.join(',')}}'::uuid[])[n + 1]`,
  );
  await measure(bench, {
    metric: 'registration, 100 books',
    script: repeat((client, round) => registration(office, office.bookIds[(client * 37 + round) % 100]!)),
    clients: [16, 200],
    raw: many,
  });
  await measureSpine(bench, recording);
}

async function measureFile(bench: Bench): Promise<void> {
  await measure(bench, {
    metric: 'registration with a file of 200 KB (upload, intake, registration)',
    script: registrationWithFile(bench.office),
    clients: [16],
  });
}

/** What event and job cost a registration: the raw transaction with and without them. */
async function measureSpine(bench: Bench, recording: Recording): Promise<void> {
  const program = findPgbench();
  if (!program) return;
  const rate = async (script: string) => {
    const { perSecond } = await pgbench(program, {
      databaseUrl: bench.house.appUrl,
      script,
      connections: 1,
      seconds: Math.max(1, Math.round(bench.seconds / 2)),
    });
    return perSecond;
  };
  const plain = recording.statements.filter(({ text }) => !text.includes('core.event'));
  // In turns, so that what else the machine does falls on both.
  const rates: { whole: number[]; without: number[] } = { whole: [], without: [] };
  for (let round = 0; round < (bench.seconds < 1 ? 1 : 5); round += 1) {
    rates.whole.push(await rate(pgbenchScript(recording)));
    rates.without.push(await rate(pgbenchScript({ ...recording, statements: plain })));
  }
  const whole = median(rates.whole);
  const without = median(rates.without);
  report({
    bench: 'letters',
    metric: 'event spine: share of a registration',
    value: 1 - whole / without,
    unit: 'share',
    against: 'same SQL without event and job',
    ratio: whole / without,
  });
}

/** How fast a worker empties the queue that the measurements have filled. */
async function measureWorker(bench: Bench): Promise<void> {
  const waitingJobs = async () =>
    Number(
      (
        await bench.owner.rows<{ n: number }>(
          `select count(*) as n from graphile_worker.jobs where task_identifier not like 'letters.read%' and run_at <= now()`,
        )
      )[0]!.n,
    );
  const delivered = async () =>
    Number(
      (
        await bench.owner.rows<{ n: number }>(
          `select n_tup_del as n from pg_stat_user_tables where relname = '_private_jobs'`,
        )
      )[0]!.n,
    );
  if ((await waitingJobs()) === 0) return;
  const worker = await bench.house.worker();
  await sleep(3_000);
  const [began, before] = [performance.now(), await delivered()];
  await sleep(Math.max(2, bench.seconds) * 1_000);
  const jobs = (await delivered()) - before;
  report({
    bench: 'letters',
    metric: 'jobs drained by one worker',
    value: jobs / ((performance.now() - began) / 1_000),
    unit: '/s',
  });
  reportMemory(bench, 'worker', worker.pid);
}
