import { permission } from '#core/contract/permission.ts';

/** On the agency: national days, Ramadan, patterns, zones. On a unit: its regional days and who works by which pattern. */
export const calendarManage = permission('calendar.manage');

/** All rights of the module. */
export const calendarPermissions = [calendarManage] as const;
