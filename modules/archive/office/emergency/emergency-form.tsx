import { Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { emergency, emergencyRules } from '../../contract/emergency.ts';
import { breakGlass } from '../../contract/permissions.ts';
import type { RecordId } from '../../contract/terms.ts';
import { recordPath } from '../addresses.ts';

interface EmergencyButtonProps {
  /** The record that is meant; without it, its number is asked for. */
  recordId?: RecordId;
  /** The number, where it was typed already. */
  number?: string;
}

/** Opens a record in an emergency, for who may. */
export function EmergencyButton(props: EmergencyButtonProps) {
  const { t } = useTranslation();
  if (!useMay()(breakGlass)) return null;
  return (
    <DialogButton verb={t('archive.emergency.verb')} title={t('archive.emergency.dialog')} icon={Siren} keeps>
      {(close) => <EmergencyForm {...props} onEnd={close} />}
    </DialogButton>
  );
}

const atNumber = faultInField({ 'archive.emergency-refused': 'number' });

function EmergencyForm({ recordId, number = '', onEnd }: EmergencyButtonProps & { onEnd: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const form = useActForm(emergency.open, {
    initial: { number, recordDate: '', reason: '' },
    shape: ({ reason, ...values }) =>
      recordId
        ? { recordId, reason }
        : { reason, number: values.number, recordDate: values.recordDate || undefined },
    ...(recordId ? {} : { atFields: atNumber }),
    onDone: (opening) => {
      onEnd();
      toast(t('archive.emergency.opened', { until: format.time(opening.endsAt) }));
      void navigate({ to: recordPath(opening.recordId) });
    },
  });
  const { getInputProps } = form.form;
  const { hours, leastReason, mostReason } = emergencyRules;
  return (
    <Form of={form} verb={t('archive.emergency.open')} onCancel={onEnd}>
      <p>{t('archive.emergency.what', { hours })}</p>
      <p>{t('archive.emergency.told')}</p>
      {recordId ? null : (
        <>
          <TextInput
            label={t('archive.emergency.number')}
            description={t('archive.emergency.numberHint')}
            required
            maxLength={200}
            {...getInputProps('number')}
          />
          <DayField
            label={t('archive.emergency.date')}
            description={t('archive.emergency.dateHint')}
            {...getInputProps('recordDate')}
          />
        </>
      )}
      <Textarea
        label={t('archive.emergency.reason')}
        description={t('archive.emergency.reasonHint', { least: leastReason })}
        required
        autosize
        minRows={3}
        maxLength={mostReason}
        {...getInputProps('reason')}
      />
    </Form>
  );
}
