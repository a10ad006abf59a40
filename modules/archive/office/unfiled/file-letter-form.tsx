import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { records } from '../../contract/records.ts';
import type { DossierId, SourceModule } from '../../contract/terms.ts';
import { OpenDossierForm } from '../dossiers/open-dossier-form.tsx';
import { DossierPicker } from '../pick/dossier-picker.tsx';
import styles from './unfiled.module.css';

interface FileLetterFormProps {
  module: SourceModule;
  letterId: string;
  title: string;
  unit?: { id: string; name: string };
  onEnd: () => void;
}

/** Files a letter by hand: into a dossier that is there, or into a new one that is opened for it. */
export function FileLetterForm({ module, letterId, title, unit, onEnd }: FileLetterFormProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState('existing');
  const filed = () => {
    toast(t('archive.file.done'));
    onEnd();
  };
  const file = useAct(records.fileLetter, { stales: ['archive.'] });
  return (
    <div className={styles.form}>
      <SegmentedControl
        fullWidth
        value={way}
        onChange={setWay}
        aria-label={t('archive.file.where')}
        data={['existing', 'new'].map((value) => ({ value, label: t(`archive.file.${value}`) }))}
      />
      {way === 'existing' ? (
        <ExistingForm module={module} letterId={letterId} onDone={filed} onCancel={onEnd} />
      ) : (
        <OpenDossierForm
          title={title}
          {...(unit ? { unit } : {})}
          onCancel={onEnd}
          onDone={async ({ id }) => {
            await file.mutateAsync({ dossierId: id, module, letterId });
            filed();
          }}
        />
      )}
    </div>
  );
}

interface ExistingFormProps {
  module: SourceModule;
  letterId: string;
  onDone: () => void;
  onCancel: () => void;
}

function ExistingForm({ module, letterId, onDone, onCancel }: ExistingFormProps) {
  const { t } = useTranslation();
  const form = useActForm(records.fileLetter, {
    initial: { dossierId: '' },
    shape: ({ dossierId }) => ({ dossierId: dossierId as DossierId, module, letterId }),
    stales: ['archive.'],
    onDone,
  });
  return (
    <Form of={form} verb={t('archive.file.verb')} onCancel={onCancel}>
      <DossierPicker
        label={t('archive.field.dossier')}
        description={t('archive.file.existingHint')}
        required
        data-autofocus
        {...form.form.getInputProps('dossierId')}
      />
    </Form>
  );
}
