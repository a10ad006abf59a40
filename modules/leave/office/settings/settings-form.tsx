import { NumberInput, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type LeaveSettingsFields, settings } from '../../contract/settings.ts';

const switches = [
  'halfDays',
  'hours',
  'contractEmployeesCarry',
  'governmentDoctor',
  'abroadByAppointingAuthority',
] as const;
const choices = {
  twoYears: ['nothing-taken', 'something-left'],
  deferral: ['days-deferred', 'all-left'],
  longLeaveShortenedBy: ['calendar-days', 'working-days', 'nothing'],
} as const;
const atFields = faultInField({ 'leave.authority-unknown': 'authorityPostId' });

/** What the agency decides; balances are reckoned by it from then on. */
export function SettingsForm({ of: known, onEnd }: { of: LeaveSettingsFields; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(settings.set, {
    initial: {
      ...known,
      authorityPostId: (known.authorityPostId ?? '') as string,
      recordSince: (known.recordSince ?? '') as number | string,
      contractEmployeeSickMonths: known.contractEmployeeSickMonths as number | string,
      longLeaveAgainAfterMonths: (known.longLeaveAgainAfterMonths ?? '') as number | string,
    },
    shape: (values) => ({
      ...values,
      authorityPostId: orNull(values.authorityPostId),
      recordSince: values.recordSince === '' ? null : Number(values.recordSince),
      contractEmployeeSickMonths: Number(values.contractEmployeeSickMonths),
      longLeaveAgainAfterMonths:
        values.longLeaveAgainAfterMonths === '' ? null : Number(values.longLeaveAgainAfterMonths),
    }),
    stales: ['leave.'],
    atFields,
    onDone: () => {
      toast(t('leave.settings.done'));
      onEnd();
    },
  });
  const { getInputProps, setFieldValue, values, errors } = form.form;
  return (
    <Form of={form} verb={t('leave.save')} onCancel={onEnd}>
      <PostPicker
        label={t('leave.settings.authority')}
        description={t('leave.settings.authorityHint')}
        clearable
        value={values.authorityPostId || null}
        onChange={(value) => setFieldValue('authorityPostId', value ?? '')}
        error={errors.authorityPostId}
      />
      <NumberInput
        label={t('leave.settings.recordSince')}
        description={t('leave.settings.recordSinceHint')}
        min={1945}
        max={2200}
        {...getInputProps('recordSince')}
      />
      {switches.map((name) => (
        <Switch
          key={name}
          label={t(`leave.settings.${name}`)}
          {...getInputProps(name, { type: 'checkbox' })}
        />
      ))}
      {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
        <Select
          key={name}
          label={t(`leave.settings.${name}`)}
          allowDeselect={false}
          data={choices[name].map((value) => ({ value, label: t(`leave.settings.value.${value}`) }))}
          {...getInputProps(name)}
        />
      ))}
      <NumberInput
        label={t('leave.settings.contractEmployeeSickMonths')}
        min={0.5}
        max={24}
        step={0.5}
        {...getInputProps('contractEmployeeSickMonths')}
      />
      <NumberInput
        label={t('leave.settings.longLeaveAgainAfterMonths')}
        description={t('leave.settings.longLeaveAgainHint')}
        min={1}
        max={240}
        {...getInputProps('longLeaveAgainAfterMonths')}
      />
    </Form>
  );
}
