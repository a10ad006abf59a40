import { permission } from '#core/contract/permission.ts';

/** On a unit and all below it: board, recaps, also as files, and days of its people. */
export const attendanceView = permission('attendance.view-unit');
/** Decides on check-ins, appeals and requests of people of the unit; never of oneself nor of one's superiors. */
export const attendanceDecide = permission('attendance.decide');
/** On the agency: what it decided (start, codes, photos, deductions). On a unit: places and who uses them, rules on last month; with `attendance.decide` also about one's superiors. */
export const attendanceManage = permission('attendance.manage');
/** Shows the code of an entrance; meant for the key of the screen there. */
export const attendanceShowCode = permission('attendance.show-code');

/** All rights of the module. */
export const attendancePermissions = [
  attendanceView,
  attendanceDecide,
  attendanceManage,
  attendanceShowCode,
] as const;
