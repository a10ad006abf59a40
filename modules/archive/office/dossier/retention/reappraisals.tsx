import { NativeSelect, TextInput } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import { retention as acts } from '../../../contract/retention.ts';
import { capital } from '../../words/capital.ts';
import styles from '../dossier.module.css';
import type { DossierFormProps } from '../rename-form.tsx';
import { Part, type RetentionPartProps, Said } from './part.tsx';

const decided = ['destroy', 'permanent'] as const;

/** What the panel decided where the schedule left the fate to it. */
export function Reappraisals({ dossier, retention }: RetentionPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reappraisals, can } = retention;
  const waits = can.reappraise && dossier.life.state === 'due-for-reappraisal';
  if (reappraisals.length === 0 && !waits) return null;
  return (
    <Part
      title={t('archive.reappraisals.title')}
      acts={
        waits ? (
          <DialogButton verb={t('archive.reappraisals.verb')} icon={Scale} look="small" keeps>
            {(close) => <ReappraisalForm dossier={dossier} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      <ul className={styles.said}>
        {reappraisals.map(({ id, on, fate, keepUntil, minutes, by }) => (
          <Said key={id}>
            {capital(t(`archive.fate.${fate}`))}
            {keepUntil ? ` · ${t('archive.reappraisals.until', { on: format.day(keepUntil) })}` : ''}
            <span className={styles.quiet}>
              {' '}
              {t('archive.reappraisals.by', { on: format.shortDay(on), minutes, name: by.name })}
            </span>
          </Said>
        ))}
      </ul>
    </Part>
  );
}

function ReappraisalForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(acts.reappraise, {
    initial: { fate: 'permanent' as (typeof decided)[number], keepUntil: '', minutes: '' },
    shape: ({ keepUntil, ...values }) => ({
      ...values,
      dossierId: dossier.id,
      ...(keepUntil ? { keepUntil } : {}),
    }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.reappraisals.done'));
      onEnd();
    },
  });
  const { getInputProps } = form.form;
  return (
    <Form of={form} verb={t('archive.reappraisals.verb')} onCancel={onEnd}>
      <NativeSelect
        label={t('archive.life.fate')}
        data={decided.map((value) => ({ value, label: capital(t(`archive.fate.${value}`)) }))}
        {...getInputProps('fate')}
      />
      <DayField label={t('archive.reappraisals.keepUntil')} {...getInputProps('keepUntil')} />
      <TextInput
        label={t('archive.reappraisals.minutes')}
        required
        data-autofocus
        {...getInputProps('minutes')}
      />
    </Form>
  );
}
