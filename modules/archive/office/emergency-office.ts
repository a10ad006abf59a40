import { Siren } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { call } from '#office/data/client.ts';
import { loadTexts } from '#office/i18n/language.ts';
import type { LiveRules } from '#office/live/stale-by-event.ts';
import type { Command, CommandContext, HomeCard, NavigationItem, OfficeRoute } from '#office/module.ts';
import { emergencyCounters } from '../contract/emergency-counters.ts';
import { breakGlass, reviewEmergencies } from '../contract/permissions.ts';
import { emergenciesPath } from './keeping-addresses.ts';

export const emergencyNavigation: readonly NavigationItem[] = [
  {
    id: 'archive.emergencies',
    label: 'archive.emergency.title',
    path: emergenciesPath,
    icon: Siren,
    group: 'registry',
    permission: reviewEmergencies,
  },
];

export const emergencyRoutes: readonly OfficeRoute[] = [
  {
    path: emergenciesPath,
    title: 'archive.emergency.title',
    load: async () => {
      const [{ EmergenciesPage }] = await Promise.all([
        import('./emergency/emergencies-page.tsx'),
        loadTexts('letters'),
      ]);
      return { Page: EmergenciesPage as FunctionComponent };
    },
  },
];

export function emergencyCommands({ t, go, may }: CommandContext): Command[] {
  if (!may(breakGlass) && !may(reviewEmergencies)) return [];
  const [title, words] = [t('archive.emergency.title'), t('archive.emergency.words')];
  return [{ id: 'archive.emergencies', title, words, icon: Siren, run: () => go(emergenciesPath) }];
}

export const emergencyCards: readonly HomeCard[] = [
  {
    id: 'archive.emergencies',
    order: 45,
    permission: reviewEmergencies,
    label: 'archive.emergency.home',
    path: emergenciesPath,
    search: { waiting: 'true' },
    counter: {
      queryKey: [emergencyCounters.id, 'waiting'],
      read: async (signal) => (await call(emergencyCounters, {}, { signal })).waiting,
    },
    load: async () => ({ Card: (await import('./emergency/emergencies-card.tsx')).EmergenciesCard }),
  },
];

export const emergencyLive: LiveRules = {
  'emergency.*': ['archive.list-emergencies', 'archive.count-emergencies'],
};

export const emergencySubjects = { emergency: (id: string) => `${emergenciesPath}?opening=${id}` };
