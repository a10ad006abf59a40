import type { AgencyId } from '#core/contract/ids.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** The worker's hand in an agency, for one try of a job. */
export function workerIn(house: TestHouse, agencyId: AgencyId, lastTry = false): JobContext {
  const { services, workerPool: pool } = house.house;
  const turn = { requestId: 'test', signal: new AbortController().signal, lastTry };
  return jobContext({ services, pool }, { id: agencyId, zone: 'Asia/Jakarta' }, turn);
}

/** A job is done, be it once more. */
export async function doJob(house: TestHouse, agencyId: AgencyId, name: string, payload: object) {
  await house.owner('select core.add_job($1, $2::json)', [name, JSON.stringify({ agencyId, payload })]);
  await house.runJobs();
}

/** The jobs that wait for a later try, now. */
export async function doPostponed(house: TestHouse): Promise<void> {
  await house.owner('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
  await house.runJobs();
}
