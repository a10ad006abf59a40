import type { PersonKind } from '../../contract/shapes.ts';
import { readEmployeeNumber } from './employee-number.ts';
import { readNationalId } from './national-id.ts';

/**
 * The code of what is wrong with the numbers of a person, or null: a NIP belongs to a civil servant, an NI PPPK to a
 * contract employee, neither to others. NIP and NIK may tell different birth days: papers of a life do not always agree.
 * @param today calendar day, `2026-11-21`
 */
export function faultOfNumbers(
  person: { kind: PersonKind; nip: string | null | undefined; nik: string | null | undefined },
  today: string,
): 'organization.nip-invalid' | 'organization.nik-invalid' | 'organization.kind-not-of-nip' | null {
  const employee = person.nip ? readEmployeeNumber(person.nip) : null;
  if (person.nip && !employee) return 'organization.nip-invalid';
  if (employee && employee.kind !== person.kind) return 'organization.kind-not-of-nip';
  if (person.nik && !readNationalId(person.nik, today)) return 'organization.nik-invalid';
  return null;
}
