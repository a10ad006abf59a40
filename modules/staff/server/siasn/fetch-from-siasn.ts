import { z } from 'zod';
import { dayIn } from '#core/clock/clock.ts';
import { PersonId } from '#core/contract/ids.ts';
import { type Job, type JobContext, job } from '#core/jobs/job.ts';
import { type EmployeeEntry, employeesByIds } from '#modules/organization/server/organization.api.ts';
import { sealParts } from './fetched-part.ts';
import { mapSiasn } from './map-siasn.rules.ts';
import { isAwaited } from './siasn.queries.ts';
import { keepAnswer, settle } from './siasn.writes.ts';
import { type SiasnClient, SiasnRefusal, siasnClient } from './siasn-client.ts';
import type { SiasnSettings } from './siasn-settings.ts';

const Payload = z.object({ personId: PersonId });

/** The name under which the question waits; who runs it knows the keys. */
export const fetchQuestion = { name: 'staff.fetch-from-siasn', payload: Payload, maxAttempts: 4 } as const;

/** Asks SIASN about an employee and keeps what comes, sealed. No transaction is open while BKN answers. */
export function fetchFromSiasn(settings: SiasnSettings | null): Job<typeof Payload> {
  let client: SiasnClient | undefined;
  return job({
    ...fetchQuestion,
    run: async (ctx, { personId }) => {
      const employee = await ctx.transact('read', async ({ tx }) =>
        (await isAwaited(tx, personId)) ? (await employeesByIds(tx, [personId])).get(personId) : undefined,
      );
      if (!employee?.nip || !settings) return;
      client ??= siasnClient(settings, {
        plainHosts: ctx.plainHosts ?? [],
        now: () => ctx.clock.now().getTime(),
      });
      await answer(ctx, client, employee, employee.nip);
    },
  });
}

async function answer(
  ctx: JobContext,
  client: SiasnClient,
  employee: EmployeeEntry,
  nip: string,
): Promise<void> {
  const { id: personId, kind: employment } = employee;
  try {
    const on = dayIn(ctx.actor.zone, ctx.clock.now());
    const mapped = mapSiasn(await client.read(nip), { employment, on });
    const parts = sealParts(ctx.secrets, ctx.actor.agencyId, personId, mapped);
    await ctx.transact('write', ({ tx }) => keepAnswer(tx, personId, parts, ctx.clock.now()));
  } catch (error) {
    if (!(error instanceof SiasnRefusal)) throw error;
    // Later it may answer; refused keys are not tried again, since that locks their user.
    const mayPass = error.code === 'unreachable' || error.code === 'busy';
    if (mayPass && !ctx.lastTry) throw error;
    await ctx.transact('write', ({ tx }) => settle(tx, personId, error.code, ctx.clock.now()));
  }
}
