import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase, testSecret } from '#tests/house/fresh-database.ts';
import { agent } from './ask-server.ts';
import { bundleProgram } from './bundle-program.ts';
import { type FailingOffice, openOffice } from './failing-office.ts';
import { freePort, type Program, startProgram } from './program.ts';
import { registerOnce } from './register-once.ts';

let bundle: Awaited<ReturnType<typeof bundleProgram>>;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let office: FailingOffice;
const running: Program[] = [];

beforeAll(async () => {
  bundle = await bundleProgram();
  database = await freshDatabase(inject('clusterUrl'));
  office = await openOffice(async () => database.url);
  // The counter of the book exists from the first letter on.
  const web = await start('web');
  await registerOnce(office.clerk, { mark: 'the-first-letter', servers: [web.url] });
  await web.stop();
}, 180_000);
afterAll(async () => {
  agent.destroy();
  for (const program of running) await program.kill();
  await database.drop();
  bundle.remove();
}, 60_000);

const environment = () => ({
  DATABASE_URL: database.url,
  SECRET_KEY: testSecret.toString('base64'),
  DATA_DIR: path.join(path.dirname(bundle.cli), 'data'),
  METRICS_TOKEN: 'kata-sandi-metrik',
});

async function start(command: 'web' | 'worker'): Promise<Program> {
  const program = await startProgram({
    cli: bundle.cli,
    command,
    port: await freePort(),
    env: environment(),
  });
  running.push(program);
  return program;
}

/** A registration that waits until the returned function is called: somebody holds the counter of the book. */
async function heldRegistration(web: Program, mark: string) {
  const holder = new pg.Client(database.url);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from letters.book_year for update');
  const answer = registerOnce(office.clerk, { mark, servers: [web.url] });
  answer.catch(() => undefined);
  const waits = async () =>
    (
      await office.owner(
        `select 1 from pg_stat_activity where wait_event_type = 'Lock' and usename = 'pendopo_app'`,
      )
    ).length > 0;
  for (let attempt = 0; !(await waits()); attempt += 1) {
    if (attempt > 200) throw new Error('the registration does not wait');
    await sleep(50);
  }
  return {
    answer,
    letGo: async () => {
      await holder.query('rollback');
      await holder.end();
    },
  };
}

describe('a web process that is asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what it has begun (%s), and takes nothing new',
    async (signal) => {
      const web = await start('web');
      const held = await heldRegistration(web, `held-${signal}`);
      web.signal(signal);
      await expect
        .poll(
          () =>
            fetch(`${web.url}/healthz`).then(
              () => 'answers',
              () => 'refused',
            ),
          { timeout: 10_000 },
        )
        .toBe('refused');
      await held.letGo();
      expect(await held.answer).toMatchObject({ number: expect.any(Number) });
      expect(await web.exited).toBe(0);
    },
  );

  it('ends at once when it is asked a second time', async () => {
    const web = await start('web');
    const held = await heldRegistration(web, 'held-twice');
    web.signal('SIGINT');
    await sleep(1_200);
    const asked = performance.now();
    web.signal('SIGINT');
    expect(await web.exited).toBe(130);
    expect(performance.now() - asked).toBeLessThan(5_000);
    await held.letGo();
  });
});

describe('a worker process of its own', () => {
  it('tells its health and its figures to who has the token, and stops when asked', async () => {
    const worker = await start('worker');
    const figures = (headers: Record<string, string>) => fetch(`${worker.url}/metrics`, { headers });
    expect((await figures({})).status).toBe(404);
    expect((await figures({ authorization: 'Bearer salah' })).status).toBe(404);
    const text = await (await figures({ authorization: 'Bearer kata-sandi-metrik' })).text();
    for (const name of [
      'jobs_waiting',
      'jobs_running',
      'jobs_oldest_waiting_seconds',
      'process_resident_memory_bytes',
    ])
      expect(text).toMatch(new RegExp(`^pendopo_${name} \\d`, 'm'));
    worker.signal('SIGTERM');
    expect(await worker.exited).toBe(0);
  });

  it('is not well while the database is gone', async () => {
    const worker = await start('worker');
    const name = new URL(database.url).pathname.slice(1);
    const cluster = new pg.Client(inject('clusterUrl'));
    await cluster.connect();
    const status = async () => (await fetch(`${worker.url}/healthz`)).status;
    try {
      await cluster.query(`alter database ${name} allow_connections false`);
      await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        name,
      ]);
      await expect.poll(status, { timeout: 20_000 }).toBe(503);
    } finally {
      await cluster.query(`alter database ${name} allow_connections true`);
      await cluster.end();
    }
    await expect.poll(status, { timeout: 20_000 }).toBe(200);
    await worker.stop();
  });
});

describe('the command line', () => {
  const pendopo = (args: string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle.cli, ...args], {
      env: { PATH: process.env.PATH, ...environment(), ...env },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('explains itself in the language of the terminal', () => {
    const english = pendopo(['--help'], { LANG: 'C.UTF-8' });
    expect(english).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: pendopo COMMAND') });
    const indonesian = pendopo(['help'], { LANG: 'id_ID.UTF-8' });
    expect(indonesian).toMatchObject({ status: 0, stdout: expect.stringContaining('Pemakaian: pendopo') });
    expect(pendopo(['restore', '--help'], {})).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('restore FILE [--wal FOLDER]'),
    });
  });

  it.each([
    [['terbang'], 'There is no command terbang.'],
    [['serve', '--port', '80'], 'serve takes no arguments'],
    [['backup'], 'Usage: pendopo backup FILE'],
    [['export', 'x.tar'], 'Usage: pendopo export FILE --agency CODE'],
    [['jobs', '--retry', 'semua'], 'semua is not the number of a job.'],
    [['restore', 'x.tar', '--to-time', 'kemarin'], '--to-time must be a time with its zone'],
    [['demo:accounts', '--xml'], '--xml'],
  ])('says with exit code 2 how it is asked: %j', (args, words) => {
    const answer = pendopo(args);
    expect(answer.stderr).toContain(words);
    expect(answer.stderr).not.toContain('    at ');
    expect(answer.status).toBe(2);
  });

  it.each([
    ['serve', { PORT: 'delapan' }, 'PORT must be a whole number from 0 to 65535, not "delapan".'],
    [
      'web',
      { SMTP_URL: 'mail', LANG: 'id_ID.UTF-8' },
      'SMTP_URL harus URL yang diawali smtp:// atau smtps://.',
    ],
    ['worker', { IMAP_URL: 'imap://a:b@mail/INBOX' }, 'IMAP_URL is set, so IMAP_AGENCY must be set too.'],
  ])('%s stops with one sentence and exit code 1 when a setting is wrong', (command, env, sentence) => {
    expect(pendopo([command], env as Record<string, string>)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${sentence}\n`,
    });
  });

  it('says which port is taken before it makes a database', async () => {
    const web = await start('web');
    const { port } = new URL(web.url);
    const DATA_DIR = path.join(path.dirname(bundle.cli), 'never-made');
    const answer = pendopo(['serve'], { DATABASE_URL: '', DATA_DIR, PORT: port });
    expect(answer).toMatchObject({ status: 1, stderr: expect.stringContaining(`Port ${port} is taken`) });
    expect(answer.stderr).not.toContain('PostgreSQL');
    await web.stop();
  });

  it('shows the doctor, who fails when a job was given up', async () => {
    expect(pendopo(['doctor'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('none given up'),
    });
    const [job] = await office.owner<{ id: string }>(
      "select id from graphile_worker.add_job('letters.test-job', max_attempts => 1)",
    );
    await office.owner(
      "update graphile_worker._private_jobs set attempts = 1, last_error = 'core.busy' where id = $1",
      [job!.id],
    );
    const sick = pendopo(['doctor']);
    expect(sick.stdout).toContain('✗ jobs');
    expect(sick.stdout).toContain('Given up: 1 × letters.test-job.');
    expect(sick.status).toBe(1);
    expect(pendopo(['jobs']).stdout).toMatch(
      /Given up: 1\.\n\d+ {2}.*letters\.test-job {2}1 tries {2}core\.busy/,
    );
    expect(pendopo(['jobs', '--forget', job!.id])).toMatchObject({ status: 0, stdout: '1 job.\n' });
    expect(pendopo(['doctor']).status).toBe(0);
  });

  it('has the doctor say whose the objects are, and give them to this database when told to', () => {
    const objects = path.join(environment().DATA_DIR, 'objects');
    mkdirSync(objects, { recursive: true });
    writeFileSync(path.join(objects, 'installation'), '7400000000000000000-00000001-16384\n');
    const sick = pendopo(['doctor']);
    expect(sick.stdout).toMatch(/^✗ objects .+another database.+--adopt-objects/m);
    expect(sick.status).toBe(1);
    expect(pendopo(['doctor', '--adopt-objects']).status).toBe(0);
    expect(pendopo(['doctor'])).toMatchObject({ status: 0, stdout: expect.stringContaining('✓ objects') });
    expect(pendopo(['doctor', 'everything']).status).toBe(2);
  });

  it('has the doctor name each thing that is wrong, and look at the others all the same', async () => {
    const { status, stdout } = pendopo(['doctor'], {
      SECRET_KEY: Buffer.alloc(32, 9).toString('base64'),
      CLAMD_URL: 'tcp://127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      IMAP_URL: 'imap://a:b@127.0.0.1:1/INBOX',
      IMAP_AGENCY: 'arunika',
      WATCH_DIR: '/tidak/ada',
      WATCH_AGENCY: 'arunika',
      S3_BUCKET: 'arunika',
      S3_ENDPOINT: 'http://127.0.0.1:1',
      S3_ACCESS_KEY_ID: 'a',
      S3_SECRET_ACCESS_KEY: 'b',
      OIDC_ISSUER: 'http://127.0.0.1:1',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
    });
    const sick = [...stdout.matchAll(/^✗ (.+?) {2,}/gm)].map((found) => found[1]);
    // The notes of what was destroyed lie in the bucket, and so does the log, once a worker has begun one.
    const logs = await office.owner('select from ledger.log');
    const wrong = [
      'roles',
      'destructions',
      ...(logs.length > 0 ? ['log'] : []),
      'objects',
      'virus scanner',
      'mail out',
      'mail in',
      'watched folder',
    ];
    expect(sick).toEqual([...wrong, 'sign-in by OpenID Connect']);
    expect(stdout).toMatch(/^✓ database .+outside/m);
    expect(stdout).toMatch(/^✓ migrations .+all \d+ applied/m);
    expect(status).toBe(1);
  });
});
