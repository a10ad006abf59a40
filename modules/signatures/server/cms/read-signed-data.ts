import {
  childrenOf,
  DerFault,
  type DerNode,
  held,
  needTag,
  oidOf,
  plain,
  readWhole,
  tags,
  takeTag,
  wholeOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { type Certificate, readCertificate, sameBytes } from '../x509/certificate.ts';
import { digestNamed } from '../x509/signature-algorithm.ts';

/** A signed message as it was read (RFC 5652 §5); nothing is checked yet. */
export interface SignedData {
  contentType: string;
  /** What travels inside; PDF signatures have nothing there. */
  inside?: Uint8Array;
  certificates: readonly Certificate[];
  signers: readonly SignerInfo[];
}

export interface SignerInfo {
  isOf: (certificate: Certificate) => boolean;
  digestAlgorithm: Uint8Array;
  /** As a SET, which is how they are signed (RFC 5652 §5.4); missing when there are none. */
  signedAttributes?: Uint8Array;
  attributes: ReadonlyMap<string, readonly DerNode[]>;
  signatureAlgorithm: Uint8Array;
  signature: Uint8Array;
  unsigned: ReadonlyMap<string, readonly DerNode[]>;
}

const mostCertificates = 50;

/** @throws DerFault */
export function readSignedData(bytes: Uint8Array): SignedData {
  const [type, content] = childrenOf(readWhole(bytes, tags.sequence));
  if (oidOf(type) !== oids.signedData || content?.tag !== held(0)) throw new DerFault('signed data');
  const parts = childrenOf(readWhole(content.content, tags.sequence));
  const version = wholeOf(parts.shift());
  const digests = childrenOf(needTag(parts, tags.set)).map(({ der }) => der);
  const [contentType, inside] = childrenOf(needTag(parts, tags.sequence));
  const certificates = takeTag(parts, held(0));
  takeTag(parts, held(1));
  const signers = needTag(parts, tags.set);
  const infos = childrenOf(signers).map(signerOf);
  // The versions follow from what is inside (RFC 5652 §5.1, §5.3); a message that says otherwise was tampered with.
  if (oidOf(contentType) === oids.data ? version !== 1 && version !== 3 : version !== 3)
    throw new DerFault('version');
  if (
    infos.some(
      ({ digestAlgorithm }) => !digests.some((one) => digestNamed(one) === digestNamed(digestAlgorithm)),
    )
  )
    throw new DerFault('digest algorithms');
  return {
    contentType: oidOf(contentType),
    ...(inside && { inside: readWhole(inside.content, tags.octets).content }),
    certificates: certificates ? certificatesIn(certificates) : [],
    signers: infos,
  };
}

/** Other kinds of certificates than X.509 are left out (RFC 5652 §10.2.2). */
function certificatesIn(node: DerNode): Certificate[] {
  const found = childrenOf(node).filter(({ tag }) => tag === tags.sequence);
  if (found.length > mostCertificates) throw new DerFault('too many certificates');
  return found.map((one) => readCertificate(one.der));
}

function signerOf(node: DerNode): SignerInfo {
  const parts = childrenOf(node);
  const version = wholeOf(parts.shift());
  if (version !== (parts[0]?.tag === plain(0) ? 3 : 1)) throw new DerFault('version');
  const isOf = identified(parts);
  const digestAlgorithm = needTag(parts, tags.sequence).der;
  const signed = takeTag(parts, held(0));
  const signatureAlgorithm = needTag(parts, tags.sequence).der;
  const signature = needTag(parts, tags.octets).content;
  const unsigned = takeTag(parts, held(1));
  return {
    isOf,
    digestAlgorithm,
    ...(signed && { signedAttributes: Buffer.concat([Buffer.from([tags.set]), signed.der.subarray(1)]) }),
    attributes: attributesIn(signed),
    signatureAlgorithm,
    signature,
    unsigned: attributesIn(unsigned),
  };
}

/** By issuer and serial number, or by the identifier of the key (RFC 5652 §5.3). */
function identified(parts: DerNode[]): SignerInfo['isOf'] {
  const key = takeTag(parts, plain(0));
  if (key) {
    const wanted = Buffer.from(key.content).toString('hex');
    return (certificate) => certificate.subjectKeyIdentifier === wanted;
  }
  const [issuer, serial] = childrenOf(needTag(parts, tags.sequence));
  if (!issuer || !serial) throw new DerFault('signer');
  const wanted = Buffer.from(serial.content).toString('hex');
  return (certificate) => certificate.serial === wanted && sameBytes(certificate.issuer, issuer.der);
}

/** Attributes by their types; one that stands twice is refused (RFC 5652 §5.3). */
function attributesIn(node: DerNode | undefined): Map<string, DerNode[]> {
  const found = new Map<string, DerNode[]>();
  for (const attribute of node ? childrenOf(node) : []) {
    const [type, values] = childrenOf(attribute);
    if (!type || values?.tag !== tags.set || found.has(oidOf(type))) throw new DerFault('attribute');
    found.set(oidOf(type), childrenOf(values));
  }
  return found;
}
