import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { leadTimes } from '../../contract/lead-times.ts';
import { milestones } from '../../contract/outlook.ts';

interface LeadTimesFormProps {
  of: OutputOf<typeof leadTimes.show>;
  onEnd: () => void;
}

/** Months before each milestone; beside each what is usual, with the reason. */
export function LeadTimesForm({ of: { months, usual }, onEnd }: LeadTimesFormProps) {
  const { t } = useTranslation();
  const form = useActForm(leadTimes.set, {
    initial: { ...months } as Record<(typeof milestones)[number], number | string>,
    stales: ['staff.show-lead-times'],
    onDone: () => {
      toast(t('staff.reminders.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('staff.reminders.save')} onCancel={onEnd}>
      {milestones.map((what) => (
        <NumberInput
          key={what}
          label={t(`staff.milestone.${what}`)}
          description={`${t('staff.reminders.usually', { count: usual[what] })} ${t(`staff.reminders.why.${what}`)}`}
          suffix={` ${t('staff.reminders.unit')}`}
          required
          min={1}
          max={36}
          {...form.form.getInputProps(what)}
        />
      ))}
    </Form>
  );
}
