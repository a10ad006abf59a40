import pg from 'pg';
import { loadConfig } from '#app/config.ts';
import { forgetGivenUp, givenUpJobs, queueState, retryGivenUp } from '#core/jobs/queue-state.ts';
import { createLogger } from '#core/log/logger.ts';
import { borrowDatabase } from './running-database.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** `jobs`: how the queue stands, the jobs that were given up and why; `--retry` and `--forget` decide about them. */
export async function jobs(args: string[]): Promise<void> {
  const { act, ids, json } = readAct(args);
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

function readAct(args: string[]) {
  const { values, positionals } = readArguments(args, {
    retry: { type: 'string' },
    forget: { type: 'string' },
    json: { type: 'boolean' },
  });
  const { retry, forget, json } = values;
  const named = retry ?? forget;
  if ((retry && forget) || (!named && positionals.length > 0)) throw new UsageError();
  const list = [named, ...positionals].filter((word) => word !== undefined);
  const wrong = list.find((word) => !/^(\d+|all)$/.test(word));
  if (wrong) throw new UsageError(`${wrong} is not the number of a job.`);
  const ids = list.includes('all') ? ('all' as const) : list;
  return { act: retry ? retryGivenUp : forget ? forgetGivenUp : undefined, ids, json };
}
