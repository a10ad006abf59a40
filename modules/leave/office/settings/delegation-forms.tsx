import { Checkbox, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unitKinds } from '#modules/organization/contract/shapes.ts';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { DelegationId } from '../../contract/ids.ts';
import { settings } from '../../contract/settings.ts';
import { leaveKinds } from '../../contract/terms.ts';

const atFields = faultInField({
  'leave.last-day-before-first': 'lastDay',
  'leave.never-delegated': 'kinds',
  'leave.one-delegate': 'postId',
  'leave.delegation-ended': 'lastDay',
});

/** What may be delegated: neither unpaid nor collective leave. */
const offered = leaveKinds.filter((kind) => kind !== 'unpaid' && kind !== 'collective');

/** Delegates leave to a post, or to the heads of all units of a kind for those below. */
export function DelegateForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(settings.delegate, {
    initial: {
      ...{ to: 'heads', postId: '', unitKind: 'department', kinds: ['annual', 'sick'] as string[] },
      ...{ mostDays: '' as number | string, decreeNumber: '', startsOn: '', lastDay: '' },
    },
    shape: ({ to, postId, unitKind, mostDays, lastDay, ...values }) => ({
      ...values,
      postId: to === 'post' ? orNull(postId) : null,
      unitKind: to === 'heads' ? unitKind : null,
      mostDays: mostDays === '' ? null : Number(mostDays),
      lastDay: orNull(lastDay),
    }),
    stales: ['leave.'],
    atFields,
    onDone: () => {
      toast(t('leave.delegation.done'));
      onEnd();
    },
  });
  const { values, getInputProps, setFieldValue, errors } = form.form;
  return (
    <Form of={form} verb={t('leave.delegation.make')} onCancel={onEnd}>
      <SegmentedControl
        aria-label={t('leave.delegation.to')}
        data={['heads', 'post'].map((value) => ({ value, label: t(`leave.delegation.to.${value}`) }))}
        {...getInputProps('to')}
      />
      {values.to === 'post' ? (
        <PostPicker
          label={t('leave.delegation.to.post')}
          required
          value={values.postId || null}
          onChange={(value) => setFieldValue('postId', value ?? '')}
          error={errors.postId}
        />
      ) : (
        <Select
          label={t('leave.delegation.unitKind')}
          allowDeselect={false}
          data={unitKinds.map((value) => ({ value, label: t(`organization.unitKind.${value}`) }))}
          {...getInputProps('unitKind')}
        />
      )}
      <Checkbox.Group label={t('leave.delegation.kinds')} {...getInputProps('kinds')}>
        {offered.map((value) => (
          <Checkbox key={value} value={value} mt="xs" label={t(`leave.kind.${value}`)} />
        ))}
      </Checkbox.Group>
      <NumberInput
        label={t('leave.delegation.mostDays')}
        description={t('leave.delegation.mostDaysHint')}
        min={1}
        max={2_000}
        {...getInputProps('mostDays')}
      />
      <TextInput label={t('leave.delegation.decree')} required {...getInputProps('decreeNumber')} />
      <DayField label={t('leave.delegation.startsOn')} required {...getInputProps('startsOn')} />
      <DayField label={t('leave.delegation.lastDay')} {...getInputProps('lastDay')} />
    </Form>
  );
}

/** Ends a delegation after a last day. */
export function EndDelegationForm({
  delegationId,
  onEnd,
}: {
  delegationId: DelegationId;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const form = useActForm(settings.endDelegation, {
    initial: { lastDay: '' },
    shape: (values) => ({ ...values, delegationId }),
    stales: ['leave.'],
    atFields,
    onDone: () => {
      toast(t('leave.delegation.ended'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('leave.delegation.end')} onCancel={onEnd}>
      <DayField label={t('leave.delegation.lastDay')} required {...form.form.getInputProps('lastDay')} />
    </Form>
  );
}
