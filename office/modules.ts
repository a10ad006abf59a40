import { archiveOffice } from '#modules/archive/office/archive-office.ts';
import { attendanceOffice } from '#modules/attendance/office/attendance-office.ts';
import { calendarOffice } from '#modules/calendar/office/calendar-office.ts';
import { dispositionsOffice } from '#modules/dispositions/office/dispositions-office.ts';
import { identityOffice } from '#modules/identity/office/identity-office.ts';
import { leaveOffice } from '#modules/leave/office/leave-office.ts';
import { ledgerOffice } from '#modules/ledger/office/ledger-office.ts';
import { lettersOffice } from '#modules/letters/office/letters-office.ts';
import { notificationsOffice } from '#modules/notifications/office/notifications-office.ts';
import { organizationOffice } from '#modules/organization/office/organization-office.ts';
import { outgoingOffice } from '#modules/outgoing/office/outgoing-office.ts';
import { signaturesOffice } from '#modules/signatures/office/signatures-office.ts';
import { staffOffice } from '#modules/staff/office/staff-office.ts';
import type { OfficeModule } from './module.ts';

/** The modules of the office: the one place that knows them all. */
export const officeModules: readonly OfficeModule[] = [
  organizationOffice,
  identityOffice,
  lettersOffice,
  dispositionsOffice,
  outgoingOffice,
  signaturesOffice,
  archiveOffice,
  ledgerOffice,
  calendarOffice,
  staffOffice,
  attendanceOffice,
  leaveOffice,
  notificationsOffice,
];
