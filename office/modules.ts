import { notificationsOffice } from '#modules/notifications/office/notifications-office.ts';
import type { OfficeModule } from './module.ts';

/** The modules of the office: the one place that knows them all. */
export const officeModules: readonly OfficeModule[] = [notificationsOffice];
