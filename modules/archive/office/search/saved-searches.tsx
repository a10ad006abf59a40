import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { Bookmark, Check, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { parseSearch } from '#office/router/search-params.ts';
import { type SavedSearch, savedSearches } from '../../contract/saved-searches.ts';
import { searchPath } from '../addresses.ts';
import styles from './search.module.css';

const stales = ['archive.list-saved-searches'];

/** Searches that the reader keeps with their account: on every device, for nobody else. */
export function SavedSearches() {
  const { t } = useTranslation();
  const { searchStr } = useLocation();
  const { data } = useOperation(savedSearches.list, {});
  const [name, setName] = useState('');
  const asked = searchStr.replace(/^\?/, '');
  const save = useAct(savedSearches.save, {
    stales,
    onDone: () => {
      toast(t('archive.saved.done'));
      setName('');
    },
  });
  const items = data?.items ?? [];
  const onSave = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && asked) save.mutate({ name: name.trim(), search: asked });
  };
  return (
    <Popover position="bottom-end" trapFocus returnFocus withRoles={false} width={340}>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          aria-haspopup="dialog"
          leftSection={<Bookmark size={14} aria-hidden="true" />}
        >
          {t('archive.saved.title')}
          {items.length > 0 ? ` (${items.length})` : ''}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('archive.saved.title')} className={styles.saved}>
        {items.length === 0 ? <p className={styles.quiet}>{t('archive.saved.none')}</p> : null}
        <ul>
          {items.map((one) => (
            <Saved key={one.id} of={one} current={one.search === asked} />
          ))}
        </ul>
        <form onSubmit={onSave} className={styles.save}>
          <TextInput
            label={t('archive.saved.name')}
            description={asked ? undefined : t('archive.saved.nothing')}
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {save.error ? <ErrorState compact error={save.error} /> : null}
          <Button type="submit" variant="default" disabled={!name.trim() || !asked} loading={save.isPending}>
            {t('archive.saved.verb')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function Saved({ of, current }: { of: SavedSearch; current: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const saveAgain = useUndo(savedSearches.save, stales);
  const remove = useAct(savedSearches.remove, {
    stales,
    onDone: () =>
      toast(t('archive.saved.removed'), {
        undo: saveAgain({ name: of.name, search: of.search }, t('archive.saved.done')),
      }),
  });
  const rename = useAct(savedSearches.rename, { stales, onDone: () => setName(null) });
  if (name !== null) {
    return (
      <li className={styles.savedRow}>
        <TextInput
          aria-label={t('archive.saved.name')}
          value={name}
          maxLength={80}
          data-autofocus
          className={styles.savedName}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && name.trim()) rename.mutate({ searchId: of.id, name: name.trim() });
          }}
        />
        <ActionIcon
          variant="subtle"
          aria-label={t('archive.saved.renameKeep')}
          disabled={!name.trim()}
          loading={rename.isPending}
          onClick={() => rename.mutate({ searchId: of.id, name: name.trim() })}
        >
          <Check size={16} aria-hidden="true" />
        </ActionIcon>
      </li>
    );
  }
  return (
    <li className={styles.savedRow}>
      <Link
        to={searchPath}
        search={parseSearch(of.search) as never}
        aria-current={current || undefined}
        className={styles.savedName}
      >
        {of.name}
      </Link>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('archive.saved.rename', { name: of.name })}
        onClick={() => setName(of.name)}
      >
        <Pencil size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('archive.saved.remove', { name: of.name })}
        loading={remove.isPending}
        onClick={() => remove.mutate({ searchId: of.id })}
      >
        <Trash2 size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
