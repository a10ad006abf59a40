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
