import type { ActRefusal, RequestParty } from '../../../contract/request-terms.ts';
import { type Absence, overlaps } from '../unit/overlaps.ts';

/** Who stands where to a request, by the ids of persons. */
export interface RequestPeople {
  readonly employee: string;
  readonly substitute: string | null;
  readonly superiors: readonly string[];
  readonly officials: readonly string[];
  readonly personnel: readonly string[];
}

/**
 * What a person is to a request. Nobody considers, decides, substitutes or keeps the record of their own leave: who asks is
 * the employee and nothing else.
 */
export function partiesOf(person: string, people: RequestPeople): readonly RequestParty[] {
  if (person === people.employee) return ['employee'];
  const parties: RequestParty[] = [];
  if (people.personnel.includes(person)) parties.push('personnel');
  if (person === people.substitute) parties.push('substitute');
  if (people.superiors.includes(person)) parties.push('superior');
  if (people.officials.includes(person)) parties.push('official');
  return parties;
}

/** Why a person cannot stand in during a leave; null where they can. */
export function substituteFault(
  substitute: string,
  leave: Absence & { readonly employee: string },
  absences: readonly Absence[],
): ActRefusal | null {
  if (substitute === leave.employee) return 'leave.substitute-is-employee';
  return overlaps({ ...leave, part: null }, absences).length > 0 ? 'leave.substitute-away' : null;
}
