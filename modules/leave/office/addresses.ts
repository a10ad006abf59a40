/** Paths of the pages under `/office`. */
export const ownPath = '/leave';
export const askPath = '/leave/ask';
export const deskPath = '/leave/desk';
export const calendarPath = '/leave/calendar';
export const balancesPath = '/leave/balances';
export const importPath = '/leave/balances/import';
export const recordPath = '/leave/record';
export const settingsPath = '/leave/settings';
export const requestPath = (requestId: string) => `/leave/requests/${requestId}`;
