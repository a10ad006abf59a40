import { expect, test } from 'vitest';
import vectors from '../../test/nik-nip-vectors.json' with { type: 'json' };
import { formatEmployeeNumber, readEmployeeNumber } from './employee-number.ts';

const sexes: Record<string, string> = { L: 'male', P: 'female' };

for (const vector of vectors.nip) {
  test(`${vector.nilai} is ${vector.valid ? 'a number' : 'no number'}: ${vector.sebab ?? vector.jenis ?? 'NIP'}`, () => {
    const read = readEmployeeNumber(vector.nilai);
    expect(read !== null).toBe(vector.valid);
    if (vector.lahir) expect(read).toMatchObject({ birthDay: vector.lahir, appointed: vector.tmt_cpns });
    if (vector.jk) expect(read).toMatchObject({ sex: sexes[vector.jk], sequence: vector.urut });
    if (vector.jenis) expect(read?.kind).toBe(vector.jenis.toLowerCase());
  });
}

test('a NIP is refused for a day that the calendar does not have, a month 13 to 20, sequence 000 and an age above 60', () => {
  for (const digits of [
    '199002302015032001',
    '199008172015132001',
    '199008172015202001',
    '199008172015032000',
    '194008172015032001',
    '19900817201503200',
    '19900817201503200A',
  ]) {
    expect(readEmployeeNumber(digits), digits).toBeNull();
  }
});

test('who turns eighteen in the month of the appointment is too young on its first day', () => {
  expect(readEmployeeNumber('199703022015031001')).toBeNull();
  expect(readEmployeeNumber('199703012015031001')).toMatchObject({ kind: 'pns', sex: 'male' });
});

test('an employee number is printed in four groups', () => {
  expect(formatEmployeeNumber('199008172015032001')).toBe('19900817 201503 2 001');
});
