import { expect, it } from 'vitest';
import { isOutsideAddress, isReachable } from './outside-address.ts';

it.each([
  ['https://esign.bsre.go.id', true],
  ['https://10.1.2.3:8443/api', true],
  ['http://esign.bsre.go.id', false],
  ['http://10.1.2.3', false],
  ['https://127.0.0.1', false],
  ['https://[::1]', false],
  ['https://0x7f.1/', false],
  ['https://169.254.169.254', false],
  ['https://[::ffff:169.254.169.254]', false],
  ['https://[fe80::1]', false],
  ['https://0.0.0.0', false],
  ['https://100.100.100.200', false],
])('%s is asked without leave of the operator: %s', (address, isAsked) => {
  expect(isOutsideAddress(address, [])).toBe(isAsked);
});

it('the operator may allow a host without encryption and on this machine, and never what a cloud tells of itself', () => {
  expect(isOutsideAddress('http://esign.lokal:8080', ['esign.lokal'])).toBe(true);
  expect(isOutsideAddress('http://[::1]:8080', ['::1'])).toBe(true);
  expect(isOutsideAddress('http://169.254.169.254', ['169.254.169.254'])).toBe(false);
  expect(isReachable('::ffff:127.0.0.1', false)).toBe(false);
  expect(isReachable('::ffff:10.0.0.1', false)).toBe(true);
  expect(isReachable('64:ff9b::a9fe:a9fe', true)).toBe(false);
});

it.each([
  ['http://ocsp.bsre.go.id/', true],
  ['https://ocsp.bsre.go.id/', true],
  ['http://8.8.8.8/', true],
  ['ldap://ocsp.bsre.go.id/', false],
  ['http://10.1.2.3/', false],
  ['https://10.1.2.3/', false],
  ['http://172.31.0.1/', false],
  ['http://192.168.1.1/', false],
  ['http://100.64.0.1/', false],
  ['http://127.0.0.1/', false],
  ['http://169.254.169.254/', false],
  ['http://[fd12::1]/', false],
  ['http://[::ffff:10.0.0.1]/', false],
  ['http://[64:ff9b::a00:1]/', false],
])('%s in a certificate is asked without leave of the operator: %s', (address, isAsked) => {
  expect(isOutsideAddress(address, [], 'certificate')).toBe(isAsked);
});

it('the operator may name a host of the own network that certificates say; never where a cloud tells of itself', () => {
  expect(isOutsideAddress('http://10.1.2.3/', ['10.1.2.3'], 'certificate')).toBe(true);
  expect(isReachable('10.1.2.3', false, 'certificate')).toBe(false);
  expect(isReachable('10.1.2.3', true, 'certificate')).toBe(true);
  expect(isOutsideAddress('http://169.254.169.254/', ['169.254.169.254'], 'certificate')).toBe(false);
});

it.each([
  ...['0.0.0.0', '169.254.169.254', '100.100.100.200', '224.0.0.1', '255.255.255.255'],
  ...['::', 'fe80::1', 'ff02::1', 'fd00:ec2::254', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1'],
  ...['64:ff9b::6464:64c8', '2002:6464:64c8::1', '64:ff9b::e000:1', '2002:0:1::'],
])('%s is never asked, whoever names it', (ip) => {
  expect(isReachable(ip, true)).toBe(false);
});

it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'])(
  '%s is this machine, asked only where the operator named the host',
  (ip) => {
    expect([isReachable(ip, false), isReachable(ip, true)]).toEqual([false, true]);
  },
);
