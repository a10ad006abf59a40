import { parseArgs } from 'node:util';
import pg from 'pg';
import { loadConfig } from '#app/config.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { forgetGivenUp, givenUpJobs, queueState, retryGivenUp } from '#core/jobs/queue-state.ts';
import { createLogger } from '#core/log/logger.ts';
import { borrowDatabase } from './running-database.ts';

const USAGE = 'Usage: pendopo jobs [--retry all|ID…] [--forget all|ID…] [--json]';

/** `jobs`: how the queue stands, the jobs that were given up and why; `--retry` and `--forget` decide about them. */
export async function jobs(args: string[]): Promise<void> {
  const { act, ids, json } = readArguments(args);
  const settings = loadConfig();
  const database = await borrowDatabase(settings, createLogger('warn'));
  const client = new pg.Pool({ connectionString: database.config.databaseUrl, max: 1 });
  try {
    if (act) {
      const count = await act(client, ids);
      return console.log(`${count} ${count === 1 ? 'job' : 'jobs'}.`);
    }
    const state = await queueState(client);
    const givenUp = await givenUpJobs(client);
    if (json) return console.log(JSON.stringify({ ...state, givenUp }));
    console.log(`Waiting: ${state.waiting}. Running: ${state.running}. Given up: ${total(state.givenUp)}.`);
    for (const { id, job, attempts, givenUpAt, reason } of givenUp)
      console.log(`${id}  ${givenUpAt.toISOString()}  ${job}  ${attempts} tries  ${reason}`);
  } finally {
    await client.end();
    await database.close();
  }
}

function total(jobs: readonly { jobs: number }[]): number {
  return jobs.reduce((sum, one) => sum + one.jobs, 0);
}

function readArguments(args: string[]) {
  const { values, positionals } = parse();
  const { retry, forget, json } = values;
  const named = retry ?? forget;
  if ((retry && forget) || (!named && positionals.length > 0)) throw new OperatorError(USAGE);
  const list = [named, ...positionals].filter((word) => word !== undefined);
  const wrong = list.find((word) => !/^(\d+|all)$/.test(word));
  if (wrong) throw new OperatorError(`${wrong} is not the number of a job.\n${USAGE}`);
  const ids = list.includes('all') ? ('all' as const) : list;
  return { act: retry ? retryGivenUp : forget ? forgetGivenUp : undefined, ids, json };

  function parse() {
    try {
      return parseArgs({
        args,
        options: { retry: { type: 'string' }, forget: { type: 'string' }, json: { type: 'boolean' } },
        allowPositionals: true,
      });
    } catch (error) {
      throw new OperatorError(`${(error as Error).message}\n${USAGE}`);
    }
  }
}
