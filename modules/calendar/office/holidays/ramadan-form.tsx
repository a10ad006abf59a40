import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { ramadans } from '../../contract/holidays.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';

const atFields = faultInField({
  'calendar.last-day-before-first': 'lastDay',
  'calendar.ramadan-length': 'lastDay',
});

/** Enters the days of a Ramadan; those entered before are corrected by it. */
export function RamadanForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(ramadans.set, {
    initial: { startsOn: '', lastDay: '', ...emptyBasis },
    stales: ['calendar.'],
    atFields,
    onDone: () => {
      toast(t('calendar.ramadan.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.save')} onCancel={onEnd}>
      <p>{t('calendar.ramadan.hint')}</p>
      <DayField label={t('calendar.ramadan.first')} required {...form.form.getInputProps('startsOn')} />
      <DayField label={t('calendar.ramadan.last')} required {...form.form.getInputProps('lastDay')} />
      <BasisFields form={form.form as never} />
    </Form>
  );
}
