import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { wideField } from '#modules/organization/office/wide-field.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import type { EntryContent } from '../../contract/details.ts';
import { files } from '../../contract/files.ts';
import { type EntryField, entryFields, labelKey, optionKey } from './entry-fields.ts';

interface DetailInputsProps {
  // biome-ignore lint/suspicious/noExplicitAny: the same fields stand in forms of several acts
  form: UseFormReturnType<any>;
  kind: EntryContent['kind'];
  employment: 'pns' | 'pppk' | 'other';
}

/** The fields of what an entry of a kind says. */
export function DetailInputs({ form, kind, employment }: DetailInputsProps) {
  return entryFields[kind].map((field) => (
    <DetailInput key={`${kind} ${field.name}`} form={form} field={field} employment={employment} />
  ));
}

function DetailInput({
  form,
  field,
  employment,
}: Pick<DetailInputsProps, 'form' | 'employment'> & { field: EntryField }) {
  const { t } = useTranslation();
  const options = useOptions(field, employment);
  const path = `content.details.${field.name}`;
  const shared = { label: t(labelKey(field)), required: field.required === true };
  if (field.type === 'flag')
    return <Checkbox label={shared.label} {...form.getInputProps(path, { type: 'checkbox' })} />;
  if (field.type === 'day') return <DayField {...shared} {...form.getInputProps(path)} />;
  if (field.type === 'prose')
    return (
      <Textarea {...shared} autosize minRows={2} maxRows={8} {...wideField} {...form.getInputProps(path)} />
    );
  if (field.type === 'number')
    return <NumberInput {...shared} min={0} max={field.most ?? 0} {...form.getInputProps(path)} />;
  if (field.type === 'line') return <TextInput {...shared} {...form.getInputProps(path)} />;
  return (
    <Select
      {...shared}
      data={options}
      searchable={options.length > 8}
      allowDeselect={!field.required}
      clearable={!field.required}
      {...form.getInputProps(path)}
      value={(form.getInputProps(path).value as string) || null}
      onChange={(value) => form.setFieldValue(path, value ?? '')}
    />
  );
}

function useOptions(field: EntryField, employment: DetailInputsProps['employment']) {
  const { t } = useTranslation();
  const reference = useOperation(files.reference, {}).data;
  const coded = (rows: readonly { code: string; name: string }[] = []) =>
    rows.map(({ code, name }) => ({ value: code, label: name }));
  if (field.type === 'choice')
    return (field.options ?? []).map((value) => ({ value, label: t(optionKey(field, value)) }));
  if (field.type === 'education') return coded(reference?.educationLevels);
  if (field.type === 'echelon') return coded(reference?.echelons.filter(({ code }) => code !== '10'));
  if (field.type === 'grade')
    return (reference?.grades ?? [])
      .filter((grade) => grade.employment === employment)
      .map(({ code, name, rank }) => ({ value: code, label: [name, rank].filter(Boolean).join(' · ') }));
  return [];
}
