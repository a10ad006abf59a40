import { permission } from '#core/contract/permission.ts';

/** See the leave and the balances of the people of a unit. */
export const leaveView = permission('leave.view');
/** Personnel: enter leave for others, keep balances, say how many people a unit needs. */
export const leaveManage = permission('leave.manage');
/** Say what the agency decided about leave, and to whom it delegated which decision. */
export const leaveConfigure = permission('leave.configure');

/** All rights of the module. */
export const leavePermissions = [leaveView, leaveManage, leaveConfigure] as const;
