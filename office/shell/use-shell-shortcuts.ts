import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../design/keyboard/shortcuts.ts';
import { useNavigation } from './office-modules.ts';
import { showPanel } from './panels.ts';

/** The shortcuts that work on every page. */
export function useShellShortcuts(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = useNavigation().flatMap(({ items }) => items);
  useShortcuts(t('office.keyboard.everywhere'), [
    { keys: 'mod+k', label: t('office.palette.open'), run: () => showPanel('palette') },
    { keys: '?', label: t('office.help.title'), run: () => showPanel('help') },
    { keys: 'n', label: t('office.notices.title'), run: () => showPanel('notices') },
    {
      keys: 'g h',
      label: t('office.goTo', { place: t('office.home') }),
      run: () => void navigate({ to: '/' }),
    },
    ...places.flatMap((item) =>
      item.keys
        ? [
            {
              keys: item.keys,
              label: t('office.goTo', { place: t(item.label) }),
              run: () => void navigate({ to: item.path }),
            },
          ]
        : [],
    ),
  ]);
}
