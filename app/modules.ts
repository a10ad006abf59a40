import type { Module } from '#core/module.ts';
import { dispositionsModule } from '#modules/dispositions/module.ts';
import { dispositionsModule } from '#modules/dispositions/module.ts';
import { filesModule } from '#modules/files/module.ts';
import { createIdentityModule } from '#modules/identity/module.ts';
import { defaultSettings, type IdentitySettings } from '#modules/identity/server/identity-settings.ts';
import { lettersModule } from '#modules/letters/module.ts';
import { organizationModule } from '#modules/organization/module.ts';

/** What the operator decides about single modules. */
export interface ModuleSettings {
  identity: IdentitySettings;
}

export const defaultModuleSettings: ModuleSettings = { identity: defaultSettings };

/** Every module of the house, in the order in which their migrations build on each other. */
export function houseModules(settings: ModuleSettings): readonly Module[] {
  return [organizationModule, createIdentityModule(settings.identity), filesModule, lettersModule, dispositionsModule];
}
