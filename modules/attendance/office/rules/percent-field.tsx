import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A share of the allowance in percent, typed with the comma or point of the language; the other one counts too. */
export function PercentField(props: Omit<NumberInputProps, 'min' | 'max' | 'suffix'>) {
  const { i18n } = useTranslation();
  return (
    <NumberInput
      {...props}
      min={0}
      max={100}
      decimalScale={2}
      decimalSeparator={i18n.language.startsWith('id') ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      suffix="%"
    />
  );
}
