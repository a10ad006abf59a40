import type { Pool } from 'pg';
import { loadConfig } from '#app/config.ts';
import type { House } from '#app/house.ts';
import { openHouse } from '#app/open-house.ts';
import { operatorText } from '#app/operator-texts.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { closePool, openPool } from '#core/db/pool.ts';
import { transact } from '#core/db/tx.ts';
import { createLogger } from '#core/log/logger.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { destroyAgain, notedDestructions } from '#modules/archive/server/archive.api.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { borrowDatabase } from './running-database.ts';
import { readArguments, UsageError } from './usage-error.ts';

/**
 * `destroy-again [--yes N]`: after an older backup was restored, lists what had been destroyed since by lists that went
 * through every step; takes it away again where the operator names how many such lists there are. Only the owner of the
 * database can.
 */
export async function destroyAgainNoted(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { yes: { type: 'string' } });
  if (positionals.length > 0 || !/^([1-9]\d*)?$/.test(values.yes ?? '')) throw new UsageError();
  const settings = loadConfig();
  const database = await borrowDatabase(settings, createLogger('warn'));
  const house = openHouse({ ...database.config, logLevel: 'warn' });
  const owner = openPool({
    url: database.config.databaseUrl,
    max: 1,
    name: 'pendopo-owner',
    log: house.services.log,
  });
  try {
    const undone = await listed(house, owner);
    if (undone.length === 0) return console.log(operatorText('destroy-again.nothing'));
    if (values.yes === undefined)
      return console.log(operatorText('destroy-again.not-done', { count: undone.length }));
    if (Number(values.yes) !== undone.length)
      throw new OperatorError(
        operatorText('destroy-again.other-count', { count: undone.length, given: values.yes }),
      );
    for (const { ctx, code, note } of undone) {
      const requestId = `command-${crypto.randomUUID()}`;
      const records = await transact(owner, { agency: ctx.actor.agencyId }, 'write', (tx) =>
        destroyAgain({ ...ctx, tx, requestId }, note),
      );
      console.log(operatorText('destroy-again.done', { code, report: note.report, on: note.on, records }));
    }
  } finally {
    await closePool(owner);
    await house.close();
    await database.close();
  }
}

/** What is undone at all agencies, told line by line; with it what lies among the notes and is none, and what is gone. */
async function listed(house: House, owner: Pool) {
  const all = [];
  for (const { id, zone, code } of await agencies(house.workerPool)) {
    const ctx = { ...house.services, actor: systemActor(id, zone), locale: 'id' as const };
    const { undone, refused, gaps } = await transact(owner, { agency: id }, 'read', (tx) =>
      notedDestructions({ ...ctx, tx }, house.tiles),
    );
    for (const path of refused) console.log(operatorText('destroy-again.refused', { code, path }));
    for (const place of gaps) console.log(operatorText('destroy-again.gap', { code, place }));
    for (const note of undone) {
      console.log(
        operatorText('destroy-again.undone', {
          ...{ code, report: note.report, on: note.on },
          ...{ stipulation: note.stipulation, records: note.records.length },
        }),
      );
      all.push({ ctx, code, note });
    }
  }
  return all;
}
