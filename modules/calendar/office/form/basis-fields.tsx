import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

/** The decision that a change rests on, before anything is typed. */
export const emptyBasis = { basisNumber: '', basisTitle: '', decidedBy: '' };

/** Number and title of the decision, and who decided. */
export function BasisFields({ form }: { form: Pick<UseFormReturnType<never>, 'getInputProps'> }) {
  const { t } = useTranslation();
  const props = (name: keyof typeof emptyBasis) => form.getInputProps(name as never);
  return (
    <>
      <TextInput
        label={t('calendar.basis.number')}
        placeholder="Nomor 12 Tahun 2027"
        required
        {...props('basisNumber')}
      />
      <TextInput label={t('calendar.basis.title')} required {...props('basisTitle')} />
      <TextInput label={t('calendar.basis.decidedBy')} required {...props('decidedBy')} />
    </>
  );
}
