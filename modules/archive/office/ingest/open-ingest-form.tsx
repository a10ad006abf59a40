import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { ingests } from '../../contract/ingest.ts';
import { bulkClasses, type IngestView } from '../../contract/ingest-terms.ts';
import { type CopyState, copyStates } from '../../contract/terms.ts';
import { CodeField } from '../code/code-field.tsx';
import { capital } from '../words/capital.ts';

interface OpenIngestFormProps {
  source: 'upload' | 'sheet';
  onCancel: () => void;
  onDone: (ingest: IngestView) => unknown;
}

const atFields = faultInField({ 'archive.unknown-classification': 'code' });

/** Begins an ingest: whose documents these are, and what they are where they say nothing else. */
export function OpenIngestForm(props: OpenIngestFormProps) {
  // The unit for which the drop folder of the same person files.
  const own = useOperation(ingests.dropFolder, {});
  if (own.isPending) return <LoadingRows rows={4} />;
  const { unitId, unitName } = own.data ?? {};
  return <OpenForm {...props} unit={unitId && unitName ? { value: unitId, label: unitName } : null} />;
}

function OpenForm({
  source,
  unit,
  onCancel,
  onDone,
}: OpenIngestFormProps & { unit: { value: string; label: string } | null }) {
  const { t } = useTranslation();
  const form = useActForm(ingests.open, {
    initial: {
      ...{ source, name: '', unitId: (unit?.value ?? '') as string, code: '' },
      ...{ copyState: 'copy' as CopyState, securityClass: 'B' as (typeof bulkClasses)[number] },
    },
    shape: ({ code, ...values }) => ({ ...values, ...(code ? { code } : {}) }),
    stales: ['archive.list-ingests'],
    atFields,
    onDone,
  });
  const { getInputProps, values } = form.form;
  return (
    <Form of={form} verb={t('archive.ingest.open.verb')} onCancel={onCancel}>
      <TextInput
        label={t('archive.ingest.field.name')}
        placeholder={t('archive.ingest.field.nameExample')}
        required
        maxLength={200}
        data-autofocus
        {...getInputProps('name')}
      />
      <UnitPicker label={t('archive.field.unit')} required chosen={unit} {...getInputProps('unitId')} />
      <CodeField
        label={t(`archive.ingest.field.code.${source}`)}
        words={values.name}
        {...getInputProps('code')}
      />
      <NativeSelect
        label={t('archive.field.copyState')}
        data={copyStates.map((value) => ({ value, label: capital(t(`archive.copy-state.${value}`)) }))}
        {...getInputProps('copyState')}
      />
      <NativeSelect
        label={t('archive.field.class')}
        description={t('archive.ingest.field.classHint')}
        data={bulkClasses.toReversed().map((value) => ({ value, label: t(`letters.class.${value}`) }))}
        {...getInputProps('securityClass')}
      />
    </Form>
  );
}
