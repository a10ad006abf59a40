import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Panel } from '#office/design/panel.tsx';
import { configuration, type PaperRules } from '../../contract/configuration.ts';
import { DecisionHistory } from './decision-history.tsx';
import type { Trying } from './letter-preview.tsx';
import { PlannedBadge } from './planned-badge.tsx';
import styles from './settings.module.css';
import { StartsOnField } from './starts-on-field.tsx';
import { useToday } from './use-today.ts';

type Words = PaperRules['words'];

/** The words that stand on paper: "Perihal" where others write "Hal". */
export function WordsPanel({ words, onTry }: { words: Words; onTry: (trying: Trying) => void }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('outgoing.paper.words')}
      hint={t('outgoing.paper.wordsHint')}
      acts={
        <span className={styles.acts}>
          <PlannedBadge days={words.planned} />
          {words.latest ? (
            <DecisionHistory of={{ what: 'paper', about: 'words' }} name={t('outgoing.paper.words')} />
          ) : null}
        </span>
      }
    >
      <WordsForm key={words.latest ?? ''} words={words} onTry={onTry} />
    </Panel>
  );
}

/** Keys of words have hyphens and no dots, so they are names of fields as they stand. */
function WordsForm({ words, onTry }: { words: Words; onTry: (trying: Trying) => void }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const national = new Map(words.items.map((one) => [one.name, one.national]));
  const wordsOf = (values: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(values).filter(([key, text]) => national.has(key) && String(text).trim() !== ''),
    ) as Record<string, string>;
  const form = useActForm(configuration.saveWords, {
    initial: {
      ...Object.fromEntries(words.items.map(({ name, text }) => [name, text])),
      startsOn: useToday(),
    } as Record<string, unknown>,
    shape: (values) => ({ words: wordsOf(values), startsOn: values.startsOn, follows: words.latest }),
    onDone: () => toast(t('outgoing.paper.saved')),
  });
  const entered = JSON.stringify(wordsOf(form.form.values));
  useEffect(() => onTry({ words: JSON.parse(entered) as Record<string, string> }), [entered, onTry]);
  const sought = wanted.trim().toLowerCase();
  const shown = words.items.filter((one) =>
    `${one.text} ${one.national} ${one.name}`.toLowerCase().includes(sought),
  );
  return (
    <Form of={form} verb={t('outgoing.settings.save')}>
      <TextInput
        aria-label={t('outgoing.paper.findWord')}
        placeholder={t('outgoing.paper.findWord')}
        leftSection={<Search size={16} aria-hidden="true" />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <div className={styles.two}>
        {shown.map(({ name, national: usual }) => (
          <TextInput
            key={name}
            label={usual}
            placeholder={usual}
            {...form.form.getInputProps(name)}
            error={form.form.errors[`words.${name}`]}
          />
        ))}
      </div>
      <StartsOnField maw={260} {...form.form.getInputProps('startsOn')} />
    </Form>
  );
}
