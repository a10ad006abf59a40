import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../keyboard/shortcuts.ts';

/** Moves through the rows by `j` and `k`; Enter opens, as on any link. `x` chooses, `/` goes to the search. */
export function useListKeyboard(box: RefObject<HTMLElement | null>, toggle?: (key: string) => void): void {
  const { t } = useTranslation();
  const step = (by: 1 | -1) => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
    const at = links.findIndex((link) => link.closest('[data-row]')?.contains(document.activeElement));
    const next =
      links[at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
    next?.focus({ preventScroll: true });
    next?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
  };
  const chooseFocused = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]');
    if (row && box.current?.contains(row)) toggle?.(row.dataset.row ?? '');
  };
  useShortcuts(t('office.keyboard.list'), [
    { keys: 'j', label: t('office.keyboard.next'), run: () => step(1) },
    { keys: 'k', label: t('office.keyboard.previous'), run: () => step(-1) },
    ...(toggle ? [{ keys: 'x', label: t('office.keyboard.choose'), run: chooseFocused }] : []),
    {
      keys: '/',
      label: t('office.keyboard.search'),
      run: () =>
        box.current
          ?.querySelector<HTMLInputElement>('[data-list-search] input, input[data-list-search]')
          ?.focus(),
    },
  ]);
}
