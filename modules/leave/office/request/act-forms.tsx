import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { actOfDecision } from '../../contract/request-terms.ts';
import type { RequestView } from '../../contract/request-view.ts';
import { requests } from '../../contract/requests.ts';
import { type LeaveDecision, leaveDecisions } from '../../contract/terms.ts';
import styles from '../leave.module.css';

interface ActFormProps {
  request: RequestView;
  onEnd: () => void;
}

const atFields = faultInField({
  'leave.act-needs-reason': 'reason',
  'leave.days-needed': 'first',
  'leave.days-unchanged': 'first',
  'leave.overlaps': 'first',
  'leave.too-long': 'last',
  'leave.dates-reversed': 'last',
  'leave.back-outside-leave': 'backOn',
});

/** What the superior considers: section VII of the form. */
export function ConsiderForm({ request, onEnd }: ActFormProps) {
  const { t } = useTranslation();
  const form = useActForm(requests.takeStep, {
    initial: { opinion: 'approved' as LeaveDecision, reason: '' },
    shape: ({ opinion, reason }) => ({
      requestId: request.id,
      step: { act: 'consider', opinion, reason: orNull(reason) },
    }),
    stales: ['leave.'],
    atFields,
    onDone: () => {
      toast(t('leave.act.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('leave.do.consider')} onCancel={onEnd}>
      <Select
        label={t('leave.do.opinion')}
        allowDeselect={false}
        data={leaveDecisions.map((value) => ({ value, label: t(`leave.decision.${value}`) }))}
        {...form.form.getInputProps('opinion')}
      />
      <Textarea
        label={t('leave.do.reason')}
        required={form.form.values.opinion !== 'approved'}
        autosize
        minRows={2}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}

/** What the official decides: section VIII of the form. */
export function DecideForm({ request, onEnd }: ActFormProps) {
  const { t } = useTranslation();
  const open = leaveDecisions.filter((one) => request.can.acts.includes(actOfDecision[one]));
  const form = useActForm(requests.decide, {
    initial: {
      ...{ decision: (open[0] ?? 'approved') as LeaveDecision, reason: '', letterNumber: '' },
      ...{ first: request.first, last: request.last },
    },
    shape: ({ decision, reason, letterNumber, first, last }) => ({
      ...{ requestId: request.id, decision, reason: orNull(reason), letterNumber: orNull(letterNumber) },
      ...(decision === 'changed' ? { first, last } : {}),
    }),
    stales: ['leave.'],
    atFields,
    onDone: ({ state }) => {
      toast(t('leave.do.decided', { state: t(`leave.state.${state}`) }));
      onEnd();
    },
  });
  const { values, getInputProps } = form.form;
  const grants = values.decision === 'approved' || values.decision === 'changed';
  return (
    <Form of={form} verb={t('leave.do.decide')} onCancel={onEnd}>
      <Select
        label={t('leave.do.decision')}
        allowDeselect={false}
        data={open.map((value) => ({ value, label: t(`leave.decision.${value}`) }))}
        {...getInputProps('decision')}
      />
      {values.decision === 'changed' ? (
        <div className={styles.pair}>
          <DayField label={t('leave.ask.first')} required {...getInputProps('first')} />
          <DayField label={t('leave.ask.last')} required {...getInputProps('last')} />
        </div>
      ) : null}
      <Textarea
        label={t('leave.do.reason')}
        required={values.decision !== 'approved'}
        autosize
        minRows={2}
        {...getInputProps('reason')}
      />
      {grants ? (
        <TextInput
          label={t('leave.do.letterNumber')}
          description={t('leave.do.letterNumberHint')}
          {...getInputProps('letterNumber')}
        />
      ) : null}
    </Form>
  );
}

/** Back before the last day: of one's own wish, or called by the office. */
export function BackForm({ request, act, onEnd }: ActFormProps & { act: 'return-early' | 'recall' }) {
  const { t } = useTranslation();
  const form = useActForm(requests.takeStep, {
    initial: { backOn: '', reason: '' },
    shape: ({ backOn, reason }) => ({
      requestId: request.id,
      step: { act, backOn, reason: orNull(reason) },
    }),
    stales: ['leave.'],
    atFields,
    onDone: () => {
      toast(t('leave.act.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t(`leave.do.${act}`)} onCancel={onEnd}>
      <p>{t(`leave.do.${act}.hint`)}</p>
      <DayField
        label={t('leave.do.backOn')}
        required
        min={request.first}
        max={request.last}
        {...form.form.getInputProps('backOn')}
      />
      <Textarea
        label={t('leave.do.reason')}
        required={act === 'recall'}
        autosize
        minRows={2}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}

/** The number of the leave letter, given after the decision or put right. */
export function NumberForm({ request, onEnd }: ActFormProps) {
  const { t } = useTranslation();
  const instead = request.confided?.letterNumber ?? null;
  const form = useActForm(requests.numberLetter, {
    initial: { number: instead ?? '' },
    shape: ({ number }) => ({ requestId: request.id, number, instead }),
    stales: ['leave.'],
    onDone: () => {
      toast(t('leave.do.numbered'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t(instead ? 'leave.do.renumber' : 'leave.do.number')} onCancel={onEnd}>
      <TextInput
        label={t('leave.do.letterNumber')}
        description={instead ? t('leave.do.number.hint') : null}
        required
        {...form.form.getInputProps('number')}
      />
    </Form>
  );
}
