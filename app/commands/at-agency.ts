import { loadConfig } from '#app/config.ts';
import type { House } from '#app/house.ts';
import { openHouse } from '#app/open-house.ts';
import { operatorText } from '#app/operator-texts.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import { createLogger } from '#core/log/logger.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { borrowDatabase } from './running-database.ts';

export interface AgencyAtWork {
  code: string;
  ctx: JobContext;
}

/**
 * Does something in the name of the program for the agencies of the installation, one after another; Pendopo may be in
 * use. @param code of one agency alone @throws OperatorError where there is no such agency
 */
export async function atAgencies(
  code: string | undefined,
  work: (agency: AgencyAtWork, house: House) => Promise<void>,
): Promise<void> {
  const settings = loadConfig();
  const database = await borrowDatabase(settings, createLogger('warn'));
  const house = openHouse({
    ...database.config,
    logLevel: settings.logLevel === 'info' ? 'warn' : settings.logLevel,
  });
  try {
    const all = await agencies(house.workerPool);
    const wanted = code === undefined ? all : all.filter((one) => one.code === code);
    if (code !== undefined && wanted.length === 0)
      throw new OperatorError(
        operatorText('agency.unknown', { code, known: all.map((one) => one.code).join(', ') }),
      );
    for (const agency of wanted) {
      const ctx = jobContext({ services: house.services, pool: house.workerPool }, agency, {
        requestId: `command-${crypto.randomUUID()}`,
        signal: new AbortController().signal,
      });
      await work({ code: agency.code, ctx }, house);
    }
  } finally {
    await house.close();
    await database.close();
  }
}
