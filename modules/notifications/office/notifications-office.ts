import { Bell, BellRing } from 'lucide-react';
import type { OfficeModule } from '#office/module.ts';
import { noticesPath, preferencesPath } from './addresses.ts';

/** What the person was told, and what they want to be told. */
export const notificationsOffice: OfficeModule = {
  name: 'notifications',
  navigation: [
    {
      id: 'notices',
      label: 'notifications.page.title',
      path: noticesPath,
      icon: Bell,
      group: 'work',
      keys: 'g n',
    },
  ],
  routes: [
    {
      path: noticesPath,
      title: 'notifications.page.title',
      load: async () => {
        const { NoticesPage } = await import('./notices-page.tsx');
        return { Page: NoticesPage };
      },
    },
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
