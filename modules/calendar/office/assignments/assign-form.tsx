import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Slot } from '#office/slot.tsx';
import { assignments } from '../../contract/assignments.ts';
import { patterns } from '../../contract/patterns.ts';
import type { CalendarDraft } from '../../contract/proposals.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';

const atFields = faultInField({
  'calendar.begun-stays': 'startsOn',
  'calendar.pattern-begins-later': 'startsOn',
  'calendar.last-day-before-first': 'lastDay',
  'calendar.offset-outside-cycle': 'rotationOffset',
  'calendar.one-subject': 'subjectId',
});

/** In the field the pattern of the law is chosen like any other. */
const byLaw = 'law';

/** Assigns a pattern to a unit with all below it, or to a person. */
export function AssignForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const all = useOperation(patterns.list, {}).data?.items ?? [];
  const form = useActForm(assignments.assign, {
    initial: {
      ...{ to: 'unit', subjectId: '', patternId: byLaw, rotationOffset: 0, startsOn: '', lastDay: '' },
      ...emptyBasis,
    },
    shape: ({ to, subjectId, lastDay, patternId, ...values }) => ({
      ...values,
      ...(to === 'unit'
        ? { unitIds: subjectId ? [subjectId] : [] }
        : { personIds: subjectId ? [subjectId] : [] }),
      patternId: patternId === byLaw ? null : patternId,
      lastDay: orNull(lastDay),
    }),
    stales: ['calendar.'],
    atFields,
    onDone: () => {
      toast(t('calendar.assignments.done'));
      onEnd();
    },
  });
  const { to, subjectId, patternId, rotationOffset, startsOn } = form.form.values;
  const draft: CalendarDraft = {
    kind: 'assignment',
    patternId: patternId === byLaw ? null : patternId,
    ...{ rotationOffset, startsOn, [to === 'unit' ? 'unitId' : 'personId']: orNull(subjectId) },
  };
  const chosen = all.find(({ id }) => id === patternId);
  const Picker = to === 'unit' ? UnitPicker : PersonPicker;
  return (
    <>
      <Form of={form} verb={t('calendar.save')} onCancel={onEnd}>
        <SegmentedControl
          aria-label={t('calendar.assignments.to')}
          data={['unit', 'person'].map((value) => ({ value, label: t(`calendar.assignments.to.${value}`) }))}
          value={to}
          onChange={(value) => form.form.setValues({ to: value, subjectId: '' })}
        />
        <Picker
          key={to}
          label={t(`calendar.assignments.to.${to}`)}
          required
          value={form.form.values.subjectId || null}
          onChange={(value) => form.form.setFieldValue('subjectId', value ?? '')}
          error={form.form.errors.subjectId}
        />
        <Select
          label={t('calendar.assignments.pattern')}
          allowDeselect={false}
          data={all.map(({ id, name }) => ({
            value: id ?? byLaw,
            label: name ?? t('calendar.patterns.law'),
          }))}
          {...form.form.getInputProps('patternId')}
        />
        {chosen?.versions[0]?.rule.kind === 'rotation' ? (
          <NumberInput
            label={t('calendar.assignments.offset')}
            description={t('calendar.assignments.offsetHint')}
            min={0}
            max={55}
            {...form.form.getInputProps('rotationOffset')}
          />
        ) : null}
        <DayField label={t('calendar.startsOn')} required {...form.form.getInputProps('startsOn')} />
        <DayField label={t('calendar.lastDay')} {...form.form.getInputProps('lastDay')} />
        <BasisFields form={form.form as never} />
      </Form>
      <Slot name="calendar.proposal" subjectId={subjectId} draft={draft} quiet />
    </>
  );
}
