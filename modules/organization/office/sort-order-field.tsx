import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hintBelow } from './wide-field.ts';

/** Where a unit or a post stands among its neighbours. */
export function SortOrderField(props: NumberInputProps) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={t('organization.sortOrder')}
      {...hintBelow}
      description={t('organization.sortOrderHint')}
      min={0}
      max={100_000}
      allowDecimal={false}
      hideControls
      {...props}
    />
  );
}
