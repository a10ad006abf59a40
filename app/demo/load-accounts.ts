import { createAccount, hashPassword } from '#modules/identity/server/identity.api.ts';
import { demoAccountOf } from './demo-accounts.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';

/** Gives every person of the demo an account with a name and a password that anyone may know. */
export async function loadDemoAccounts(stage: Stage, agencies: readonly DemoAgency[]): Promise<void> {
  for (const agency of agencies) {
    const hashes = new Map<string, string>();
    for (const { key } of agency.people.values())
      hashes.set(key, await hashPassword(demoAccountOf(agency.code, key).password));
    await stage.write(agency.agencyId, agency.zone, async (ctx) => {
      for (const { key, personId } of agency.people.values()) {
        await createAccount(ctx, {
          personId,
          username: demoAccountOf(agency.code, key).identifier,
          passwordHash: hashes.get(key),
        });
      }
    });
  }
}
