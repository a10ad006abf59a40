import { createHash, randomBytes } from 'node:crypto';
import {
  bits,
  bitsOf,
  boolean,
  childrenOf,
  der,
  held,
  integer,
  octets,
  oid,
  plain,
  readWhole,
  sequence,
  setOf,
  tags,
  time,
  utf8,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import type { Signer } from '../keys/signer.ts';
import { type KeyUsage, keyUsages } from '../x509/certificate.ts';
import { signatureIdentifiers } from '../x509/signature-algorithm.ts';

/** Parts of a name in their order (RFC 5280 §4.1.2.4). The country is written in its own string type. */
export type NameParts = readonly (readonly [type: keyof typeof oids, text: string])[];

/** What a certificate says besides its key; the rest follows from who issues it. */
export interface CertificateProfile {
  subject: NameParts;
  notBefore: Date;
  notAfter: Date;
  /** How many authorities may follow; missing for those who are none. */
  pathLength?: number;
  keyUsage: readonly KeyUsage[];
  extendedKeyUsage?: { critical: boolean; purposes: readonly string[] };
  published?: PublishedAuthority;
}

/** Where others fetch what they need of the authority that issues (RFC 5280 §4.2.1.13, §4.2.2.1). */
export interface PublishedAuthority {
  certificate: string;
  list: string;
}

export const writtenName = (parts: NameParts): Buffer =>
  sequence(
    ...parts.map(([type, text]) => {
      const value = type === 'country' ? der(tags.printable, Buffer.from(text, 'latin1')) : utf8(text);
      return setOf([sequence(oid(oids[type]), value)]);
    }),
  );

/** A number nobody can foresee, sixteen bytes, positive (RFC 5280 §4.1.2.2). */
export function freshSerial(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes;
}

/** The identifier of a key: SHA-1 of its bits, a name and no protection (RFC 5280 §4.2.1.2, method 1). */
export const keyIdentifier = (keyInfo: Uint8Array): Buffer =>
  createHash('sha1')
    .update(bitsOf(childrenOf(readWhole(keyInfo, tags.sequence))[1]))
    .digest();

const extension = (id: string, critical: boolean, value: Uint8Array): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

const address = (text: string): Buffer => der(plain(6), Buffer.from(text, 'latin1'));

const placesOf = ({ certificate, list }: PublishedAuthority): Buffer[] => [
  extension(oids.crlDistributionPoints, false, sequence(sequence(der(held(0), der(held(0), address(list)))))),
  extension(oids.authorityInfoAccess, false, sequence(sequence(oid(oids.caIssuers), address(certificate)))),
];

function usageBits(usages: readonly KeyUsage[]): Buffer {
  let byte = 0;
  for (const usage of usages) byte |= 0x80 >> keyUsages.indexOf(usage);
  const unused = byte === 0 ? 0 : 31 - Math.clz32(byte & -byte);
  return bits(Buffer.from([byte]), unused);
}

/**
 * A certificate of version 3 (RFC 5280 §4.1), signed.
 * @param keyInfo SubjectPublicKeyInfo of the key it is for
 * @param issuer name, key and signer of the authority; of a root, its own
 */
export async function writtenCertificate(
  profile: CertificateProfile,
  keyInfo: Uint8Array,
  issuer: { name: Uint8Array; keyInfo: Uint8Array; signer: Pick<Signer, 'kind' | 'sign'> },
): Promise<Buffer> {
  const isAuthority = profile.pathLength !== undefined;
  const basic = isAuthority ? sequence(boolean(true), integer(profile.pathLength!)) : sequence();
  const extensions = sequence(
    extension(oids.basicConstraints, true, basic),
    extension(oids.keyUsage, true, usageBits(profile.keyUsage)),
    ...(profile.extendedKeyUsage
      ? [
          extension(
            oids.extendedKeyUsage,
            profile.extendedKeyUsage.critical,
            sequence(...profile.extendedKeyUsage.purposes.map(oid)),
          ),
        ]
      : []),
    extension(oids.subjectKeyIdentifier, false, octets(keyIdentifier(keyInfo))),
    extension(oids.authorityKeyIdentifier, false, sequence(der(plain(0), keyIdentifier(issuer.keyInfo)))),
    ...(profile.published ? placesOf(profile.published) : []),
  );
  const algorithm = signatureIdentifiers[issuer.signer.kind];
  const tbs = sequence(
    der(held(0), integer(2)),
    integer(freshSerial()),
    algorithm,
    issuer.name,
    sequence(time(profile.notBefore), time(profile.notAfter)),
    writtenName(profile.subject),
    keyInfo,
    der(held(3), extensions),
  );
  return sequence(tbs, algorithm, bits(await issuer.signer.sign(tbs)));
}

/** A list of revoked certificates of version 2 (RFC 5280 §5.1), signed. */
export async function writtenRevocationList(
  issuer: { name: Uint8Array; keyInfo: Uint8Array; signer: Pick<Signer, 'kind' | 'sign'> },
  list: {
    /** Counts up with every list. */
    number: number;
    thisUpdate: Date;
    nextUpdate: Date;
    /** Serial numbers in hexadecimal. Reasons as in RFC 5280 §5.3.1. */
    revoked: readonly { serial: string; at: Date; reason?: number }[];
  },
): Promise<Buffer> {
  const algorithm = signatureIdentifiers[issuer.signer.kind];
  const entries = list.revoked.map(({ serial, at, reason }) =>
    sequence(
      der(tags.integer, Buffer.from(serial, 'hex')),
      time(at),
      ...(reason
        ? [sequence(extension(oids.crlReason, false, der(tags.enumerated, Buffer.from([reason]))))]
        : []),
    ),
  );
  const extensions = sequence(
    extension(oids.authorityKeyIdentifier, false, sequence(der(plain(0), keyIdentifier(issuer.keyInfo)))),
    extension(oids.crlNumber, false, integer(list.number)),
  );
  const tbs = sequence(
    integer(1),
    algorithm,
    issuer.name,
    time(list.thisUpdate),
    time(list.nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    der(held(0), extensions),
  );
  return sequence(tbs, algorithm, bits(await issuer.signer.sign(tbs)));
}
