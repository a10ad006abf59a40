import { tileStoreOf } from '#app/open-house.ts';
import { operatorText } from '#app/operator-texts.ts';
import { closePool, openPool } from '#core/db/pool.ts';
import { transact } from '#core/db/tx.ts';
import { createLogger } from '#core/log/logger.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { notedDestructions } from '#modules/archive/server/archive.api.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import type { Check, Patient } from './patient.ts';

const hour = 3_600_000;

/** What was destroyed stays destroyed: notes beside the logs tell of destructions that this database does not know. */
export const destructionCheck: Check = { name: 'destructions', run: lookAtDestructions };

async function lookAtDestructions(patient: Patient): Promise<string> {
  const [made] = await patient.ask<{ there: boolean }>(
    `select to_regclass('archive.destroyed_again') is not null as there`,
  );
  if (!made?.there) return operatorText('doctor.none-yet');
  const { config } = await patient.database();
  const store = tileStoreOf(config);
  const owner = openPool({
    url: config.databaseUrl,
    max: 1,
    name: 'pendopo-doctor',
    log: createLogger('silent'),
  });
  try {
    const secrets = createSecrets(config.secretKey);
    const found = { notes: 0, undone: 0, unnoted: 0, refused: [] as string[], gaps: 0 };
    for (const { id, zone } of await agencies(owner)) {
      const { notes, undone, unnoted, refused, gaps } = await transact(owner, { agency: id }, 'read', (tx) =>
        notedDestructions({ tx, secrets, actor: systemActor(id, zone) }, store),
      );
      found.notes += notes;
      found.undone += undone.length;
      found.refused.push(...refused);
      found.gaps += gaps.length;
      found.unnoted += unnoted.filter(({ executedAt }) => executedAt.getTime() < Date.now() - hour).length;
    }
    if (found.refused.length > 0)
      throw new Error(
        operatorText('doctor.notes-refused', {
          count: found.refused.length,
          paths: found.refused.slice(0, 3).join(', '),
        }),
      );
    if (found.gaps > 0) throw new Error(operatorText('doctor.notes-gone', { count: found.gaps }));
    if (found.undone > 0)
      throw new Error(operatorText('doctor.destructions-undone', { count: found.undone }));
    if (found.unnoted > 0)
      throw new Error(operatorText('doctor.destructions-unnoted', { count: found.unnoted }));
    return operatorText('doctor.destructions', { notes: found.notes });
  } finally {
    await closePool(owner);
  }
}
