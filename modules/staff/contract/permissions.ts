import { permission } from '#core/contract/permission.ts';

/** See the files of the people of a unit, without their private part. */
export const staffView = permission('staff.view');
/** Make entries in the files of the people of a unit, and decide on what they ask to change. */
export const staffManage = permission('staff.manage');
/** Read the private part of files: personal data, family, health, discipline. Every reading is told to the person. */
export const staffViewPrivate = permission('staff.view-private');

/** All rights of the module. */
export const staffPermissions = [staffView, staffManage, staffViewPrivate] as const;
