/** What an employee number tells of its holder. */
export interface EmployeeNumber {
  kind: 'pns' | 'pppk';
  /** `1990-08-17`. */
  birthDay: string;
  sex: 'male' | 'female';
  /** `2015-03` for a civil servant, `2021` for a contract employee. */
  appointed: string;
  sequence: number;
}

const pattern = /^(\d{4})(\d{2})(\d{2})(\d{4})(\d{2})([12])(\d{3})$/;
const youngest = 18;
const oldest = 60;

/**
 * Reads a NIP (18 digits: birth YYYYMMDD, appointment YYYYMM, sex 1 or 2, sequence; Perka BKN 22/2007) or an NI PPPK,
 * which has a block number from 21 where the NIP has the month. Null where it cannot be one: no real birth day, month
 * 13–20, sequence 000, or an age at appointment outside 18–60.
 */
export function readEmployeeNumber(digits: string): EmployeeNumber | null {
  const parts = pattern.exec(digits);
  if (!parts) return null;
  const [, year, month, day, appointedYear, block, sex, sequence] = parts as unknown as string[];
  const birthDay = `${year}-${month}-${day}`;
  if (!isDay(birthDay) || Number(sequence) === 0) return null;
  const contract = Number(block) >= 21;
  if (!contract && (Number(block) < 1 || Number(block) > 12)) return null;
  // The day of appointment is always the first of a month; a contract tells the year alone.
  const appointed = contract ? appointedYear! : `${appointedYear}-${block}`;
  const age = contract ? Number(appointedYear) - Number(year) : ageOn(birthDay, `${appointed}-01`);
  if (age < youngest || age > oldest) return null;
  return {
    kind: contract ? 'pppk' : 'pns',
    birthDay,
    sex: sex === '1' ? 'male' : 'female',
    appointed,
    sequence: Number(sequence),
  };
}

/** As it is printed: `19900817 201503 2 001`. */
export function formatEmployeeNumber(digits: string): string {
  return digits.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');
}

/** True for a day that the calendar has. */
export function isDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

function ageOn(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}
