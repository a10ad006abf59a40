import type { Probe, ProbeKit } from './probes.ts';

/** The last question to SIASN about staf-kominfo, which nobody answered. */
async function failedFetch(kit: ProbeKit) {
  const people = kit.world.arunika.people;
  const { personId } = people.get('staf-kominfo')!;
  await kit.house.owner(
    `insert into staff.siasn_fetch (agency_id, person_id, asked_by, asked_at, state, fault, answered_at)
     values ($1, $2, $3, now(), 'failed', 'unreachable', now()) on conflict do nothing`,
    [kit.world.arunika.agencyId, personId, people.get('kaban-bkpsdm')!.personId],
  );
  return { personId };
}

const needsBkn = 'modules/staff/test/siasn.test.ts: needs the interface of BKN';

/** How the questions to SIASN are asked. */
export const siasnProbes: Record<string, Probe> = {
  'staff.start-siasn-fetch': { elsewhere: needsBkn },
  'staff.show-siasn-fetch': { input: failedFetch },
  'staff.read-siasn-private': { elsewhere: needsBkn },
};
