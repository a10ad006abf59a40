import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { oids } from '../asn1/object-identifiers.ts';
import { type Signer, signerWithKey } from '../keys/signer.ts';
import { readCertificate } from '../x509/certificate.ts';
import {
  type CertificateProfile,
  type NameParts,
  type PublishedAuthority,
  writtenCertificate,
  writtenName,
  writtenRevocationList,
} from './written-certificate.ts';

/**
 * What every certificate of the local authority says of itself in its name (OU). Signatures made with it are not
 * certified in the sense of UU 1/2024 art. 13: only those of a recognised provider are.
 */
export const uncertifiedMark = 'TTE tidak tersertifikasi';

/** Years for which each certificate is valid. */
const years = { root: 20, issuing: 10, person: 2, timeStamp: 5 } as const;
/** The key of a seal is used at once and gone; its time stamp proves it for as long as the authority holds. */
const sealMilliseconds = 3_600_000;

export type KeyKind = 'p-256' | 'rsa-3072';

/** A key with its certificate and those above it. */
export interface Holder {
  key: KeyObject;
  chain: Signer['chain'];
}

/** The authority of a house: a root that only vouches for the issuing one, which issues; a clock that stamps. */
export interface LocalAuthority {
  root: Holder;
  issuing: Holder;
  timeStamp: Holder;
}

const generate = promisify(generateKeyPair);

export async function freshKey(kind: KeyKind): Promise<KeyObject> {
  if (kind === 'p-256') return (await generate('ec', { namedCurve: 'P-256' })).privateKey;
  return (await generate('rsa', { modulusLength: 3_072 })).privateKey;
}

export const keyInfoOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }) as Buffer;

const after = (at: Date, count: number): Date => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return date;
};

const named = (house: string, name: string, more: NameParts = []): NameParts => [
  ['country', 'ID'],
  ['organization', house],
  ['organizationalUnit', uncertifiedMark],
  ...more,
  ['commonName', name],
];

const authorityUse = { keyUsage: ['keyCertSign', 'cRLSign'] } as const;
const documentUse = {
  keyUsage: ['digitalSignature', 'contentCommitment'],
  // The second for programs that know no other purpose of signing.
  extendedKeyUsage: { critical: false, purposes: [oids.documentSigning, oids.emailProtection] },
} as const;

/**
 * Makes root, issuing authority and time-stamp authority of a house. The profile of each (RFC 5280 §4.2):
 *
 * | | years | basicConstraints | keyUsage (critical) | extendedKeyUsage |
 * |---|---|---|---|---|
 * | root | 20 | authority, 1 below | keyCertSign, cRLSign | |
 * | issuing | 10 | authority, 0 below | keyCertSign, cRLSign | |
 * | time stamp | 5 | | digitalSignature | timeStamping, critical (RFC 3161 §2.3) |
 * | person at a post | 2 | | digitalSignature, contentCommitment | documentSigning (RFC 9336), emailProtection |
 * | the agency itself | an hour | | the same | the same |
 */
export async function createAuthority(
  house: string,
  at: Date,
  kind: KeyKind = 'p-256',
): Promise<LocalAuthority> {
  const root = await createRoot(house, at, kind);
  const issuing = await createIssuing({ house, root, at, kind });
  return { root, issuing, timeStamp: await createTimeStamp({ house, issuing, at, kind }) };
}

export async function createRoot(house: string, at: Date, kind: KeyKind = 'p-256'): Promise<Holder> {
  const key = await freshKey(kind);
  const profile: CertificateProfile = {
    subject: named(house, 'Otoritas Akar'),
    notBefore: at,
    notAfter: after(at, years.root),
    pathLength: 1,
    ...authorityUse,
  };
  const certificate = await writtenCertificate(profile, keyInfoOf(key), {
    name: writtenName(profile.subject),
    keyInfo: keyInfoOf(key),
    signer: signerWithKey(key, [new Uint8Array()]),
  });
  return { key, chain: [certificate] };
}

interface Below {
  house: string;
  at: Date;
  kind?: KeyKind;
  /** Of the authority above. */
  published?: PublishedAuthority;
}

export async function createIssuing({
  house,
  root,
  at,
  kind = 'p-256',
  published,
}: Below & { root: Holder }): Promise<Holder> {
  return certified(root, await freshKey(kind), {
    subject: named(house, 'Otoritas Penerbit'),
    notBefore: at,
    notAfter: after(at, years.issuing),
    pathLength: 0,
    ...authorityUse,
    ...(published && { published }),
  });
}

export async function createTimeStamp({
  house,
  issuing,
  at,
  kind = 'p-256',
  published,
}: Below & { issuing: Holder }): Promise<Holder> {
  return certified(issuing, await freshKey(kind), {
    subject: named(house, 'Penanda Waktu'),
    notBefore: at,
    notAfter: after(at, years.timeStamp),
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: { critical: true, purposes: [oids.timeStamping] },
    ...(published && { published }),
  });
}

/** Issues a certificate for a person at a post: who leaves the post cannot sign for it any more. */
export async function issueCertificate(
  authority: Pick<LocalAuthority, 'issuing'>,
  holder: { name: string; post: string; agency: string },
  key: KeyObject,
  at: Date,
  published?: PublishedAuthority,
): Promise<Holder> {
  return { key, chain: await certificateFor(authority.issuing, holder, keyInfoOf(key), at, published) };
}

/** The same for a key that is somewhere else: only its public half is known. */
export function certificateFor(
  issuing: Holder,
  holder: { name: string; post: string; agency: string },
  keyInfo: Uint8Array,
  at: Date,
  published?: PublishedAuthority,
): Promise<Signer['chain']> {
  return issued(issuing, keyInfo, {
    subject: named(holder.agency, holder.name, [['title', holder.post]]),
    notBefore: at,
    notAfter: after(at, years.person),
    ...documentUse,
    ...(published && { published }),
  });
}

/** A certificate for the agency itself: its electronic seal. */
export function sealCertificateFor(
  issuing: Holder,
  agency: string,
  keyInfo: Uint8Array,
  at: Date,
  published: PublishedAuthority,
): Promise<Signer['chain']> {
  return issued(issuing, keyInfo, {
    subject: named(agency, `Segel elektronik ${agency}`),
    notBefore: at,
    notAfter: new Date(at.getTime() + sealMilliseconds),
    ...documentUse,
    published,
  });
}

/** The list of what the root or the issuing authority revoked. */
export const revocationList = (
  authority: Holder,
  list: Parameters<typeof writtenRevocationList>[1],
): Promise<Buffer> => writtenRevocationList(issuerOf(authority), list);

function issuerOf({ key, chain }: Holder) {
  const { subject, keyInfo } = readCertificate(chain[0]);
  return { name: subject, keyInfo, signer: signerWithKey(key, chain) };
}

async function certified(authority: Holder, key: KeyObject, profile: CertificateProfile): Promise<Holder> {
  return { key, chain: await issued(authority, keyInfoOf(key), profile) };
}

/** The certificate and its chain; nothing outlives who issued it. */
async function issued(
  authority: Holder,
  keyInfo: Uint8Array,
  profile: CertificateProfile,
): Promise<Signer['chain']> {
  const { notAfter } = readCertificate(authority.chain[0]);
  const within = { ...profile, notAfter: profile.notAfter < notAfter ? profile.notAfter : notAfter };
  return [await writtenCertificate(within, keyInfo, issuerOf(authority)), ...authority.chain];
}
