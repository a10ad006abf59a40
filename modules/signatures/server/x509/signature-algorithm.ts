import { constants, type KeyObject, verify } from 'node:crypto';
import {
  childrenOf,
  DerFault,
  derNull,
  held,
  oid,
  oidOf,
  readWhole,
  sequence,
  tags,
  wholeOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';

/**
 * The ways in which we sign, all with SHA-256; ECDSA on the curve P-256. RSASSA-PSS is checked but not made: not every
 * independent program accepts it in a PDF.
 */
export type SignatureKind = 'rsa-pkcs1' | 'ecdsa';

export type Digest = 'sha256' | 'sha384' | 'sha512';

const digests: Record<string, Digest> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
};

export const sha256Identifier = sequence(oid(oids.sha256), derNull);
/** AlgorithmIdentifier of each kind (RFC 4055 §3.1 and §5, RFC 5758 §3.2). */
export const signatureIdentifiers: Record<SignatureKind, Buffer> = {
  'rsa-pkcs1': sequence(oid(oids.rsaSha256), derNull),
  ecdsa: sequence(oid(oids.ecdsaSha256)),
};

/** Identifier and parameters of an algorithm; parameters of NULL are none, and nothing may follow them. */
function algorithmOf(identifier: Uint8Array): { id: string; parameters?: Uint8Array } {
  const [id, parameters, ...more] = childrenOf(readWhole(identifier, tags.sequence));
  if (more.length > 0) throw new DerFault('algorithm');
  const isNone = !parameters || Buffer.compare(parameters.der, derNull) === 0;
  return { id: oidOf(id), ...(!isNone && { parameters: parameters.der }) };
}

/** Which digest an AlgorithmIdentifier names; nothing for SHA-1 and everything else that proves nothing any more. */
export function digestNamed(identifier: Uint8Array): Digest | undefined {
  const { id, parameters } = algorithmOf(identifier);
  return parameters ? undefined : digests[id];
}

/**
 * Whether the signature is right under an AlgorithmIdentifier. Weak and unknown algorithms are never right; RSA keys
 * have at least 2048 bits, curves are P-256, P-384 and P-521.
 * @param digest what the signer says to have used, for identifiers that name the kind of key alone
 */
export function isSignatureRight(
  identifier: Uint8Array,
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
  digest?: Digest,
): boolean {
  const { id, parameters } = algorithmOf(identifier);
  const way = ways[id];
  if (!way || (parameters && !way.pss) || !isStrong(key) || way.key !== key.asymmetricKeyType) return false;
  const used = way.digest ?? (way.pss ? pssDigest(parameters) : { hash: digest });
  if (!used.hash || (digest && used.hash !== digest)) return false;
  const padding = way.pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: used.salt } : {};
  try {
    return verify(used.hash, data, { key, ...padding }, signature);
  } catch {
    return false;
  }
}

type Used = { hash?: Digest | undefined; salt?: number };
type Way = { key: 'rsa' | 'ec'; digest?: Used; pss?: true };

const ways: Record<string, Way> = {
  [oids.rsa]: { key: 'rsa' },
  [oids.rsaSha256]: { key: 'rsa', digest: { hash: 'sha256' } },
  [oids.rsaSha384]: { key: 'rsa', digest: { hash: 'sha384' } },
  [oids.rsaSha512]: { key: 'rsa', digest: { hash: 'sha512' } },
  [oids.rsaPss]: { key: 'rsa', pss: true },
  [oids.ecdsaSha256]: { key: 'ec', digest: { hash: 'sha256' } },
  [oids.ecdsaSha384]: { key: 'ec', digest: { hash: 'sha384' } },
  [oids.ecdsaSha512]: { key: 'ec', digest: { hash: 'sha512' } },
};

const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

function isStrong(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return (details?.modulusLength ?? 0) >= 2_048;
  return key.asymmetricKeyType === 'ec' && curves.has(details?.namedCurve ?? '');
}

/** RSASSA-PSS-params (RFC 4055 §3.1); the mask must be made with the same digest. Defaults would be SHA-1. */
function pssDigest(parameters: Uint8Array | undefined): Used {
  if (!parameters) return {};
  const parts = new Map(childrenOf(readWhole(parameters, tags.sequence)).map((part) => [part.tag, part]));
  const hash = parts.get(held(0))?.content;
  const mask = parts.get(held(1))?.content;
  const salt = parts.get(held(2));
  if (!hash || !mask || !salt || parts.has(held(3))) return {};
  const [maskId, maskDigest] = childrenOf(readWhole(mask, tags.sequence));
  const named = digestNamed(hash);
  if (oidOf(maskId) !== oids.mgf1 || !maskDigest || digestNamed(maskDigest.der) !== named) return {};
  return { hash: named, salt: wholeOf(childrenOf(salt)[0]) };
}
