import { certificates } from '#modules/signatures/contract/certificates.ts';
import { createRoot } from '#modules/signatures/server/authority/local-authority.ts';
import { pemOf } from '#modules/signatures/server/x509/pem.ts';
import type { Probe, ProbeKit } from './probes.ts';

const secret = 'tujuh ember cat pagar di bawah tangga';

/** A new certificate of the head of Dinas Kominfo. */
async function certificate(kit: ProbeKit): Promise<string> {
  const head = await kit.world.actor('kadis-kominfo');
  return (await head.call(certificates.enrol, { postId: head.postId, keeping: 'passphrase', secret })).id;
}

const newRoot = async (kit: ProbeKit) =>
  pemOf((await createRoot(`Penyelenggara ${kit.serial()}`, kit.house.clock.now())).chain[0]);

async function believed(kit: ProbeKit): Promise<string> {
  const id = crypto.randomUUID();
  const head = await kit.world.actor('admin');
  await kit.row('signatures.believed_authority', {
    agency_id: kit.world.arunika.agencyId,
    id,
    name: 'Penyelenggara',
    certificate: Buffer.from([0x30]),
    fingerprint: Buffer.from(`${kit.serial()}`.padStart(32, '0')),
    certified: true,
    expires_at: '2040-01-01',
    added_by: head.personId,
    added_at: '2026-01-01',
  });
  return id;
}

const authorities = new WeakMap<ProbeKit, Promise<string>>();

/** The issuing authority of the regency, made once. */
function authority(kit: ProbeKit): Promise<string> {
  const known = authorities.get(kit) ?? madeAuthority(kit);
  authorities.set(kit, known);
  return known;
}

async function madeAuthority(kit: ProbeKit): Promise<string> {
  await certificate(kit);
  const [row] = await kit.house.owner<{ id: string }>(
    "select id from signatures.authority where agency_id = $1 and role = 'issuing'",
    [kit.world.arunika.agencyId],
  );
  return row!.id;
}

const ofCertificate: Probe = {
  input: async (kit) => ({ certificateId: await certificate(kit), reason: 'not-needed' }),
};

/** How the operations of signatures are asked: for the post of the head of Dinas Kominfo. */
export const signatureProbes: Record<string, Probe> = {
  'signatures.list-own-certificates': {},
  'signatures.enrol-certificate': {
    input: (kit) => ({ postId: kit.post('kadis-kominfo'), keeping: 'passphrase', secret }),
  },
  'signatures.change-passphrase': {
    input: async (kit) => ({
      certificateId: await certificate(kit),
      passphrase: secret,
      newPassphrase: `${secret} merah ${kit.serial()}`,
    }),
  },
  'signatures.revoke-own-certificate': ofCertificate,
  'signatures.revoke-certificate': ofCertificate,
  'signatures.list-certificates': {},
  'signatures.show-settings': {},
  'signatures.change-settings': {
    input: () => ({
      provider: 'local-x509',
      serviceAddress: null,
      serviceUser: null,
      servicePassword: null,
      level: 'B-LT',
      clock: 'local',
      clockAddress: null,
    }),
  },
  'signatures.test-connection': {},
  'signatures.believe-authority': {
    input: async (kit) => ({ certificate: await newRoot(kit), certified: true }),
  },
  'signatures.doubt-authority': { input: async (kit) => ({ authorityId: await believed(kit) }) },
  'signatures.authority-certificate': { input: async (kit) => ({ authorityId: await authority(kit) }) },
  'signatures.revocation-list': { input: async (kit) => ({ authorityId: await authority(kit) }) },
};
