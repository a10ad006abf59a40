import { useTranslation } from 'react-i18next';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { organizationAnswers } from './stale-answers.ts';
import { dayIn } from './zone-day.ts';

interface LastDayFormProps<Op extends Operation> {
  op: Op;
  inputOf: (activeUntil: string) => SentInput<Op>;
  verb: string;
  /** What becomes of it, in words. */
  hint: string;
  /** Said when it is done. */
  done: string;
  onEnd: () => void;
}

/** Asks for the last day of a unit, of a post, or of a person's service. */
export function LastDayForm<Op extends Operation>(props: LastDayFormProps<Op>) {
  const { op, inputOf, verb, hint, done, onEnd } = props;
  const { t } = useTranslation();
  const { agency } = useSession();
  const form = useActForm(op, {
    initial: { activeUntil: dayIn(agency.zone, new Date()) },
    shape: ({ activeUntil }) => inputOf(activeUntil),
    stales: organizationAnswers,
    atFields: faultInField({ 'organization.period-reversed': 'activeUntil' }),
    onDone: () => {
      toast(done);
      onEnd();
    },
  });
  return (
    <Form of={form} verb={verb} onCancel={onEnd}>
      <p>{hint}</p>
      <DayField
        label={t('organization.lastDay')}
        {...form.form.getInputProps('activeUntil')}
        required
        data-autofocus
      />
    </Form>
  );
}
