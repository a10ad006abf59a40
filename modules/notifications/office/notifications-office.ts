import { BellRing } from 'lucide-react';
import type { OfficeModule } from '#office/module.ts';

/** Path of the page under `/office`; mails lead there too (`server/office-addresses.ts`). */
export const preferencesPath = '/notifications/preferences';

export const notificationsOffice: OfficeModule = {
  name: 'notifications',
  routes: [
    {
      path: preferencesPath,
      title: 'notifications.preferences.title',
      load: async () => {
        const { PreferencesPage } = await import('./preferences-page.tsx');
        return { Page: PreferencesPage };
      },
    },
  ],
  commands: ({ t, go }) => [
    {
      id: 'notifications.preferences',
      title: t('notifications.preferences.title'),
      hint: t('notifications.preferences.detail'),
      icon: BellRing,
      words: t('notifications.preferences.by-mail'),
      run: () => go(preferencesPath),
    },
  ],
};
