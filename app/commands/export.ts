import { loadConfig } from '#app/config.ts';
import { openHouse } from '#app/open-house.ts';
import { exportAgency } from '#core/db/backup/export-agency.ts';
import { createLogger } from '#core/log/logger.ts';
import { borrowDatabase } from './running-database.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** `export FILE --agency CODE`: everything of one agency, to take elsewhere; Pendopo may be in use. */
export async function exportOne(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { agency: { type: 'string' } });
  const [file, ...others] = positionals;
  if (!file || others.length > 0 || !values.agency) throw new UsageError();
  const settings = loadConfig();
  const database = await borrowDatabase(settings, createLogger('warn'));
  const house = openHouse(database.config);
  try {
    const report = await exportAgency({
      file,
      adminUrl: database.config.databaseUrl,
      agency: values.agency,
      objects: house.services.files,
    });
    console.log(
      `Wrote ${file}: ${report.rows} rows of ${report.tables} tables and ${report.objects} objects.`,
    );
    console.log(`It holds personal data of ${values.agency}: guard it like the database.`);
  } finally {
    await house.close();
    await database.close();
  }
}
