import type { PersonId } from '#core/contract/ids.ts';
import { entries } from '#modules/staff/contract/entries.ts';
import { requests } from '#modules/staff/contract/requests.ts';
import type { DemoActor } from '#tests/house/demo-world.ts';
import type { Probe, ProbeKit } from './probes.ts';

const staff = (kit: ProbeKit): PersonId => kit.world.arunika.people.get('staf-kominfo')!.personId;
const ofPersonnel = (kit: ProbeKit) => kit.world.actor('kaban-bkpsdm');
const award = {
  content: { kind: 'award' as const, details: { name: 'Satyalancana Karya Satya', givenBy: 'Presiden' } },
  startsOn: '2025-08-17',
};

/** A row about nobody: whoever may import hears so. */
const sheet = () => Buffer.from('nip_baru,kpkn\n198001012005011001,KPPN Uji\n');

/** An entry that personnel made about staf-kominfo, with a proof. */
async function entered(kit: ProbeKit) {
  const personnel = await ofPersonnel(kit);
  const fileId = (await kit.file('kaban-bkpsdm')) as never;
  const { id } = await personnel.call(entries.add, { personId: staff(kit), ...award, fileId });
  return { personId: staff(kit), entryId: id };
}

/** A request of staf-kominfo, returned to them or waiting. */
async function asked(kit: ProbeKit, { returned = false } = {}) {
  const { call } = await kit.world.actor('staf-kominfo');
  const fileId = (await kit.file('staf-kominfo')) as never;
  const { id: requestId } = await call(requests.submit, { ...award, fileId });
  const decision = { requestId, decision: 'return', reason: 'Bukti tidak terbaca' } as const;
  if (returned) await (await ofPersonnel(kit)).call(requests.decide, decision);
  return { requestId };
}

/** A file of whoever asks; of nobody's for a stranger. */
function ownFile(kit: ProbeKit, asker: DemoActor | undefined): Promise<string> {
  return kit.file(asker?.key ?? 'staf-kominfo');
}

/** How the operations of staff are asked. */
export const staffProbes: Record<string, Probe> = {
  'staff.show-own-file': {},
  'staff.show-file': { input: (kit) => ({ personId: staff(kit) }) },
  'staff.read-private': { input: (kit) => ({ personId: staff(kit), purpose: 'Usul pensiun' }) },
  'staff.list-readings': {},
  'staff.list-directory': {},
  'staff.show-reference': {},
  'staff.add-entry': { input: (kit) => ({ personId: staff(kit), ...award }) },
  'staff.correct-entry': {
    input: async (kit) => ({ ...(await entered(kit)), ...award, reason: 'Salah hari' }),
  },
  'staff.withdraw-entry': { input: async (kit) => ({ ...(await entered(kit)), reason: 'Salah orang' }) },
  'staff.read-proof': { input: entered },
  'staff.submit-request': {
    input: async (kit, asker) => ({ ...award, fileId: await ownFile(kit, asker) }),
  },
  'staff.resubmit-request': {
    input: async (kit) => ({
      ...(await asked(kit, { returned: true })),
      ...award,
      fileId: await kit.file('staf-kominfo'),
    }),
  },
  'staff.withdraw-request': { input: (kit) => asked(kit) },
  'staff.list-own-requests': {},
  'staff.list-requests': {},
  'staff.decide-on-request': { input: async (kit) => ({ ...(await asked(kit)), decision: 'approve' }) },
  'staff.read-request-proof': { input: (kit) => asked(kit) },
  'staff.list-milestones': {},
  'staff.export-milestones': { input: () => ({ format: 'csv' }) },
  'staff.show-lead-times': {},
  'staff.set-lead-times': {
    input: () => ({ 'salary-increase': 3, promotion: 4, retirement: 15, 'contract-end': 8 }),
  },
  'staff.import-files': { input: () => ({ dryRun: 'true' }), body: sheet },
  'staff.export-files': { input: () => ({ format: 'csv' }) },
};
