import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';

export const placeAtFields = faultInField({
  'archive.place-name-taken': 'name',
  'archive.place-full': 'capacity',
  'archive.place-too-small': 'parentId',
});

/** What a place is called, and how many dossiers it has room for. */
export function PlaceFields<Values extends { name: string; capacity: number | string }>({
  of,
}: {
  of: ContractForm<Values>;
}) {
  const { t } = useTranslation();
  const { getInputProps } = of.form;
  return (
    <>
      <TextInput label={t('archive.places.name')} required data-autofocus {...getInputProps('name')} />
      <NumberInput
        label={t('archive.places.capacity')}
        description={t('archive.places.capacityHint')}
        min={1}
        allowDecimal={false}
        {...getInputProps('capacity')}
      />
    </>
  );
}
