import { Checkbox, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { classifications } from '../../contract/classifications.ts';
import styles from './classification.module.css';

const versionAtFields = faultInField({
  'archive.version-starts-in-the-past': 'startsOn',
  'archive.versions-overlap': 'startsOn',
  'archive.version-ends-before-it-starts': 'endsBefore',
});

/** Sets the list that the product brings along as that of the agency, which only its head may decide. */
export function AdoptForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const [asked, setAsked] = useState(false);
  const form = useActForm(classifications.adopt, {
    initial: { basis: '', startsOn: '', fromYearEnd: true },
    stales: ['archive.'],
    atFields: versionAtFields,
    onDone: ({ basis }) => {
      toast(t('archive.classification.set', { basis }));
      onEnd();
    },
  });
  const sent = {
    ...form,
    onSubmit: ((event) => {
      setAsked(true);
      if (sure) return form.onSubmit(event);
      event?.preventDefault();
    }) as typeof form.onSubmit,
  };
  return (
    <Form of={sent} verb={t('archive.classification.adoptVerb')} onCancel={onEnd}>
      <div className={styles.warn} role="note">
        <TriangleAlert size={20} aria-hidden="true" />
        <div>
          <strong>{t('archive.classification.adoptWarn')}</strong>
          <ul>
            <li>{t('archive.classification.adoptWarn.source')}</li>
            <li>{t('archive.classification.adoptWarn.law')}</li>
            <li>{t('archive.classification.adoptWarn.effect')}</li>
          </ul>
        </div>
      </div>
      <TextInput
        label={t('archive.classification.basisField')}
        description={t('archive.classification.basisHint')}
        placeholder="Peraturan Bupati Nomor 12 Tahun 2026"
        required
        {...form.form.getInputProps('basis')}
      />
      <DayField
        label={t('archive.classification.startsOn')}
        required
        {...form.form.getInputProps('startsOn')}
      />
      <Checkbox
        label={t('archive.classification.fromYearEnd')}
        description={t('archive.classification.fromYearEndHint')}
        {...form.form.getInputProps('fromYearEnd', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('archive.classification.adoptSure')}
        required
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
        error={asked && !sure ? t('archive.classification.adoptSureMissing') : undefined}
      />
    </Form>
  );
}
