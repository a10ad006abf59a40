import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestItemView, IngestView } from '../../contract/ingest-terms.ts';
import { CodeField } from '../code/code-field.tsx';
import { DossierPicker } from '../pick/dossier-picker.tsx';

interface MendFormProps {
  ingest: IngestView;
  /** None stands for all that lack something. */
  items: readonly IngestItemView[];
  onCancel: () => void;
  onDone: () => void;
}

const atFields = faultInField({ 'archive.unknown-classification': 'code' });

/** Gives documents what they lack. What is left empty stays as it is; a title is for one document alone. */
export function MendForm({ ingest, items, onCancel, onDone }: MendFormProps) {
  const { t } = useTranslation();
  const one = items.length === 1 ? items[0] : undefined;
  const form = useActForm(ingests.mend, {
    initial: { code: '', unitId: '', dossierId: '', title: one?.title ?? '' },
    shape: (values) => ({
      ingestId: ingest.id,
      itemIds: items.map(({ id }) => id).slice(0, 500),
      ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
    }),
    stales: ['archive.show-ingest', 'archive.list-ingest'],
    atFields,
    onDone,
  });
  const { getInputProps, values } = form.form;
  return (
    <Form of={form} verb={t('archive.ingest.mend.verb')} onCancel={onCancel}>
      <p>{t('archive.ingest.mend.hint')}</p>
      {one ? (
        <TextInput label={t('archive.field.title')} maxLength={1_000} {...getInputProps('title')} />
      ) : null}
      <CodeField
        label={t('archive.field.code')}
        words={values.title || (one?.name ?? ingest.name)}
        {...getInputProps('code')}
      />
      <DossierPicker label={t('archive.ingest.mend.dossier')} clearable {...getInputProps('dossierId')} />
      <UnitPicker label={t('archive.field.unit')} clearable {...getInputProps('unitId')} />
    </Form>
  );
}
