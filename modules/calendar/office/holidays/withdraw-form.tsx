import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type HolidayView, holidays } from '../../contract/holidays.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';

/** Takes a holiday back, by another decision. */
export function WithdrawForm({ holiday, onEnd }: { holiday: HolidayView; onEnd: () => void }) {
  const { t } = useTranslation();
  const { day, unit, name } = holiday;
  const form = useActForm(holidays.withdraw, {
    initial: { ...emptyBasis },
    shape: (values) => ({ ...values, day, unitId: unit?.id ?? null }),
    stales: ['calendar.'],
    onDone: () => {
      toast(t('calendar.holiday.withdrawn', { name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.holiday.withdraw')} onCancel={onEnd}>
      <p>{t('calendar.holiday.withdrawWhat')}</p>
      <BasisFields form={form.form as never} />
    </Form>
  );
}
