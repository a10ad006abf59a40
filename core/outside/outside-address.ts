import { BlockList, isIP } from 'node:net';

/** Where a machine and its cloud tell about themselves: nobody outside answers there, whoever asks for it means harm. */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8);
never.addSubnet('169.254.0.0', 16);
never.addAddress('100.100.100.200');
never.addSubnet('224.0.0.0', 3);
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
// The same addresses of version 4 as a translator writes them (RFC 6052, RFC 3056).
never.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
never.addSubnet('2002:a9fe::', 32, 'ipv6');

/** This machine: only where the operator named the host. */
const here = new BlockList();
here.addSubnet('127.0.0.0', 8);
here.addAddress('::1', 'ipv6');
here.addSubnet('64:ff9b::7f00:0', 104, 'ipv6');

/** The host of an address without the brackets of IPv6, in small letters. */
export const hostOf = (address: string | URL): string =>
  new URL(address).hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** Whether a connection to this IP address may be opened, for a host that the operator named or not. */
export function isReachable(ip: string, named: boolean): boolean {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  return !never.check(ip, family) && (named || !here.check(ip, family));
}

/**
 * Whether a service outside may be asked at this address: encrypted, so that no secret goes in clear; plainly only where
 * the operator named its host. What a name leads to is seen when the connection is opened.
 */
export function isOutsideAddress(address: string, plainHosts: readonly string[]): boolean {
  const host = hostOf(address);
  const named = plainHosts.includes(host);
  const isSecret = new URL(address).protocol === 'https:' || named;
  return isSecret && (isIP(host) === 0 || isReachable(host, named));
}
