import { NumberInput, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type StaffingView, settings } from '../../contract/settings.ts';

/** Least staff of a unit: so many people, a share of them, or none. */
export function StaffingForm({ of: staffing, onEnd }: { of: StaffingView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(settings.setStaffing, {
    initial: {
      by: staffing.people !== null ? 'people' : staffing.percent !== null ? 'percent' : 'none',
      value: (staffing.people ?? staffing.percent ?? 1) as number | string,
    },
    shape: ({ by, value }) => ({
      unitId: staffing.unitId,
      people: by === 'people' ? Number(value) : null,
      percent: by === 'percent' ? Number(value) : null,
    }),
    stales: ['leave.'],
    onDone: () => {
      toast(t('leave.staffing.done'));
      onEnd();
    },
  });
  const { by } = form.form.values;
  return (
    <Form of={form} verb={t('leave.save')} onCancel={onEnd}>
      <p>{t('leave.staffing.hint')}</p>
      <SegmentedControl
        aria-label={t('leave.staffing.set')}
        data={['none', 'people', 'percent'].map((value) => ({
          value,
          label: t(`leave.staffing.by.${value}`),
        }))}
        {...form.form.getInputProps('by')}
      />
      {by === 'none' ? null : (
        <NumberInput
          label={t(`leave.staffing.by.${by}`)}
          min={0}
          max={by === 'percent' ? 100 : 100_000}
          {...form.form.getInputProps('value')}
        />
      )}
    </Form>
  );
}
