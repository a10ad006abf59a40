import type { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const LeaveRequestId = idOf('LeaveRequest');
export type LeaveRequestId = z.output<typeof LeaveRequestId>;
export const LeaveProofId = idOf('LeaveProof');
export type LeaveProofId = z.output<typeof LeaveProofId>;
export const BalanceEntryId = idOf('LeaveBalanceEntry');
export type BalanceEntryId = z.output<typeof BalanceEntryId>;
export const DelegationId = idOf('LeaveDelegation');
export type DelegationId = z.output<typeof DelegationId>;
export const CalendarAddressId = idOf('LeaveCalendarAddress');
export type CalendarAddressId = z.output<typeof CalendarAddressId>;
