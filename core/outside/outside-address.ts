import { BlockList, isIP } from 'node:net';

/** A network of version 4, also as translators write it into addresses of version 6 (RFC 6052, RFC 3056). */
function addNetwork(list: BlockList, network: string, prefix: number): void {
  const [a, b, c, d] = network.split('.').map(Number) as [number, number, number, number];
  const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  list.addSubnet(network, prefix);
  list.addSubnet(`64:ff9b::${high}:${low}`, 96 + prefix, 'ipv6');
  list.addSubnet(`2002:${high}:${low}::`, 16 + prefix, 'ipv6');
}

/** Where a machine and its cloud tell about themselves: nobody outside answers there, whoever asks for it means harm. */
const never = new BlockList();
addNetwork(never, '0.0.0.0', 8);
addNetwork(never, '169.254.0.0', 16);
addNetwork(never, '100.100.100.200', 32);
addNetwork(never, '224.0.0.0', 3);
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');

/** This machine: only where the operator named the host. */
const here = new BlockList();
addNetwork(here, '127.0.0.0', 8);
here.addAddress('::1', 'ipv6');

/** Networks of somebody's own: what an administrator typed in may lie there, what a certificate says may not. */
const inside = new BlockList();
inside.addSubnet('10.0.0.0', 8);
inside.addSubnet('100.64.0.0', 10);
inside.addSubnet('172.16.0.0', 12);
inside.addSubnet('192.0.0.0', 24);
inside.addSubnet('192.168.0.0', 16);
inside.addSubnet('198.18.0.0', 15);
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fec0::', 10, 'ipv6');
// Where a translator of one's own may lead to.
inside.addSubnet('64:ff9b::', 96, 'ipv6');
inside.addSubnet('64:ff9b:1::', 48, 'ipv6');
inside.addSubnet('2002::', 16, 'ipv6');

/**
 * Who gave the address: somebody of this house typed it in, or a certificate says it. Nobody chose the second, so it leads
 * to the open net alone; and what is answered there is signed, so that it may come without encryption.
 */
export type AddressSource = 'typed' | 'certificate';

/** The host of an address without the brackets of IPv6, in small letters. */
export const hostOf = (address: string | URL): string =>
  new URL(address).hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** Whether a connection to this IP address may be opened, for a host that the operator named or not. */
export function isReachable(ip: string, named: boolean, source: AddressSource = 'typed'): boolean {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  if (never.check(ip, family)) return false;
  return named || !(here.check(ip, family) || (source === 'certificate' && inside.check(ip, family)));
}

/**
 * Whether a service outside may be asked at this address: encrypted, so that no secret goes in clear; plainly only where
 * the operator named its host, or where nothing secret goes and the answer is signed. What a name leads to is seen when the
 * connection is opened.
 */
export function isOutsideAddress(
  address: string,
  plainHosts: readonly string[],
  source: AddressSource = 'typed',
): boolean {
  const host = hostOf(address);
  const named = plainHosts.includes(host);
  const { protocol } = new URL(address);
  const isPlainEnough = named || (source === 'certificate' && protocol === 'http:');
  return (protocol === 'https:' || isPlainEnough) && (isIP(host) === 0 || isReachable(host, named, source));
}
