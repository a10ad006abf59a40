import { Button } from '@mantine/core';
import { FilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { letterChanges } from '../../contract/letter-changes.ts';
import type { LetterView } from '../../contract/views.ts';
import { ScanDrop } from '../mail/scan-drop.tsx';
import styles from './letter.module.css';

/** Adds what came after the letter, or its scan where it was registered from paper. */
export function AddDocuments({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('letters.documents.add')} icon={FilePlus} title={t('letters.documents.addTitle')}>
      {(close) => <Drop letter={letter} onEnd={close} />}
    </DialogButton>
  );
}

function Drop({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const uploads = useUploads();
  const add = useAct(letterChanges.addDocuments, {
    onDone: () => {
      toast(t('letters.documents.added'));
      onEnd();
    },
  });
  const fileIds = uploads.items.flatMap(({ sent }) => (sent ? [sent.fileId as FileId] : []));
  return (
    <div className={styles.drop}>
      <p className={styles.hint}>{t('letters.documents.addWhat')}</p>
      <ScanDrop uploads={uploads} />
      {add.error ? <ErrorState compact error={add.error} /> : null}
      <Button
        disabled={!uploads.complete || fileIds.length === 0}
        loading={add.isPending}
        onClick={() => add.mutate({ letterId: letter.id, fileIds })}
      >
        {t('letters.documents.add')}
      </Button>
    </div>
  );
}
