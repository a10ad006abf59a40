import type { SubjectKind } from '../contract/terms.ts';

const paths: Record<SubjectKind, string> = {
  letter: '/office/letters/',
  disposition: '/office/dispositions/',
  draft: '/office/outgoing/',
  dossier: '/office/archive/dossiers/',
  ledger: '/office/ledger?alarm=',
  emergency: '/office/archive/emergencies?opening=',
  disposal: '/office/archive/disposals/',
  'own-file': '/office/staff/own?notice=',
  'own-request': '/office/staff/own/requests?request=',
  'staff-file': '/office/staff/files/',
  'staff-request': '/office/staff/requests?request=',
  leave: '/office/leave/requests/',
  'own-leave': '/office/leave/requests/',
  attendance: '/office/attendance/desk?person=',
  'own-attendance': '/office/attendance/days?notice=',
};

/** The front page of the office. */
export function officeAddress(publicUrl: string): string {
  return `${publicUrl}/office/`;
}

/** Where the person chooses what to be told. */
export function preferencesAddress(publicUrl: string): string {
  return `${publicUrl}/office/notifications/preferences`;
}

/** The page of a letter, incoming or outgoing, of one desk of a disposition, of a dossier, of the log, of emergency openings, of a list of disposal, or of an employee file. */
export function subjectAddress(publicUrl: string, kind: SubjectKind, id: string): string {
  return `${publicUrl}${paths[kind]}${id}`;
}
