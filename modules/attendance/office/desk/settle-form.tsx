import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#core/clock/clock.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { HourField } from '#office/design/form/hour-field.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { type ReviewView, reviews } from '../../contract/reviews.ts';
import { instantOf } from '../words/instant-of.ts';
import styles from '../words/words.module.css';
import { useWindowWords } from './review-facts.ts';

interface SettleFormProps {
  checkIn: ReviewView['checkIn'];
  onEnd: () => void;
}

/** Accepts a check-in at another instant, one at which it can have been made. */
export function SettleForm({ checkIn, onEnd }: SettleFormProps) {
  const { t } = useTranslation();
  const windowOf = useWindowWords();
  const { zone } = useSession().agency;
  const form = useActForm(reviews.decide, {
    initial: { day: dayIn(zone, new Date(checkIn.at)), settledAt: '', reason: '' },
    shape: ({ day, settledAt, reason }) => ({
      ...{ checkInId: checkIn.id, decision: 'accept', settledAt: instantOf(day, settledAt, zone) },
      reason: orNull(reason),
    }),
    stales: ['attendance.'],
    atFields: faultInField({ 'attendance.outside-window': 'settledAt' }),
    onDone: ({ state, person }) => {
      toast(t(`attendance.desk.decided.${state}`, { name: person.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('attendance.desk.accept')} onCancel={onEnd}>
      <p>{windowOf(checkIn)}</p>
      <div className={styles.pair}>
        <DayField label={t('attendance.ask.day')} required {...form.form.getInputProps('day')} />
        <HourField
          label={t('attendance.ask.hour')}
          required
          {...form.form.getInputProps('settledAt')}
          value={form.form.values.settledAt}
          onChange={(hour) => form.form.setFieldValue('settledAt', hour ?? '')}
        />
      </div>
      <Textarea
        label={t('attendance.desk.reasonOptional')}
        autosize
        minRows={2}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
