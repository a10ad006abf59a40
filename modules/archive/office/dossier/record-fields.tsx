import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayField } from '#office/design/form/day-field.tsx';
import { type CopyState, copyStates } from '../../contract/terms.ts';
import { capital } from '../words/capital.ts';

/** What is said of a record, as a form has it. */
export interface RecordValues extends Record<string, unknown> {
  title: string;
  number: string;
  party: string;
  recordDate: string;
  copyState: CopyState;
  pages: number | '';
}

export const emptyRecord: RecordValues = {
  ...{ title: '', number: '', party: '', recordDate: '' },
  ...{ copyState: 'original', pages: '' },
};

/** The input of a filing: what was left empty is left out. */
export function saidOf({ title, copyState, number, party, recordDate, pages }: RecordValues) {
  return {
    ...{ title, copyState },
    ...(number.trim() ? { number } : {}),
    ...(party.trim() ? { party } : {}),
    ...(recordDate ? { recordDate } : {}),
    ...(pages === '' ? {} : { pages }),
  };
}

interface RecordFieldsProps {
  /** Value, fault and change of a field, as a form gives them. */
  inputs: (name: keyof RecordValues & string) => object;
}

/** Fields for what a record is. */
export function RecordFields({ inputs }: RecordFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('archive.field.title')} required data-autofocus {...inputs('title')} />
      <TextInput label={t('archive.field.recordNumber')} {...inputs('number')} />
      <TextInput label={t('archive.field.party')} {...inputs('party')} />
      <DayField label={t('archive.field.recordDate')} {...inputs('recordDate')} />
      <NativeSelect
        label={t('archive.field.copyState')}
        data={copyStates.map((value) => ({ value, label: capital(t(`archive.copy-state.${value}`)) }))}
        {...inputs('copyState')}
      />
      <NumberInput
        label={t('archive.field.sheets')}
        min={0}
        max={100_000}
        allowDecimal={false}
        {...inputs('pages')}
      />
    </>
  );
}
