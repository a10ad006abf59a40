import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { eventText, valuesOf } from '../../text/letter-document.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { useShared } from './use-shared.ts';
import { WordsField } from './words-field.tsx';

const times = [
  { name: 'from', type: 'date', required: true },
  { name: 'to', type: 'date', required: false },
  { name: 'startsAt', type: 'time', required: true },
  { name: 'endsAt', type: 'time', required: false },
] as const;
const sentences = [
  { name: 'place', most: 300, required: true },
  { name: 'onlineAddress', most: 300, required: false },
  { name: 'matter', most: 500, required: true },
  { name: 'note', most: 500, required: false },
] as const;

/** What an invitation calls to: day, hour, place, matter. */
export function EventFields() {
  const { t } = useTranslation();
  const { session, mayWrite } = useDesk();
  const values = valuesOf(session.doc, 'event');
  useShared(values);
  const isOn = values.get('on') === true;
  return (
    <section className={styles.fields}>
      <Checkbox
        label={t('outgoing.editor.event.on')}
        checked={isOn}
        disabled={!mayWrite}
        onChange={(event) => values.set('on', event.currentTarget.checked)}
      />
      {isOn ? (
        <div className={styles.grid}>
          {times.map(({ name, type, required }) => (
            <TextInput
              key={name}
              type={type}
              label={t(`outgoing.editor.event.${name}`)}
              value={String(values.get(name) ?? '')}
              readOnly={!mayWrite}
              withAsterisk={required}
              onChange={(event) => values.set(name, event.currentTarget.value || null)}
            />
          ))}
          {sentences.map(({ name, most, required }) => (
            <WordsField
              key={name}
              text={eventText(session.doc, name)}
              label={t(`outgoing.editor.event.${name}`)}
              most={most}
              required={required}
            />
          ))}
        </div>
      ) : null}
    </section>
  );
}
