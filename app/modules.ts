import type { Module } from '#core/module.ts';
import { dispositionsModule } from '#modules/dispositions/module.ts';
import { filesModule } from '#modules/files/module.ts';
import { createIdentityModule } from '#modules/identity/module.ts';
import { defaultSettings, type IdentitySettings } from '#modules/identity/server/identity-settings.ts';
import { lettersModule } from '#modules/letters/module.ts';
import { createNotificationsModule } from '#modules/notifications/module.ts';
import type { NotificationsSettings } from '#modules/notifications/server/notifications-settings.ts';
import { organizationModule } from '#modules/organization/module.ts';

/** What the operator decides about single modules. */
export interface ModuleSettings {
  identity: IdentitySettings;
}

export const defaultModuleSettings: ModuleSettings = { identity: defaultSettings };

/** What the house builds for single modules. */
export type HouseServices = NotificationsSettings;

/** Every module of the house, in the order in which their migrations build on each other. */
export function houseModules(settings: ModuleSettings, services: HouseServices): readonly Module[] {
  return [
    organizationModule,
    createIdentityModule(settings.identity),
    filesModule,
    lettersModule,
    dispositionsModule,
    createNotificationsModule(services),
  ];
}
