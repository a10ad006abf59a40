import { der, derNull, octets, oid, sequence, tags } from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import type { Certificate } from './certificate.ts';
import { digestedIssuer } from './status-answer.ts';

const sha1 = sequence(oid(oids.sha1), derNull);

/**
 * Asks a status service about one certificate (RFC 6960 §4.1). SHA-1 names the certificate here and proves nothing; it is
 * the only way that every service understands (RFC 5019 §2.1.1). Without a nonce: answers that were made for everybody
 * are the usual ones, and how old one may be is looked at.
 */
export function statusRequest(certificate: Certificate, authority: Certificate): Buffer {
  const { name, key } = digestedIssuer('sha1', certificate, authority);
  const serial = der(tags.integer, Buffer.from(certificate.serial, 'hex'));
  const asked = sequence(sequence(sha1, octets(name), octets(key), serial));
  return sequence(sequence(sequence(asked)));
}
