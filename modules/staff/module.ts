import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { staffEvents } from './contract/events.ts';
import { staffPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { staffRoutes } from './server/routes.ts';
import { remindMilestones } from './server/schedules/remind-milestones.ts';
import { fetchFromSiasn } from './server/siasn/fetch-from-siasn.ts';
import { forgetSiasnFetches } from './server/siasn/forget-siasn-fetches.ts';
import { siasnRoutes } from './server/siasn/siasn-routes.ts';
import type { SiasnSettings } from './server/siasn/siasn-settings.ts';

export interface StaffSettings {
  /** How SIASN is asked; null where it is not. */
  siasn: SiasnSettings | null;
}

/** Employee files: histories that are never overwritten, what comes from them, and what employees ask to change. */
export function createStaffModule({ siasn }: StaffSettings): Module {
  return {
    name: 'staff',
    routes: [...staffRoutes, ...siasnRoutes(siasn)],
    permissions: staffPermissions,
    events: staffEvents,
    subscribers: [],
    jobs: [fetchFromSiasn(siasn)],
    schedules: [remindMilestones, forgetSiasnFetches],
    locales: { id, en },
  };
}
