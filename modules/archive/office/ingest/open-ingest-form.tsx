import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { units } from '#modules/organization/contract/units.ts';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
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
  const own = useSession().posts[0]?.unitName;
  const tree = useOperation(units.tree, {});
  if (tree.isPending) return <LoadingRows rows={4} />;
  const known = tree.data?.items.find(({ name }) => name === own);
  return <OpenForm {...props} unit={known ? { value: known.id, label: known.name } : null} />;
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
