import { describe, expect, it } from 'vitest';
import { findTime } from './clock-time.ts';

describe('clock times in Indonesian text', () => {
  it.each([
    ['09.00 s.d. 12.00 WIB', '09:00', '12:00', 'WIB'],
    ['Pukul 13:30 WITA - selesai', '13:30', null, 'WITA'],
    ['08.00–11.30 WIT', '08:00', '11:30', 'WIT'],
    ['O9.OO WIB s.d selesai', '09:00', null, 'WIB'],
    ['pukul 7 malam', '19:00', null, null],
  ])('%s', (text, startTime, endTime, timeZone) => {
    expect(findTime(text)).toMatchObject({ startTime, endTime, timeZone });
  });

  it.each(['tanggal 14.09.2026', 'NIP 1970.12.31', 'Rp 25.000'])('%s holds none', (text) => {
    expect(findTime(text, true)).toBeNull();
  });
});
