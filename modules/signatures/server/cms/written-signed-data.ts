import { createHash } from 'node:crypto';
import { der, held, integer, octets, oid, sequence, setOf, tags } from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import type { Signer } from '../keys/signer.ts';
import { isSelfIssued, readCertificate } from '../x509/certificate.ts';
import { sha256Identifier, signatureIdentifiers } from '../x509/signature-algorithm.ts';

/** An attribute with one value (RFC 5652 §5.3). */
const attribute = (type: string, value: Uint8Array): Buffer => sequence(oid(type), setOf([value]));

/** Which certificate signs, bound into what is signed (RFC 5035 §5.4.1.1; SHA-256 is the default and left out). */
const signingCertificateV2 = (certificate: Uint8Array): Buffer =>
  sequence(sequence(sequence(octets(createHash('sha256').update(certificate).digest()))));

export interface SignedContent {
  type: string;
  /** SHA-256 of what is signed. */
  digest: Uint8Array;
  /** The content itself, when it travels inside (time stamps); what a PDF signs stays outside. */
  inside?: Uint8Array;
}

/**
 * The signed attributes of CAdES (ETSI EN 319 122-1 §5.2): content type, digest and signing certificate. No signing
 * time: in PDF it stands in /M of the signature dictionary (ETSI EN 319 142-1 §6.3).
 */
export const signedAttributes = (content: SignedContent, certificate: Uint8Array): Buffer[] => [
  attribute(oids.contentType, oid(content.type)),
  attribute(oids.messageDigest, octets(content.digest)),
  attribute(oids.signingCertificateV2, signingCertificateV2(certificate)),
];

/** A root is believed where it is known already, never because it came along. */
const travelling = (chain: readonly Uint8Array[]): Uint8Array[] =>
  chain.filter((certificate, index) => index === 0 || !isSelfIssued(readCertificate(certificate)));

/**
 * SignedData with one signer (RFC 5652 §5.1).
 * @param attributes what is signed; {@link signedAttributes} unless a test plants a fault
 * @param stamp asks for a time stamp over the signature (RFC 3161 appendix A); with it the level is B-T
 * @param certificates which certificates travel along; the signer's chain below its root unless said otherwise
 */
export async function signedData(
  signer: Signer,
  content: SignedContent,
  {
    attributes = signedAttributes(content, signer.chain[0]),
    stamp,
    certificates = travelling(signer.chain),
  }: {
    attributes?: readonly Uint8Array[];
    stamp?: ((signature: Uint8Array) => Promise<Uint8Array>) | undefined;
    certificates?: readonly Uint8Array[];
  } = {},
): Promise<Buffer> {
  const { issuer, serial } = readCertificate(signer.chain[0]);
  const signature = await signer.sign(setOf(attributes));
  const unsigned = stamp ? [attribute(oids.signatureTimeStamp, await stamp(signature))] : [];
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, der(tags.integer, Buffer.from(serial, 'hex'))),
    sha256Identifier,
    setOf(attributes, held(0)),
    signatureIdentifiers[signer.kind],
    octets(signature),
    ...(unsigned.length > 0 ? [setOf(unsigned, held(1))] : []),
  );
  const inside = content.inside ? [der(held(0), octets(content.inside))] : [];
  return sequence(
    oid(oids.signedData),
    der(
      held(0),
      sequence(
        integer(content.type === oids.data ? 1 : 3),
        setOf([sha256Identifier]),
        sequence(oid(content.type), ...inside),
        ...(certificates.length > 0 ? [setOf(certificates, held(0))] : []),
        setOf([signerInfo]),
      ),
    ),
  );
}
