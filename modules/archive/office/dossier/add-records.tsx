import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import type { DossierView } from '../../contract/views.ts';
import styles from './dossier.module.css';
import { FileUploads } from './file-uploads.tsx';
import { PaperForm } from './paper-form.tsx';

interface AddRecordsProps {
  dossier: DossierView;
  /** Files that were dropped on the page; null while nothing is asked. */
  files: readonly File[] | null;
  onEnd: () => void;
}

/** Files uploaded files, or a thing that lies on paper. */
export function AddRecords({ dossier, files, onEnd }: AddRecordsProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<'files' | 'paper'>('files');
  return (
    <Dialog opened={files !== null} onClose={onEnd} title={t('archive.add.title')} wide keeps>
      <div className={styles.form}>
        <SegmentedControl
          fullWidth
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          aria-label={t('archive.add.kind')}
          data={(['files', 'paper'] as const).map((value) => ({ value, label: t(`archive.add.${value}`) }))}
        />
        {kind === 'files' ? (
          <FileUploads dossier={dossier} files={files ?? []} onEnd={onEnd} />
        ) : (
          <PaperForm dossier={dossier} onEnd={onEnd} />
        )}
      </div>
    </Dialog>
  );
}
