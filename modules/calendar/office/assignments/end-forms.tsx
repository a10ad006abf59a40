import { CalendarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import {
  type AssignmentView,
  assignments,
  type FlexibilityStopView,
  flexibilityStops,
} from '../../contract/assignments.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';

const atFields = faultInField({
  'calendar.begun-stays': 'lastDay',
  'calendar.ended-already': 'lastDay',
});

/** Ends an assignment after a last day. */
export function EndAssignment({ of: assignment, subject }: { of: AssignmentView; subject: string }) {
  const { t } = useTranslation();
  return (
    <DialogButton
      verb={t('calendar.end')}
      title={t('calendar.assignments.endOf', { subject })}
      icon={CalendarOff}
      look="small"
      keeps
    >
      {(close) => <AssignmentForm id={assignment.id} onEnd={close} />}
    </DialogButton>
  );
}

function AssignmentForm({ id: assignmentId, onEnd }: { id: AssignmentView['id']; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(assignments.end, {
    initial: { lastDay: '', ...emptyBasis },
    shape: (values) => ({ ...values, assignmentId }),
    stales: ['calendar.'],
    atFields,
    onDone: () => {
      toast(t('calendar.ended'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.end')} onCancel={onEnd}>
      <DayField label={t('calendar.lastDayOf')} required {...form.form.getInputProps('lastDay')} />
      <BasisFields form={form.form as never} />
    </Form>
  );
}

/** Gives flexible time and place back after a last day. */
export function EndStop({ of: stop }: { of: FlexibilityStopView }) {
  const { t } = useTranslation();
  return (
    <DialogButton
      verb={t('calendar.end')}
      title={t('calendar.stops.endOf', { name: stop.person.name })}
      icon={CalendarOff}
      look="small"
      keeps
    >
      {(close) => <StopEnding id={stop.id} onEnd={close} />}
    </DialogButton>
  );
}

function StopEnding({ id: stopId, onEnd }: { id: FlexibilityStopView['id']; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(flexibilityStops.end, {
    initial: { lastDay: '' },
    shape: (values) => ({ ...values, stopId }),
    stales: ['calendar.'],
    atFields,
    onDone: () => {
      toast(t('calendar.ended'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.end')} onCancel={onEnd}>
      <DayField label={t('calendar.lastDayOf')} required {...form.form.getInputProps('lastDay')} />
    </Form>
  );
}
