import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hasReaders, type SecurityClass, securityClasses } from '#modules/letters/contract/terms.ts';
import { PostsPicker } from '#modules/letters/office/register/posts-picker.tsx';
import { units } from '#modules/organization/contract/units.ts';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierView } from '../../contract/views.ts';
import { CodeField } from '../code/code-field.tsx';

interface OpenDossierFormProps {
  /** What is known already: the unit and words of what is to lie in it. */
  unit?: { id: string; name: string };
  title?: string;
  onCancel: () => void;
  onDone: (dossier: DossierView) => unknown;
}

const atFields = faultInField({
  'archive.unknown-classification': 'code',
  'archive.class-below-rule': 'securityClass',
  'archive.class-needs-readers': 'readers',
});

/** Opens a dossier of a unit; its number follows from unit and year. Most open them for the unit in which they work. */
export function OpenDossierForm({ unit, ...props }: OpenDossierFormProps) {
  const own = useSession().posts[0]?.unitName;
  const tree = useOperation(units.tree, {}, { enabled: unit === undefined });
  if (unit === undefined && tree.isPending) return <LoadingRows rows={4} />;
  const known = unit ?? tree.data?.items.find(({ name }) => name === own);
  return <OpenForm {...props} {...(known ? { unit: { id: known.id, name: known.name } } : {})} />;
}

function OpenForm({ unit: known, title, onCancel, onDone }: OpenDossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(dossiers.open, {
    initial: {
      unitId: (known?.id ?? '') as string,
      code: '',
      title: title ?? '',
      securityClass: 'B' as SecurityClass,
      readers: [] as string[],
    },
    shape: ({ readers, ...values }) => ({
      ...values,
      readers: hasReaders(values.securityClass) ? readers : [],
    }),
    stales: ['archive.'],
    atFields,
    onDone: (dossier) => {
      toast(t('archive.open.done', { number: `${dossier.number}/${dossier.year}` }));
      return onDone(dossier);
    },
  });
  const { getInputProps, values } = form.form;
  const readers = getInputProps('readers');
  return (
    <Form of={form} verb={t('archive.open.verb')} onCancel={onCancel}>
      <TextInput
        label={t('archive.field.title')}
        description={t('archive.open.titleHint')}
        required
        data-autofocus
        {...getInputProps('title')}
      />
      <CodeField label={t('archive.field.code')} required words={values.title} {...getInputProps('code')} />
      <UnitPicker
        label={t('archive.field.unit')}
        required
        chosen={known ? { value: known.id, label: known.name } : null}
        {...getInputProps('unitId')}
      />
      <NativeSelect
        label={t('archive.field.class')}
        data={securityClasses.map((value) => ({ value, label: t(`letters.class.${value}`) }))}
        {...getInputProps('securityClass')}
      />
      {hasReaders(values.securityClass) ? (
        <PostsPicker
          required={false}
          {...readers}
          label={t('archive.field.readers')}
          description={t(`archive.open.readers.${values.securityClass}`)}
        />
      ) : null}
    </Form>
  );
}
