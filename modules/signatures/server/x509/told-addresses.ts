import {
  childrenOf,
  DerFault,
  type DerNode,
  held,
  oidOf,
  plain,
  readWhole,
  tags,
  takeTag,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import type { Certificate } from './certificate.ts';

/** Where a certificate says that its authority can be asked. Nobody of this house chose these addresses. */
export interface ToldAddresses {
  /** Status services (RFC 6960). */
  status: readonly string[];
  /** Lists of what its authority revoked. */
  lists: readonly string[];
  /** The certificate of its authority. */
  issuers: readonly string[];
}

/** A certificate that names a hundred places is not worth a hundred questions. */
const most = 3;
const longest = 500;

/** authorityInfoAccess and CRL distribution points (RFC 5280 §4.2.1.13, §4.2.2.1); none where they cannot be read. */
export function toldAddresses({ authorityInfoAccess, listPoints }: Certificate): ToldAddresses {
  const access = unlessOdd(() => (authorityInfoAccess ? accessOf(authorityInfoAccess) : []));
  const at = (method: string) => asked(access.filter(([id]) => id === method).map(([, name]) => name));
  const lists = unlessOdd(() => (listPoints ? pointsOf(listPoints) : []));
  return { status: at(oids.ocsp), issuers: at(oids.caIssuers), lists: asked(lists) };
}

const accessOf = (value: Uint8Array): [method: string, place: DerNode][] =>
  childrenOf(readWhole(value, tags.sequence)).map((description) => {
    const [method, place, ...more] = childrenOf(description);
    if (!place || more.length > 0) throw new DerFault('access');
    return [oidOf(method), place];
  });

/** Points for some reasons alone, or of another authority, give lists that are not used. */
const pointsOf = (value: Uint8Array): DerNode[] =>
  childrenOf(readWhole(value, tags.sequence)).flatMap((point) => {
    const parts = childrenOf(point);
    const name = takeTag(parts, held(0));
    const [full] = name ? childrenOf(name) : [];
    return full?.tag === held(0) && parts.length === 0 ? childrenOf(full) : [];
  });

/** Addresses of the web among the names, as they can be asked. */
const asked = (names: readonly DerNode[]): string[] =>
  names
    .filter(({ tag, content }) => tag === plain(6) && content.length <= longest)
    .map(({ content }) => Buffer.from(content).toString('latin1'))
    .filter((text) => /^https?:\/\/[\x21-\x7e]+$/i.test(text) && URL.canParse(text))
    .slice(0, most);

function unlessOdd<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerFault) return [];
    throw error;
  }
}
