import { fail } from '#core/contract/errors.ts';
import { createMailer } from '#core/mail/mailer.ts';
import type { Module } from '#core/module.ts';
import { createArchiveModule } from '#modules/archive/module.ts';
import { watchedRecords } from '#modules/archive/server/archive.api.ts';
import { attendanceModule } from '#modules/attendance/module.ts';
import { watchedCheckIns } from '#modules/attendance/server/attendance.api.ts';
import { calendarModule } from '#modules/calendar/module.ts';
import { dispositionsModule } from '#modules/dispositions/module.ts';
import { filesModule } from '#modules/files/module.ts';
import { createIdentityModule } from '#modules/identity/module.ts';
import { defaultSettings, type IdentitySettings } from '#modules/identity/server/identity-settings.ts';
import { leaveModule } from '#modules/leave/module.ts';
import { createLedgerModule } from '#modules/ledger/module.ts';
import type { Watched } from '#modules/ledger/server/ledger.api.ts';
import type { LedgerSettings } from '#modules/ledger/server/ledger-settings.ts';
import { lettersModule } from '#modules/letters/module.ts';
import { letterRecords, watchedLetters } from '#modules/letters/server/letters.api.ts';
import { createNotificationsModule } from '#modules/notifications/module.ts';
import type { NotificationsSettings } from '#modules/notifications/server/notifications-settings.ts';
import { organizationModule } from '#modules/organization/module.ts';
import { createOutgoingModule } from '#modules/outgoing/module.ts';
import { sentRecords, watchedSent } from '#modules/outgoing/server/outgoing.api.ts';
import { provisioningModule } from '#modules/provisioning/module.ts';
import { signaturesModule } from '#modules/signatures/module.ts';
import { createStaffModule, type StaffSettings } from '#modules/staff/module.ts';
import { watchedEntries } from '#modules/staff/server/staff.api.ts';

/** What the operator decides about single modules. */
export interface ModuleSettings {
  identity: IdentitySettings;
  staff: StaffSettings;
}

export const defaultModuleSettings: ModuleSettings = {
  identity: defaultSettings,
  staff: { siasn: null },
};

/** What the house builds for single modules. */
export type HouseServices = NotificationsSettings & Omit<LedgerSettings, 'watched'>;

/** Rows of modules that are held against the log: the ledger asks for them, and knows no module that has them. */
export const watchedRows: readonly Watched[] = [
  watchedLetters,
  watchedSent,
  watchedRecords,
  watchedEntries,
  watchedCheckIns,
];

/** For those who only read what the modules declare: no mail is sent, nobody is heard, nothing is published. */
const noServices: HouseServices = {
  mailer: createMailer({ url: undefined, from: '' }),
  live: { messages: async () => fail('core.busy'), close: async () => undefined },
  fixityDays: 90,
  tiles: {
    read: () => fail('core.busy'),
    list: () => fail('core.busy'),
    put: () => fail('core.busy'),
    replace: () => fail('core.busy'),
    remove: () => fail('core.busy'),
  },
};

/** Every module of the house, in the order in which their migrations build on each other. */
export function houseModules(
  settings: ModuleSettings,
  services: HouseServices = noServices,
): readonly Module[] {
  return [
    organizationModule,
    createIdentityModule(settings.identity),
    provisioningModule,
    filesModule,
    lettersModule,
    dispositionsModule,
    signaturesModule,
    createOutgoingModule(services),
    createArchiveModule({ ...services, recordSources: [letterRecords, sentRecords] }),
    calendarModule,
    createStaffModule(settings.staff),
    leaveModule,
    attendanceModule,
    createNotificationsModule(services),
    createLedgerModule({ ...services, watched: watchedRows }),
  ];
}
