import type { Probe, ProbeKit } from './probes.ts';

const unit = (kit: ProbeKit) => kit.world.arunika.units.get('kominfo-aptika');
const root = (kit: ProbeKit) => kit.world.arunika.units.get('kominfo');
const person = (kit: ProbeKit) => kit.world.arunika.people.get('staf-kominfo')!.personId;
const agency = (kit: ProbeKit) => kit.world.arunika.agencyId;

async function freshPost(kit: ProbeKit): Promise<string> {
  const id = crypto.randomUUID();
  await kit.row('organization.post', {
    agency_id: agency(kit),
    id,
    unit_id: unit(kit),
    superior_id: null,
    name: `Jabatan ${kit.serial()}`,
    kind: 'executive',
    ancestor_ids: [id],
    active_from: '2020-01-01',
  });
  return id;
}

async function freshUnit(kit: ProbeKit): Promise<string> {
  const id = crypto.randomUUID();
  const [parent] = await kit.house.owner<{ ancestor_ids: string[] }>(
    'select ancestor_ids from organization.unit where id = $1',
    [root(kit)],
  );
  await kit.row('organization.unit', {
    agency_id: agency(kit),
    id,
    parent_id: root(kit),
    code: `u-${kit.serial()}`,
    name: `Unit ${kit.serial()}`,
    kind: 'section',
    ancestor_ids: [...parent!.ancestor_ids, id],
    active_from: '2020-01-01',
  });
  return id;
}

async function freshRole(kit: ProbeKit): Promise<string> {
  const id = crypto.randomUUID();
  await kit.row('organization.role', {
    agency_id: agency(kit),
    id,
    name: `Peran ${kit.serial()}`,
    permissions: [],
  });
  return id;
}

async function held(kit: ProbeKit, table: 'holder' | 'secretary'): Promise<string> {
  const id = crypto.randomUUID();
  const kind = table === 'holder' ? { kind: 'definitive' } : {};
  await kit.row(`organization.${table}`, {
    agency_id: agency(kit),
    id,
    post_id: await freshPost(kit),
    person_id: await kit.person(),
    starts_at: '2020-01-01',
    ...kind,
  });
  return id;
}

const postOf: Probe = { input: (kit) => ({ postId: kit.post('kabid-aptika') }) };
const ending = { endsAt: '2026-12-01T00:00:00+07:00' };

/** How the operations of units, posts and people are asked: in Dinas Kominfo. */
export const organizationProbes: Record<string, Probe> = {
  'organization.current-agency': {},
  'units.tree': {},
  'units.create': {
    input: (kit) => ({
      parentId: root(kit),
      code: `b-${kit.serial()}`,
      name: 'Seksi Baru',
      kind: 'section',
      activeFrom: '2026-11-21',
    }),
  },
  'units.change': { input: async (kit) => ({ unitId: await freshUnit(kit), name: 'Seksi Lain' }) },
  'units.close': { input: async (kit) => ({ unitId: await freshUnit(kit), activeUntil: '2026-12-31' }) },
  'posts.list': {},
  'posts.search': { input: () => ({ search: 'kepala' }) },
  'posts.chart': {},
  'posts.below': { input: (kit) => ({ superiorId: kit.post('kadis-kominfo') }) },
  'posts.open': postOf,
  'posts.create': {
    input: (kit) => ({
      unitId: unit(kit),
      superiorId: kit.post('kabid-aptika'),
      name: `Analis ${kit.serial()}`,
      kind: 'executive',
      activeFrom: '2026-11-21',
    }),
  },
  'posts.change': { input: async (kit) => ({ postId: await freshPost(kit), name: 'Analis Sistem' }) },
  'posts.close': { input: async (kit) => ({ postId: await freshPost(kit), activeUntil: '2026-12-31' }) },
  'holders.appoint': {
    input: async (kit) => ({
      postId: await freshPost(kit),
      personId: person(kit),
      kind: 'definitive',
      startsAt: '2026-11-21T00:00:00+07:00',
    }),
  },
  'holders.end': { input: async (kit) => ({ holderId: await held(kit, 'holder'), ...ending }) },
  'secretaries.assign': {
    input: async (kit) => ({
      postId: await freshPost(kit),
      personId: person(kit),
      startsAt: '2026-11-21T00:00:00+07:00',
    }),
  },
  'secretaries.end': { input: async (kit) => ({ secretaryId: await held(kit, 'secretary'), ...ending }) },
  'post-roles.assign': {
    input: async (kit) => ({ postId: await freshPost(kit), roleId: await freshRole(kit), unitId: root(kit) }),
  },
  'post-roles.withdraw': {
    input: async (kit) => {
      const [postId, roleId] = [await freshPost(kit), await freshRole(kit)];
      await kit.row('organization.post_role', {
        agency_id: agency(kit),
        post_id: postId,
        role_id: roleId,
        unit_id: root(kit),
      });
      return { postId, roleId, unitId: root(kit) };
    },
  },
  'people.list': {},
  'people.open': { input: (kit) => ({ personId: person(kit) }) },
  'people.create': { input: (kit) => ({ name: `Orang Baru ${kit.serial()}`, kind: 'other' }) },
  'people.change': { input: async (kit) => ({ personId: await kit.person(), name: 'Nama Lain' }) },
  'people.import': {
    input: () => ({ kind: 'people', dryRun: 'true' }),
    body: () => Buffer.from('nama,jenis\nBudi,other\n'),
  },
  'roles.list': {},
  'roles.create': { input: (kit) => ({ name: `Peran ${kit.serial()}`, permissions: [] }) },
  'roles.change': {
    input: async (kit) => ({ roleId: await freshRole(kit), name: `Peran ${kit.serial()}`, permissions: [] }),
  },
};

async function freshAccount(kit: ProbeKit): Promise<string> {
  const id = crypto.randomUUID();
  await kit.row('identity.account', {
    agency_id: agency(kit),
    id,
    person_id: await kit.person(),
    created_at: '2020-01-01',
  });
  return id;
}

const ceremony = 'modules/identity/test: needs the answer of an authenticator or a provider';
const ends = 'modules/identity/test: ends the session that asks';

/** How the operations of sign-in and accounts are asked. What is one's own is one's own in every agency. */
export const identityProbes: Record<string, Probe> = {
  'identity.sign-in-options': {},
  'identity.open-session': { elsewhere: ceremony },
  'identity.passkey-sign-in-options': {},
  'identity.sign-in-by-passkey': { elsewhere: ceremony },
  'identity.start-oidc': { elsewhere: ceremony },
  'identity.finish-oidc': { elsewhere: ceremony },
  'identity.renew-password': { elsewhere: ceremony },
  'identity.current-session': {},
  'identity.close-session': { elsewhere: ends },
  'identity.list-sessions': {},
  'identity.revoke-session': { elsewhere: ends },
  'identity.revoke-other-sessions': {},
  'identity.step-up': { elsewhere: ceremony },
  'identity.set-locale': { input: () => ({ locale: 'id' }) },
  'identity.change-password': { elsewhere: ceremony },
  'identity.list-factors': {},
  'identity.propose-totp': {},
  'identity.confirm-totp': { elsewhere: ceremony },
  'identity.renew-recovery-codes': { elsewhere: ceremony },
  'identity.remove-totp': {},
  'identity.passkey-options': {},
  'identity.add-passkey': { elsewhere: ceremony },
  'identity.remove-passkey': { elsewhere: ceremony },
  'identity.start-oidc-link': { elsewhere: ceremony },
  'identity.finish-oidc-link': { elsewhere: ceremony },
  'identity.remove-oidc-link': {},
  'identity.create-key': {
    input: (kit) => ({ name: `Kunci ${kit.serial()}`, scopes: [], expiresAt: '2026-12-21T00:00:00Z' }),
  },
  'identity.list-keys': {},
  'identity.revoke-key': { elsewhere: 'modules/identity/test' },
  'identity.list-accounts': {},
  'identity.show-adoption': {},
  'identity.create-account': { input: async (kit) => ({ personId: await kit.person() }) },
  'identity.disable-account': { input: async (kit) => ({ accountId: await freshAccount(kit) }) },
  'identity.enable-account': { input: async (kit) => ({ accountId: await freshAccount(kit) }) },
  'identity.reset-password': { input: async (kit) => ({ accountId: await freshAccount(kit) }) },
  'identity.remove-factors': { input: async (kit) => ({ accountId: await freshAccount(kit) }) },
  'identity.password-policy': {},
  'identity.set-password-policy': { input: () => ({ profile: 'bssn' }) },
};

/** Files belong to who uploaded them; notifications to whom they were sent. */
export const ownProbes: Record<string, Probe> = {
  'files.upload-file': {
    input: (kit) => ({ name: `${kit.serial()}.pdf` }),
    body: (kit) => Buffer.from(`%PDF-1.4\n% ${kit.serial()}\n%%EOF`),
  },
  'files.start-upload': { input: () => ({ name: 'besar.pdf', size: 1_000 }) },
  'files.continue-upload': { elsewhere: 'modules/files/test' },
  'files.show-upload': { elsewhere: 'modules/files/test' },
  'files.cancel-upload': { elsewhere: 'modules/files/test' },
  'files.download-file': { input: async (kit) => ({ fileId: await kit.file('tata-usaha') }) },
  'notifications.list': {},
  'notifications.counters': {},
  'notifications.mark-read': { input: () => ({ ids: [crypto.randomUUID()] }) },
  'notifications.preferences': {},
  'notifications.choose-preferences': { elsewhere: 'modules/notifications/test' },
  'notifications.stop-mail': { elsewhere: 'modules/notifications/test' },
  'notifications.live': { elsewhere: 'modules/notifications/test: an answer that never ends' },
};
