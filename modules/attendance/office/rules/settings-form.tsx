import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { attendanceSettings, type SettingsView } from '../../contract/settings.ts';

const atFields = faultInField({ 'attendance.begun-stays': 'startsOn' });

/** What holds from a day on; the first one begins attendance. */
export function SettingsForm({ of: known, onEnd }: { of: SettingsView | null; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(attendanceSettings.decide, {
    initial: {
      startsOn: '',
      code: known?.entranceCode === 'asked',
      photographed: known?.photo === 'asked',
      photoDays: (known?.photoDays ?? 7) as number | string,
      pointDays: (known?.pointDays ?? 30) as number | string,
      basis: '',
    },
    shape: ({ code, photographed, ...values }) => ({
      ...values,
      entranceCode: code ? 'asked' : 'not-asked',
      photo: photographed ? 'asked' : 'never',
    }),
    stales: ['attendance.'],
    atFields,
    onDone: () => {
      toast(t('attendance.settings.done'));
      onEnd();
    },
  });
  const { getInputProps, values } = form.form;
  return (
    <Form of={form} verb={t('attendance.decide')} onCancel={onEnd}>
      {known ? null : <p>{t('attendance.settings.beginHint')}</p>}
      <DayField label={t('attendance.startsOn')} required {...getInputProps('startsOn')} />
      <TextInput
        label={t('attendance.basis')}
        placeholder="Peraturan Bupati Nomor 7 Tahun 2026"
        required
        {...getInputProps('basis')}
      />
      <Checkbox
        label={t('attendance.settings.asksCode')}
        description={t('attendance.settings.asksCodeHint')}
        {...getInputProps('code', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('attendance.settings.asksPhoto')}
        description={t('attendance.settings.asksPhotoHint')}
        {...getInputProps('photographed', { type: 'checkbox' })}
      />
      {values.photographed ? (
        <NumberInput
          label={t('attendance.settings.photoDays')}
          required
          min={1}
          max={90}
          {...getInputProps('photoDays')}
        />
      ) : null}
      <NumberInput
        label={t('attendance.settings.pointDays')}
        description={t('attendance.settings.pointDaysHint')}
        required
        min={7}
        max={90}
        {...getInputProps('pointDays')}
      />
    </Form>
  );
}
