import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import {
  childrenOf,
  DerFault,
  type DerNode,
  der,
  derNull,
  held,
  integer,
  needTag,
  octets,
  oid,
  oidOf,
  plain,
  readWhole,
  sequence,
  setOf,
  tags,
  takeTag,
  wholeOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { readCertificate, sameBytes } from '../x509/certificate.ts';
import type { Signer } from './signer.ts';

/** A key with its certificates, as it lies in a file. */
export interface KeyAndChain {
  key: KeyObject;
  chain: Signer['chain'];
}

/** How often the passphrase is hashed: slow for who guesses, a moment for who knows and opens once for a whole batch. */
const rounds = 60_000;
const mostRounds = 1_000_000;
const cipher = 'aes-256-cbc';

/**
 * A PKCS#12 file (RFC 7292): the key under the passphrase (PBES2 with PBKDF2-HMAC-SHA-256 and AES-256, RFC 8018), the
 * certificates in the open, all of it under a MAC. The passphrase is used here and kept nowhere.
 */
export function sealedPkcs12({ key, chain }: KeyAndChain, passphrase: string): Buffer {
  const name = setOf([octets(createHash('sha256').update(chain[0]).digest().subarray(0, 20))]);
  const localKey = setOf([sequence(oid(oids.localKeyId), name)]);
  const keyBag = sequence(
    oid(oids.pkcs8ShroudedKeyBag),
    der(held(0), shroudedKey(key.export({ type: 'pkcs8', format: 'der' }) as Buffer, passphrase)),
    localKey,
  );
  const certificateBags = chain.map((certificate, index) =>
    sequence(
      oid(oids.certBag),
      der(held(0), sequence(oid(oids.x509Certificate), der(held(0), octets(certificate)))),
      ...(index === 0 ? [localKey] : []),
    ),
  );
  const open = (...bags: Buffer[]) => sequence(oid(oids.data), der(held(0), octets(sequence(...bags))));
  const content = sequence(open(...certificateBags), open(keyBag));
  const salt = randomBytes(16);
  const mac = createHmac('sha256', macKey(passphrase, salt, rounds))
    .update(content)
    .digest();
  return sequence(
    integer(3),
    sequence(oid(oids.data), der(held(0), octets(content))),
    sequence(sequence(sequence(oid(oids.sha256), derNull), octets(mac)), octets(salt), integer(rounds)),
  );
}

/**
 * Key and chain of a PKCS#12 file. Read: what we and current programs write (MAC with SHA-256, PBES2); the ciphers of
 * older files are refused.
 * @returns nothing when the passphrase is wrong
 * @throws DerFault when the file is another one
 */
export function openedPkcs12(bytes: Uint8Array, passphrase: string): KeyAndChain | undefined {
  const parts = childrenOf(readWhole(bytes, tags.sequence));
  needTag(parts, tags.integer);
  const content = contentIn(needTag(parts, tags.sequence));
  if (!isMacRight(content, needTag(parts, tags.sequence), passphrase)) return undefined;
  const bags = childrenOf(readWhole(content, tags.sequence)).flatMap((one) => bagsIn(one, passphrase));
  const certificates: Uint8Array[] = [];
  let key: KeyObject | undefined;
  for (const bag of bags) {
    const [kind, value] = childrenOf(bag);
    const inside = childrenOf(value)[0];
    if (oidOf(kind) === oids.pkcs8ShroudedKeyBag && inside)
      key = createPrivateKey({ key: Buffer.from(inside.der), format: 'der', type: 'pkcs8', passphrase });
    if (oidOf(kind) === oids.certBag)
      certificates.push(needTag(childrenOf(childrenOf(inside)[1]), tags.octets).content);
  }
  const chain = key && ordered(certificates, key);
  if (!key || !chain) throw new DerFault('no key with its certificate');
  return { key, chain };
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3). */
function shroudedKey(keyInfo: Uint8Array, passphrase: string): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const secret = pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256');
  const encrypting = createCipheriv(cipher, secret, iv);
  const encrypted = Buffer.concat([encrypting.update(keyInfo), encrypting.final()]);
  const derivation = sequence(
    oid(oids.pbkdf2),
    sequence(octets(salt), integer(rounds), sequence(oid(oids.hmacSha256), derNull)),
  );
  const scheme = sequence(oid(oids.aes256Cbc), octets(iv));
  return sequence(sequence(oid(oids.pbes2), sequence(derivation, scheme)), octets(encrypted));
}

function contentIn(node: DerNode): Uint8Array {
  const [kind, content] = childrenOf(node);
  if (oidOf(kind) !== oids.data) throw new DerFault('content');
  return needTag(childrenOf(content), tags.octets).content;
}

function bagsIn(node: DerNode, passphrase: string): DerNode[] {
  const [kind, content] = childrenOf(node);
  if (oidOf(kind) === oids.data) return childrenOf(readWhole(contentIn(node), tags.sequence));
  if (oidOf(kind) !== oids.encryptedData) throw new DerFault('content');
  const parts = childrenOf(childrenOf(content)[0]);
  needTag(parts, tags.integer);
  const encrypted = childrenOf(needTag(parts, tags.sequence));
  needTag(encrypted, tags.oid);
  const algorithm = needTag(encrypted, tags.sequence);
  const data = takeTag(encrypted, plain(0));
  if (!data) throw new DerFault('content');
  return childrenOf(readWhole(decrypted(algorithm, data.content, passphrase), tags.sequence));
}

/** PBES2 (RFC 8018 §6.2) with PBKDF2-HMAC-SHA-256 and AES-256 alone. */
function decrypted(algorithm: DerNode, data: Uint8Array, passphrase: string): Buffer {
  const [kind, parameters] = childrenOf(algorithm);
  const [derivation, scheme] = childrenOf(parameters);
  const [derivationKind, derivationParameters] = childrenOf(derivation);
  const [schemeKind, iv] = childrenOf(scheme);
  const known =
    oidOf(kind) === oids.pbes2 &&
    oidOf(derivationKind) === oids.pbkdf2 &&
    oidOf(schemeKind) === oids.aes256Cbc;
  if (!known || !iv) throw new DerFault('cipher');
  const parts = childrenOf(derivationParameters);
  const salt = needTag(parts, tags.octets).content;
  const count = limited(wholeOf(parts.shift()));
  takeTag(parts, tags.integer);
  if (oidOf(childrenOf(parts[0])[0]) !== oids.hmacSha256) throw new DerFault('cipher');
  const secret = pbkdf2Sync(passphrase, salt, count, 32, 'sha256');
  const decrypting = createDecipheriv(cipher, secret, iv.content);
  return Buffer.concat([decrypting.update(data), decrypting.final()]);
}

/** A file must not be able to keep a process busy for long. */
function limited(count: number): number {
  if (count < 1 || count > mostRounds) throw new DerFault('rounds');
  return count;
}

function isMacRight(content: Uint8Array, node: DerNode, passphrase: string): boolean {
  const parts = childrenOf(node);
  const [algorithm, stated] = childrenOf(needTag(parts, tags.sequence));
  const salt = needTag(parts, tags.octets).content;
  const count = limited(parts.length > 0 ? wholeOf(parts.shift()) : 1);
  if (oidOf(childrenOf(algorithm)[0]) !== oids.sha256 || stated?.content.length !== 32)
    throw new DerFault('mac');
  const mac = createHmac('sha256', macKey(passphrase, salt, count))
    .update(content)
    .digest();
  return timingSafeEqual(mac, stated.content);
}

/** The key of the MAC (RFC 7292 appendix B.2 with SHA-256 and identifier 3); one block is enough, so step C is not needed. */
function macKey(passphrase: string, salt: Uint8Array, count: number): Buffer {
  const block = 64;
  const filled = (bytes: Uint8Array) =>
    Buffer.alloc(Math.ceil(bytes.length / block) * block).map((_, at) => bytes[at % bytes.length]!);
  const words = Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
  let key: Buffer = Buffer.concat([Buffer.alloc(block, 3), filled(salt), filled(words)]);
  for (let round = 0; round < count; round++) key = hash('sha256', key, 'buffer');
  return key;
}

/** The certificate of the key first, then each one's issuer. */
function ordered(certificates: readonly Uint8Array[], key: KeyObject): Signer['chain'] | undefined {
  const all = certificates.map(readCertificate);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const chain = all.filter(({ keyInfo }) => sameBytes(keyInfo, publicKey)).slice(0, 1);
  for (let last = chain[0]; last && chain.length < 10; ) {
    const issuer = last.issuer;
    const next = all.find((one) => sameBytes(one.subject, issuer) && !chain.includes(one));
    if (!next) break;
    chain.push(next);
    last = next;
  }
  const [first, ...rest] = chain.map((one) => one.der);
  return first && [first, ...rest];
}
