import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useToday } from '#office/format/use-today.ts';
import { type PlaceView, places } from '../../contract/place-operations.ts';
import { ExtentFields } from './extent-fields.tsx';
import { emptyPlace, extentOf, valuesOf } from './place-values.ts';

const atFields = faultInField({
  'attendance.begun-stays': 'startsOn',
  'attendance.place-name-taken': 'name',
  'attendance.place-too-wide': 'corners',
  'attendance.place-crosses-itself': 'corners',
  'attendance.place-without-area': 'corners',
});
const stales = ['attendance.'];

interface NewPlaceFormProps {
  onMade: (place: PlaceView) => void;
  onEnd: () => void;
}

/** A new place of a unit. */
export function NewPlaceForm({ onMade, onEnd }: NewPlaceFormProps) {
  const { t } = useTranslation();
  const startsOn = useToday();
  const form = useActForm(places.create, {
    initial: { name: '', unitId: '', startsOn, ...emptyPlace },
    shape: ({ name, unitId, startsOn: from, ...values }) => ({
      ...{ name, unitId, startsOn: from },
      ...extentOf(values),
    }),
    ...{ stales, atFields },
    onDone: (place) => {
      toast(t('attendance.places.made', { name: place.name }));
      onEnd();
      onMade(place);
    },
  });
  const { getInputProps } = form.form;
  return (
    <Form of={form} verb={t('attendance.places.create')} onCancel={onEnd}>
      <TextInput label={t('attendance.places.name')} required {...getInputProps('name')} />
      <UnitPicker
        label={t('attendance.places.unit')}
        description={t('attendance.places.unitHint')}
        required
        {...getInputProps('unitId')}
      />
      <ExtentFields form={form.form as never} />
      <DayField label={t('attendance.startsOn')} required {...getInputProps('startsOn')} />
    </Form>
  );
}

/** What a place is from a day on; what was checked in before stays judged by what it was. */
export function NextVersionForm({ of: place, onEnd }: { of: PlaceView; onEnd: () => void }) {
  const { t } = useTranslation();
  const latest = place.versions.at(-1)!;
  const form = useActForm(places.change, {
    initial: { startsOn: '', ...valuesOf(latest) },
    shape: ({ startsOn, ...values }) => ({ placeId: place.id, startsOn, ...extentOf(values) }),
    ...{ stales, atFields },
    onDone: () => {
      toast(t('attendance.places.changed', { name: place.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('attendance.save')} onCancel={onEnd}>
      <p>{t('attendance.places.changeHint')}</p>
      <ExtentFields form={form.form as never} />
      <DayField label={t('attendance.startsOn')} required {...form.form.getInputProps('startsOn')} />
    </Form>
  );
}
