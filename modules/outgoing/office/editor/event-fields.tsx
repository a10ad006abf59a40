import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import { HourField } from '#office/design/form/hour-field.tsx';
import { endsBeforeStart } from '../../contract/ends-before-start.ts';
import { eventText, valuesOf } from '../../text/letter-document.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { useShared } from './use-shared.ts';
import { WordsField } from './words-field.tsx';

const days = ['from', 'to'] as const;
const hours = ['startsAt', 'endsAt'] as const;
const needed = new Set<string>(['from', 'startsAt']);
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
  const stringOf = (name: string) => String(values.get(name) ?? '');
  const endsEarly = endsBeforeStart({
    from: stringOf('from'),
    to: stringOf('to') || null,
    startsAt: stringOf('startsAt'),
    endsAt: stringOf('endsAt') || null,
  });
  const fieldOf = (name: string) => ({
    label: t(`outgoing.editor.event.${name}`),
    value: stringOf(name),
    readOnly: !mayWrite,
    withAsterisk: needed.has(name),
  });
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
          {days.map((name) => (
            <DayField
              key={name}
              {...fieldOf(name)}
              min={name === 'to' ? stringOf('from') : undefined}
              error={name === 'to' && endsEarly === 'day' ? t('errors.outgoing.event-ends-early') : undefined}
              onChange={wholeDays((day) => values.set(name, day ?? null))}
            />
          ))}
          {hours.map((name) => (
            <HourField
              key={name}
              {...fieldOf(name)}
              error={
                name === 'endsAt' && endsEarly === 'hour' ? t('errors.outgoing.event-ends-early') : undefined
              }
              onChange={(hour) => values.set(name, hour ?? null)}
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
