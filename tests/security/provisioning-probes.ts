import type { DemoActor } from '#tests/house/demo-world.ts';
import type { Probe, ProbeKit } from './probes.ts';

/** An account that a provider may change and end, in Arunika. */
async function freshUser(kit: ProbeKit): Promise<{ userId: string; userName: string }> {
  const [userId, agencyId] = [crypto.randomUUID(), kit.world.arunika.agencyId];
  const [personId, userName] = [await kit.person(), `pegawai-${kit.serial()}`];
  await kit.row('identity.account', {
    agency_id: agencyId,
    id: userId,
    person_id: personId,
    created_at: '2020-01-01',
  });
  await kit.row('identity.identifier', {
    agency_id: agencyId,
    account_id: userId,
    kind: 'username',
    value: userName,
  });
  await kit.row('provisioning.account', {
    agency_id: agencyId,
    id: userId,
    person_id: personId,
    document: JSON.stringify({ userName }),
    active: true,
    created_at: '2020-01-01',
    changed_at: '2020-01-01',
  });
  return { userId, userName };
}

const ofUser = async (kit: ProbeKit, _asker: DemoActor | undefined) => ({
  userId: (await freshUser(kit)).userId,
});

/** How identity providers ask. */
export const provisioningProbes: Record<string, Probe> = {
  'provisioning.list-users': {},
  'provisioning.search-users': { input: () => ({ filter: 'active eq true', count: 1 }) },
  'provisioning.show-user': { input: ofUser },
  'provisioning.create-user': {
    input: (kit) => ({ userName: `baru-${kit.serial()}-${Date.now()}`, displayName: 'Pegawai Baru' }),
  },
  'provisioning.replace-user': { input: freshUser },
  'provisioning.change-user': {
    input: async (kit) => ({
      userId: (await freshUser(kit)).userId,
      Operations: [{ op: 'replace', path: 'active', value: false }],
    }),
  },
  'provisioning.remove-user': { input: ofUser },
  'provisioning.show-config': {},
  'provisioning.list-resource-types': {},
  'provisioning.show-resource-type': { input: () => ({ name: 'User' }) },
  'provisioning.list-schemas': {},
  'provisioning.show-schema': { input: () => ({ schema: 'urn:ietf:params:scim:schemas:core:2.0:User' }) },
  'provisioning.list-groups': {},
};
