import type { PersonId } from '#core/contract/ids.ts';

/** Paths of the pages under `/office`; notices and mails lead to them too (`notifications/server/office-addresses.ts`). */
export const ownFilePath = '/staff/own';
export const ownRequestsPath = '/staff/own/requests';
export const readingsPath = '/staff/own/readings';
export const directoryPath = '/staff/directory';
export const requestsPath = '/staff/requests';
export const importPath = '/staff/import';
export const remindersPath = '/staff/reminders';
export const comingPath = '/staff/coming';

export function staffFilePath(id: PersonId | string): string {
  return `/staff/files/${id}`;
}

export function siasnPath(id: PersonId | string): string {
  return `/staff/files/${id}/siasn`;
}
