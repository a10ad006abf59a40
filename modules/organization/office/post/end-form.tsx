import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { dayIn, endOfDay } from '../zone-day.ts';

interface EndValues extends Record<string, unknown> {
  when: 'day' | 'now';
  endsAt: string;
}

interface EndFormProps<Op extends Operation> {
  op: Op;
  inputOf: (endsAt: string) => SentInput<Op>;
  hint: string;
  /** Said when it is done. */
  done: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Ends what somebody holds or serves: after a last day, or at once. */
export function EndForm<Op extends Operation>({
  op,
  inputOf,
  hint,
  done,
  onDone,
  onCancel,
}: EndFormProps<Op>) {
  const { t } = useTranslation();
  const { zone } = useSession().agency;
  // One moment for all attempts: they are the same act.
  const [opened] = useState(() => new Date());
  const endOf = ({ when, endsAt }: EndValues) =>
    when === 'now' ? opened.toISOString() : endOfDay(zone, endsAt);
  const initial: EndValues = { when: 'day', endsAt: dayIn(zone, opened) };
  const contractForm = useActForm(op, {
    initial,
    shape: (values) => inputOf(endOf(values)),
    stales: organizationAnswers,
    atFields: faultInField({ 'organization.period-reversed': 'endsAt' }),
    onDone: () => {
      toast(done);
      onDone();
    },
  });
  const { form } = contractForm;
  return (
    <Form of={contractForm} verb={t('organization.endVerb')} onCancel={onCancel}>
      <p>{hint}</p>
      <Radio.Group aria-label={t('organization.term.end')} {...form.getInputProps('when')}>
        <Radio value="day" label={t('organization.term.afterDay')} />
        <Radio value="now" label={t('organization.term.now')} mt={8} />
      </Radio.Group>
      {form.values.when === 'day' ? (
        <DayField
          label={t('organization.lastDay')}
          {...form.getInputProps('endsAt')}
          required
          data-autofocus
        />
      ) : null}
    </Form>
  );
}
