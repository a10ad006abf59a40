import { useTranslation } from 'react-i18next';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { flexibilityStops } from '../../contract/assignments.ts';

const atFields = faultInField({
  'calendar.begun-stays': 'startsOn',
  'calendar.last-day-before-first': 'lastDay',
});

/** Takes flexible time and place from a person for a time; why is not asked. */
export function StopForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(flexibilityStops.add, {
    initial: { personId: '', startsOn: '', lastDay: '' },
    shape: ({ lastDay, ...values }) => ({ ...values, lastDay: orNull(lastDay) }),
    stales: ['calendar.'],
    atFields,
    onDone: ({ person }) => {
      toast(t('calendar.stops.done', { name: person.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.save')} onCancel={onEnd}>
      <p>{t('calendar.stops.what')}</p>
      <PersonPicker
        label={t('calendar.assignments.to.person')}
        required
        {...form.form.getInputProps('personId')}
      />
      <DayField label={t('calendar.startsOn')} required {...form.form.getInputProps('startsOn')} />
      <DayField label={t('calendar.lastDay')} {...form.form.getInputProps('lastDay')} />
    </Form>
  );
}
