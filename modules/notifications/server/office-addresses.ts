import type { SubjectKind } from '../contract/terms.ts';

const paths: Record<SubjectKind, string> = {
  letter: '/office/letters/',
  disposition: '/office/dispositions/',
  draft: '/office/outgoing/',
};

/** The front page of the office. */
export function officeAddress(publicUrl: string): string {
  return `${publicUrl}/office/`;
}

/** Where the person chooses what to be told. */
export function preferencesAddress(publicUrl: string): string {
  return `${publicUrl}/office/notifications/preferences`;
}

/** The page of a letter, incoming or outgoing, or of one desk of a disposition. */
export function subjectAddress(publicUrl: string, kind: SubjectKind, id: string): string {
  return `${publicUrl}${paths[kind]}${id}`;
}
