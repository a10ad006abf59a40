import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useToday } from '#office/format/use-today.ts';
import { dossiers } from '../../contract/dossiers.ts';
import styles from './dossier.module.css';
import type { DossierFormProps } from './rename-form.tsx';

const atFields = faultInField({
  'archive.closing-in-the-future': 'on',
  'archive.closing-before-opening': 'on',
});

/** Closes the dossier: nothing is filed into it any more, and its retention begins. */
export function CloseForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const form = useActForm(dossiers.close, {
    initial: { on: today, final: false },
    shape: (values) => ({ ...values, dossierId: dossier.id }),
    stales: ['archive.'],
    atFields,
    onDone: () => {
      toast(t('archive.close.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.close.verb')} onCancel={onEnd}>
      <p className={styles.quiet}>{t('archive.close.what')}</p>
      <DayField label={t('archive.close.on')} required max={today} {...form.form.getInputProps('on')} />
      <Checkbox
        label={t('archive.close.final')}
        description={t('archive.close.finalHint')}
        {...form.form.getInputProps('final', { type: 'checkbox' })}
      />
    </Form>
  );
}

/** Takes up a closed dossier again; why stays in its history. */
export function ReopenForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(dossiers.reopen, {
    initial: { reason: '' },
    shape: (values) => ({ ...values, dossierId: dossier.id }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.reopen.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.reopen.verb')} onCancel={onEnd}>
      <p className={styles.quiet}>{t('archive.reopen.what')}</p>
      <Textarea
        label={t('archive.field.reason')}
        required
        autosize
        minRows={2}
        data-autofocus
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
