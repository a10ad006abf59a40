import { Textarea } from '@mantine/core';
import { CalendarCheck, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { retention as acts, type RetentionView, type TriggerEventView } from '../../../contract/retention.ts';
import type { DossierView } from '../../../contract/views.ts';
import styles from '../dossier.module.css';
import { Part, type RetentionPartProps, Said } from './part.tsx';

type Event = z.output<typeof TriggerEventView>;
type Awaited = RetentionView['awaited'][number];

const atFields = faultInField({ 'archive.day-not-yet': 'occurredOn' });

/** What the schedule waits for, and what happened of it. */
export function TriggerEvents({ dossier, retention }: RetentionPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { awaited, events, can } = retention;
  if (awaited.length === 0 && events.length === 0) return null;
  return (
    <Part title={t('archive.events.title')}>
      {awaited.map((one) => (
        <div key={`${one.period}.${one.words}`} className={styles.asked}>
          <span className={styles.words}>
            {t(`archive.events.awaited.${one.period}`, { words: one.words })}
          </span>
          {can.recordEvents ? (
            <DialogButton verb={t('archive.events.record')} icon={CalendarCheck} look="small" keeps>
              {(close) => <RecordForm dossier={dossier} awaited={one} onEnd={close} />}
            </DialogButton>
          ) : null}
        </div>
      ))}
      <ul className={styles.said}>
        {events.map((event) => (
          <Said
            key={event.id}
            past={event.corrected}
            acts={
              can.recordEvents && !event.corrected && event.occurredOn ? (
                <DialogButton verb={t('archive.events.correct')} icon={PencilLine} look="small" keeps>
                  {(close) => <CorrectForm event={event} onEnd={close} />}
                </DialogButton>
              ) : null
            }
          >
            {event.occurredOn
              ? t('archive.events.occurred', { words: event.words, on: format.day(event.occurredOn) })
              : t('archive.events.takenBack', { words: event.words })}
            <span className={styles.quiet}>
              {' '}
              {t('archive.events.by', { name: event.by.name, at: format.shortDay(event.at) })}
              {event.corrected ? ` · ${t('archive.events.corrected')}` : ''}
              {event.reason ? ` · ${event.reason}` : ''}
            </span>
          </Said>
        ))}
      </ul>
    </Part>
  );
}

interface RecordFormProps {
  dossier: DossierView;
  awaited: Awaited;
  onEnd: () => void;
}

function RecordForm({ dossier, awaited, onEnd }: RecordFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const form = useActForm(acts.recordEvent, {
    initial: { occurredOn: today },
    shape: (values) => ({ ...values, ...awaited, dossierId: dossier.id }),
    stales: ['archive.'],
    atFields,
    onDone: () => {
      toast(t('archive.events.recorded'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.events.record')} onCancel={onEnd}>
      <p>{t(`archive.events.awaited.${awaited.period}`, { words: awaited.words })}</p>
      <DayField
        label={t('archive.events.on')}
        required
        max={today}
        {...form.form.getInputProps('occurredOn')}
      />
    </Form>
  );
}

/** An entry stays as it was written: a further one says what is true, or that nothing happened. */
function CorrectForm({ event, onEnd }: { event: Event; onEnd: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const form = useActForm(acts.correctEvent, {
    initial: { occurredOn: event.occurredOn ?? '', reason: '' },
    shape: ({ occurredOn, reason }) => ({ eventId: event.id, occurredOn: occurredOn || null, reason }),
    stales: ['archive.'],
    atFields,
    onDone: () => {
      toast(t('archive.events.correctedNow'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.events.correct')} onCancel={onEnd}>
      <p className={styles.quiet}>{t('archive.events.correctWhat')}</p>
      <DayField label={t('archive.events.on')} max={today} {...form.form.getInputProps('occurredOn')} />
      <Textarea
        label={t('archive.field.reason')}
        required
        autosize
        minRows={2}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
