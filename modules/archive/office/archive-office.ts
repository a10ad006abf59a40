import type { OfficeModule } from '#office/module.ts';
import {
  disposalCards,
  disposalCommands,
  disposalLive,
  disposalNavigation,
  disposalRoutes,
} from './disposal-office.ts';
import {
  dossierCommands,
  dossierFind,
  dossierLive,
  dossierNavigation,
  dossierRoutes,
  dossierSlots,
  dossierSubjects,
} from './dossier-office.ts';
import {
  emergencyCards,
  emergencyCommands,
  emergencyLive,
  emergencyNavigation,
  emergencyRoutes,
  emergencySubjects,
} from './emergency-office.ts';
import { ingestCommands, ingestLive, ingestNavigation, ingestRoutes } from './ingest-office.ts';

/** What the archive brings to the office. */
export const archiveOffice: OfficeModule = {
  name: 'archive',
  navigation: [...dossierNavigation, ...ingestNavigation, ...disposalNavigation, ...emergencyNavigation],
  routes: [...dossierRoutes, ...ingestRoutes, ...disposalRoutes, ...emergencyRoutes],
  commands: (context) => [
    ...dossierCommands(context),
    ...ingestCommands(context),
    ...disposalCommands(context),
    ...emergencyCommands(context),
  ],
  find: dossierFind,
  homeCards: [...disposalCards, ...emergencyCards],
  slots: dossierSlots,
  tour: () => import('./tour.ts'),
  live: { ...dossierLive, ...ingestLive, ...disposalLive, ...emergencyLive },
  subjects: { ...dossierSubjects, ...emergencySubjects },
};
