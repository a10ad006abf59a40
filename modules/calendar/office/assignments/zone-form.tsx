import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { unitZones } from '../../contract/assignments.ts';
import { type Zone, zones } from '../../contract/terms.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';

/** Sets the zone of a unit with all below it. */
export function ZoneForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(unitZones.set, {
    initial: { unitId: '', zone: zones[0] as Zone, startsOn: '', ...emptyBasis },
    stales: ['calendar.'],
    atFields: faultInField({ 'calendar.begun-stays': 'startsOn' }),
    onDone: ({ unit }) => {
      toast(t('calendar.zones.done', { name: unit.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.save')} onCancel={onEnd}>
      <UnitPicker label={t('calendar.assignments.to.unit')} required {...form.form.getInputProps('unitId')} />
      <Select
        label={t('calendar.zones.zone')}
        allowDeselect={false}
        data={zones.map((value) => ({ value, label: t(`calendar.zone.${value}`) }))}
        {...form.form.getInputProps('zone')}
      />
      <DayField label={t('calendar.startsOn')} required {...form.form.getInputProps('startsOn')} />
      <BasisFields form={form.form as never} />
    </Form>
  );
}
