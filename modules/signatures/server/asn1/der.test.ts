import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCertificate } from '../x509/certificate.ts';
import {
  bits,
  bitsOf,
  bytesOf,
  childrenOf,
  DerFault,
  integer,
  octets,
  oid,
  oidOf,
  readDer,
  readWhole,
  sequence,
  setOf,
  time,
  timeOf,
  wholeOf,
} from './der.ts';

test('what is written is read as the same', () => {
  fc.assert(
    fc.property(fc.nat(0x7fffffff), fc.uint8Array({ maxLength: 400 }), (number, bytes) => {
      const [first, second] = childrenOf(readWhole(sequence(integer(number), octets(bytes))));
      expect(wholeOf(first)).toBe(number);
      expect(Buffer.from(second!.content)).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each(['1.2.840.113549.1.9.16.2.47', '2.5.29.15', '2.16.840.1.101.3.4.2.1', '1.3.6.1.5.5.7.3.36'])(
  '%s keeps its numbers',
  (id) => {
    expect(oidOf(readDer(oid(id)))).toBe(id);
  },
);

test.each([
  ['a length of unknown end', '30800000'],
  ['a length longer than needed', '308101ff'],
  ['a length with a leading zero', '3082000500'],
  ['a length beyond the end', '300501'],
  ['a tag of many bytes', '1f8101'],
  ['nothing', ''],
])('%s is refused', (_what, hex) => {
  expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(DerFault);
});

test('the members of a set stand in one order alone', () => {
  expect(setOf([integer(2), integer(1)])).toEqual(setOf([integer(1), integer(2)]));
});

test('bits that are left over must be zero, and signatures have none', () => {
  expect(bitsOf(readDer(bits(Buffer.from([0xc0]), 6)))).toEqual(Buffer.from([0xc0]));
  expect(() => bitsOf(readDer(bits(Buffer.from([0xc1]), 6)))).toThrow(DerFault);
  expect(() => bytesOf(readDer(bits(Buffer.from([0xc0]), 6)))).toThrow(DerFault);
});

test('times are read to the second, on both sides of 2050', () => {
  for (const iso of ['2026-11-22T02:03:04.000Z', '2061-01-02T03:04:05.000Z'])
    expect(timeOf(readDer(time(new Date(iso)))).toISOString()).toBe(iso);
});

test('bytes by chance are no certificate, and say so', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(() => readCertificate(sequence(sequence(bytes), bytes))).toThrow(DerFault);
    }),
  );
});
