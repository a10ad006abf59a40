import { Button, Modal } from '@mantine/core';
import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { letterChanges } from '../../contract/letter-changes.ts';
import type { LetterView } from '../../contract/views.ts';
import { accepted } from '../mail/accepted-files.ts';
import styles from './letter.module.css';

/** Adds what came after the letter, or its scan where it was registered from paper. */
export function AddDocuments({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<FilePlus size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('letters.documents.add')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('letters.documents.addTitle')}
        closeButtonProps={{ 'aria-label': t('office.close') }}
      >
        <Drop letter={letter} onEnd={() => setOpened(false)} />
      </Modal>
    </>
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
      <FileDrop
        uploads={uploads}
        label={t('letters.intakes.scans')}
        hint={t('letters.intakes.accepted')}
        accept={accepted}
        camera
      />
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
