import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type HolidayView, holidays } from '../../contract/holidays.ts';
import { type HolidayKind, holidayKinds } from '../../contract/terms.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';

interface HolidayFormProps {
  /** The one that is corrected. */
  of?: HolidayView;
  /** Whose regional days may be entered. */
  unitId: string | null;
  /** Whether national days may be entered. */
  nation: boolean;
  onEnd: () => void;
}

/** Enters a holiday, or corrects what stands on its day. */
export function HolidayForm({ of: holiday, unitId, nation, onEnd }: HolidayFormProps) {
  const { t } = useTranslation();
  const kinds = holidayKinds.filter((kind) => (kind === 'regional' ? unitId !== null : nation));
  const form = useActForm(holidays.set, {
    initial: {
      day: holiday?.day ?? '',
      name: holiday?.name ?? '',
      kind: (holiday?.kind ?? kinds[0] ?? 'regional') as HolidayKind,
      ...emptyBasis,
    },
    shape: (values) => ({ ...values, unitId: values.kind === 'regional' ? unitId : null }),
    stales: ['calendar.'],
    onDone: ({ name }) => {
      toast(t('calendar.holiday.done', { name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.save')} onCancel={onEnd}>
      <DayField
        label={t('calendar.holiday.day')}
        required
        readOnly={holiday !== undefined}
        {...form.form.getInputProps('day')}
      />
      <TextInput label={t('calendar.holiday.name')} required {...form.form.getInputProps('name')} />
      <Select
        label={t('calendar.holiday.kind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
        {...form.form.getInputProps('kind')}
      />
      <BasisFields form={form.form as never} />
    </Form>
  );
}
