import type { PersonKind } from '../../contract/shapes.ts';
import { readEmployeeNumber } from './employee-number.ts';
import { readNationalId } from './national-id.ts';

export type NumberFault =
  | 'organization.nip-invalid'
  | 'organization.nik-invalid'
  | 'organization.kind-not-of-nip';

interface Numbered {
  /** Undefined where it is not known yet. */
  kind: PersonKind | undefined;
  nip: string | null | undefined;
  nik: string | null | undefined;
}

/**
 * The codes of what is wrong with the numbers of a person: a NIP belongs to a civil servant, an NI PPPK to a contract
 * employee, neither to others. NIP and NIK may tell different birth days: papers of a life do not always agree.
 * @param today calendar day, `2026-11-21`
 */
export function faultsOfNumbers({ kind, nip, nik }: Numbered, today: string): NumberFault[] {
  const employee = nip ? readEmployeeNumber(nip) : null;
  const faults: NumberFault[] = [];
  if (nip && !employee) faults.push('organization.nip-invalid');
  if (kind && employee && employee.kind !== kind) faults.push('organization.kind-not-of-nip');
  if (nik && !readNationalId(nik, today)) faults.push('organization.nik-invalid');
  return faults;
}

/** The first of them, or null. */
export function faultOfNumbers(person: Numbered & { kind: PersonKind }, today: string): NumberFault | null {
  return faultsOfNumbers(person, today)[0] ?? null;
}
