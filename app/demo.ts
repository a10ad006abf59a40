import { markDrillGround } from '#modules/ledger/server/ledger.api.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { loadDemoAccounts } from './demo/load-accounts.ts';
import { loadDemoArchive } from './demo/load-archive.ts';
import { loadDemoAttendance } from './demo/load-attendance.ts';
import { loadDemoCalendar } from './demo/load-calendar.ts';
import { loadConfidentialRecord } from './demo/load-confidential.ts';
import { loadDemoDisposals } from './demo/load-disposals.ts';
import { loadDemoLeave } from './demo/load-leave.ts';
import { loadDemoLetters } from './demo/load-letters.ts';
import { loadDemoOrganization } from './demo/load-organization.ts';
import { loadOutgoingLetters } from './demo/load-outgoing-letters.ts';
import { loadOutgoingSetup } from './demo/load-outgoing-setup.ts';
import { loadSigningKeys } from './demo/load-signing-keys.ts';
import { loadDemoStaff } from './demo/load-staff.ts';
import { openStage } from './demo/stage.ts';
import type { House } from './house.ts';

/** Loads the demo regency into an empty database; where there is any agency, nothing happens. */
export async function loadDemo(house: House): Promise<void> {
  if ((await agencies(house.workerPool)).length > 0) return;
  const stage = openStage(house);
  const written = await loadDemoOrganization(stage.write);
  await loadDemoAccounts(stage, written);
  const now = house.services.clock.now();
  for (const { agencyId, zone } of written)
    await stage.write(agencyId, zone, ({ tx }) => markDrillGround(tx, now));
  await loadOutgoingSetup(stage, written, now);
  await loadSigningKeys(stage, written[0]!, now);
  await loadDemoCalendar(stage, written[0]!, now);
  await loadDemoStaff(stage, written[0]!, now);
  await loadDemoLeave(stage, written[0]!, now);
  await loadDemoAttendance(stage, written[0]!, now);
  await loadDemoArchive(stage, written[0]!, now);
  await loadConfidentialRecord(stage, written[0]!, now);
  await loadDemoDisposals(stage, written[0]!, now);
  await loadDemoLetters(stage, written, now);
  await loadOutgoingLetters(stage, written[0]!, now);
}
