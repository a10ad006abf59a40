import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useToday } from '#office/format/use-today.ts';
import { type PlaceView, places } from '../../contract/place-operations.ts';

const stales = ['attendance.'];
const atFields = faultInField({
  'attendance.begun-stays': 'startsOn',
  'attendance.last-day-before-first': 'lastDay',
  'attendance.one-subject': 'subjectId',
  'attendance.used-already': 'subjectId',
});
const atLastDay = faultInField({ 'attendance.begun-stays': 'lastDay' });

interface UseFormProps {
  of: PlaceView;
  onEnd: () => void;
}

/** Lets a unit with all below it, or a person, check in at the place. */
export function AllowForm({ of: { id: placeId }, onEnd }: UseFormProps) {
  const { t } = useTranslation();
  const startsOn = useToday();
  const form = useActForm(places.allow, {
    initial: { to: 'unit', subjectId: '', startsOn, lastDay: '' },
    shape: ({ to, subjectId, lastDay, ...values }) => ({
      ...{ ...values, placeId, lastDay: orNull(lastDay) },
      [to === 'unit' ? 'unitId' : 'personId']: orNull(subjectId),
    }),
    ...{ stales, atFields },
    onDone: () => {
      toast(t('attendance.uses.allowed'));
      onEnd();
    },
  });
  const { values, getInputProps, setFieldValue, setValues, errors } = form.form;
  const Picker = values.to === 'unit' ? UnitPicker : PersonPicker;
  return (
    <Form of={form} verb={t('attendance.uses.allow')} onCancel={onEnd}>
      <SegmentedControl
        aria-label={t('attendance.uses.to')}
        data={['unit', 'person'].map((value) => ({ value, label: t(`attendance.uses.to.${value}`) }))}
        value={values.to}
        onChange={(to) => setValues({ to, subjectId: '' })}
      />
      <Picker
        key={values.to}
        label={t(`attendance.uses.to.${values.to}`)}
        required
        value={values.subjectId || null}
        onChange={(id) => setFieldValue('subjectId', id ?? '')}
        error={errors.subjectId ?? errors.unitId ?? errors.personId}
      />
      <DayField label={t('attendance.startsOn')} required {...getInputProps('startsOn')} />
      <DayField
        label={t('attendance.lastDay')}
        description={t('attendance.lastDayHint')}
        {...getInputProps('lastDay')}
      />
    </Form>
  );
}

/** Ends that somebody checks in at the place. */
export function DisallowForm({ of: { id: placeId }, useId, onEnd }: UseFormProps & { useId: string }) {
  const { t } = useTranslation();
  const lastDay = useToday();
  const form = useActForm(places.disallow, {
    initial: { lastDay },
    shape: (values) => ({ ...values, placeId, useId }),
    ...{ stales, atFields: atLastDay },
    onDone: () => {
      toast(t('attendance.uses.ended'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('attendance.uses.end')} onCancel={onEnd}>
      <DayField label={t('attendance.lastDay')} required {...form.form.getInputProps('lastDay')} />
    </Form>
  );
}

/** Closes the place for everybody. */
export function CloseForm({ of: { id: placeId, name }, onEnd }: UseFormProps) {
  const { t } = useTranslation();
  const lastDay = useToday();
  const form = useActForm(places.close, {
    initial: { lastDay },
    shape: (values) => ({ ...values, placeId }),
    ...{ stales, atFields: atLastDay },
    onDone: () => {
      toast(t('attendance.places.closed', { name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('attendance.places.close')} onCancel={onEnd}>
      <p>{t('attendance.places.closeHint')}</p>
      <DayField label={t('attendance.lastDay')} required {...form.form.getInputProps('lastDay')} />
    </Form>
  );
}
