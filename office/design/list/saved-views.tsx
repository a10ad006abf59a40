import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { Bookmark, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseSearch } from '../../router/search-params.ts';
import { readOwn, writeOwn } from '../../state/own-stored.ts';
import styles from './filter.module.css';

interface View {
  name: string;
  /** The address' search: `?status=open`. */
  search: string;
}

/** Filters that a person keeps under a name of their own. `of` names the list. */
export function SavedViews({ of }: { of: string }) {
  const { t } = useTranslation();
  const { pathname, searchStr } = useLocation();
  const [views, setViews] = useState(() => readViews(of));
  const [name, setName] = useState('');
  const keep = (next: View[]) => {
    setViews(next);
    writeOwn('kept', `views.${of}`, next.length > 0 ? JSON.stringify(next) : null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), search: searchStr }]);
    setName('');
  };
  return (
    <Popover position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={styles.filter}
          aria-haspopup="dialog"
          aria-label={t('office.views.title')}
          leftSection={<Bookmark size={14} aria-hidden="true" />}
        >
          {t('office.views.short')}
          {views.length > 0 ? <span className={styles.chosen}> {views.length}</span> : null}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('office.views.title')} className={styles.panel}>
        {views.length === 0 ? <p className={styles.hint}>{t('office.views.none')}</p> : null}
        <ul className={styles.found}>
          {views.map((view) => (
            <li key={view.name} className={styles.view}>
              <Link
                to={pathname}
                search={parseSearch(view.search)}
                aria-current={view.search === searchStr || undefined}
              >
                {view.name}
              </Link>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('office.views.forget', { name: view.name })}
                onClick={() => keep(views.filter((other) => other !== view))}
              >
                <Trash2 size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form onSubmit={save} className={styles.saveView}>
          <TextInput
            label={t('office.views.name')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={!name.trim()}>
            {t('office.views.keep')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function readViews(of: string): View[] {
  try {
    const stored: unknown = JSON.parse(readOwn('kept', `views.${of}`) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is View {
  const view = value as View | null;
  return typeof view?.name === 'string' && typeof view.search === 'string';
}
