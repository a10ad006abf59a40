import { fail } from '#core/contract/errors.ts';
import { createMailer } from '#core/mail/mailer.ts';
import type { Module } from '#core/module.ts';
import { dispositionsModule } from '#modules/dispositions/module.ts';
import { filesModule } from '#modules/files/module.ts';
import { createIdentityModule } from '#modules/identity/module.ts';
import { defaultSettings, type IdentitySettings } from '#modules/identity/server/identity-settings.ts';
import { lettersModule } from '#modules/letters/module.ts';
import { createNotificationsModule } from '#modules/notifications/module.ts';
import type { NotificationsSettings } from '#modules/notifications/server/notifications-settings.ts';
import { organizationModule } from '#modules/organization/module.ts';
import { createOutgoingModule } from '#modules/outgoing/module.ts';
import { signaturesModule } from '#modules/signatures/module.ts';

/** What the operator decides about single modules. */
export interface ModuleSettings {
  identity: IdentitySettings;
}

export const defaultModuleSettings: ModuleSettings = { identity: defaultSettings };

/** What the house builds for single modules. */
export type HouseServices = NotificationsSettings;

/** For those who only read what the modules declare: no mail is sent and nobody is heard. */
const noServices: HouseServices = {
  mailer: createMailer({ url: undefined, from: '' }),
  live: { messages: async () => fail('core.busy'), close: async () => undefined },
};

/** Every module of the house, in the order in which their migrations build on each other. */
export function houseModules(
  settings: ModuleSettings,
  services: HouseServices = noServices,
): readonly Module[] {
  return [
    organizationModule,
    createIdentityModule(settings.identity),
    filesModule,
    lettersModule,
    dispositionsModule,
    signaturesModule,
    createOutgoingModule(services),
    createNotificationsModule(services),
  ];
}
