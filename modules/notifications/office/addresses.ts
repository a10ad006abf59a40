/** Paths of the pages under `/office`; mails lead to the preferences too (`server/office-addresses.ts`). */
export const noticesPath = '/notifications';
export const preferencesPath = '/notifications/preferences';
