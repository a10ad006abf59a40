import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { records } from '../../contract/records.ts';
import { type CopyState, copyStates } from '../../contract/terms.ts';
import { capital } from '../words/capital.ts';
import type { DossierFormProps } from './rename-form.tsx';

/** Files a thing that lies on paper: what it is, without a file. */
export function PaperForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(records.file, {
    initial: {
      ...{ title: '', number: '', party: '', recordDate: '' },
      ...{ copyState: 'original' as CopyState, pages: '' as number | '' },
    },
    shape: ({ title, copyState, number, party, recordDate, pages }) => ({
      ...{ dossierId: dossier.id, title, copyState, medium: 'paper' as const },
      ...(number.trim() ? { number } : {}),
      ...(party.trim() ? { party } : {}),
      ...(recordDate ? { recordDate } : {}),
      ...(pages === '' ? {} : { pages }),
    }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.add.done', { count: 1 }));
      onEnd();
    },
  });
  const { getInputProps } = form.form;
  return (
    <Form of={form} verb={t('archive.add.verb')} onCancel={onEnd} wide>
      <TextInput label={t('archive.field.title')} required data-autofocus {...getInputProps('title')} />
      <TextInput label={t('archive.field.recordNumber')} {...getInputProps('number')} />
      <TextInput label={t('archive.field.party')} {...getInputProps('party')} />
      <DayField label={t('archive.field.recordDate')} {...getInputProps('recordDate')} />
      <NativeSelect
        label={t('archive.field.copyState')}
        data={copyStates.map((value) => ({ value, label: capital(t(`archive.copy-state.${value}`)) }))}
        {...getInputProps('copyState')}
      />
      <NumberInput
        label={t('archive.field.sheets')}
        min={0}
        max={100_000}
        allowDecimal={false}
        {...getInputProps('pages')}
      />
    </Form>
  );
}
