import { Modal } from '@mantine/core';
import { LoaderCircle, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatientEnter } from '../design/form/use-patient-enter.ts';
import styles from './palette.module.css';
import { type PaletteEntry, usePaletteEntries } from './use-palette-entries.ts';

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
}

/** One field that finds letters, people, places and acts. Follows the combobox pattern of WAI-ARIA. */
export function Palette({ opened, onClose }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      size={640}
      padding={0}
      yOffset="12dvh"
      attributes={{ content: { 'aria-label': t('office.palette.open') } }}
      classNames={{ body: styles.body ?? '' }}
    >
      {opened ? <PaletteField onClose={onClose} /> : null}
    </Modal>
  );
}

const typingPause = 140;

function PaletteField({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  // By its id: the list grows above it while answers come in.
  const [chosen, setChosen] = useState<string | null>(null);
  const { groups, searching, failed } = usePaletteEntries(asked);
  const entries = groups.flatMap((group) => group.entries);
  const own = entries.find(({ id }) => id === chosen);
  const active = own ?? entries[0];
  // What stands first in the answer to fewer letters is not what is meant: Enter waits for the answer to all of them.
  const waits = !own && (text !== asked || searching);
  const patient = usePatientEnter(waits);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    const by = moves[event.key];
    if (by !== undefined && entries.length > 0) {
      event.preventDefault();
      const at = active ? entries.indexOf(active) : 0;
      setChosen(entries[(at + by + entries.length) % entries.length]?.id ?? null);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(active);
    }
  };

  const Icon = searching ? LoaderCircle : Search;
  return (
    <>
      <div className={styles.field}>
        <Icon size={20} aria-hidden="true" className={searching ? 'spin' : undefined} />
        <input
          data-autofocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          aria-label={t('office.palette.ask')}
          placeholder={t('office.palette.ask')}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDownCapture={(event) => {
            if (event.key === 'Enter' && !own) setAsked(text);
            patient.onKeyDownCapture(event);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('office.palette.results')}
        className={styles.list}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox has no element of its own
          <div key={group.id} role="group" aria-label={group.heading}>
            <p className={styles.heading} aria-hidden="true">
              {group.heading}
            </p>
            {group.entries.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field (combobox pattern)
              <div
                key={entry.id}
                id={`${id}-${entry.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={entry === active}
                className={styles.option}
                onMouseMove={() => setChosen(entry.id)}
                onClick={() => run(entry)}
              >
                <entry.icon size={18} strokeWidth={1.75} aria-hidden="true" />
                <span className={styles.title}>{entry.title}</span>
                {entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      {failed ? <p className={styles.none}>{t('office.palette.failed')}</p> : null}
      {entries.length === 0 && !searching && !failed ? (
        <p className={styles.none}>{t('office.palette.none', { text: asked })}</p>
      ) : null}
      <p className="unseen" role="status">
        {asked ? t('office.list.found', { count: entries.length }) : ''}
      </p>
    </>
  );
}
