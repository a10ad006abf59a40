import { Button, Textarea } from '@mantine/core';
import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { documents } from '../../contract/documents.ts';
import type { RecordView } from '../../contract/views.ts';
import styles from './notes.module.css';

interface AddVersionProps {
  record: RecordView;
  file: RecordView['documents'][number];
}

/** Brings a better copy of a file: the older one stays, and both can be seen beside each other. */
export function AddVersion(props: AddVersionProps) {
  const { t } = useTranslation();
  return (
    <DialogButton
      look="small"
      verb={t('archive.reading.addVersion')}
      icon={FilePlus}
      title={t('archive.reading.addVersionTitle')}
    >
      {(close) => <Bring {...props} onEnd={close} />}
    </DialogButton>
  );
}

function Bring({ record, file, onEnd }: AddVersionProps & { onEnd: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const uploads = useUploads();
  const sent = uploads.items.find((item) => item.sent)?.sent;
  const add = useAct(documents.addVersion, {
    onDone: () => {
      toast(t('archive.reading.versionAdded'));
      onEnd();
    },
  });
  useHeldInput(() => reason.trim() !== '');
  return (
    <div className={styles.write}>
      <p>{t('archive.reading.addVersionWhat', { name: file.name })}</p>
      <FileDrop
        uploads={uploads}
        several={false}
        label={t('archive.reading.newFile')}
        hint={t('archive.reading.newFileHint')}
        accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx"
      />
      <Textarea
        label={t('archive.reading.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
      />
      {add.error ? <ErrorState compact error={add.error} /> : null}
      <Button
        disabled={!sent || reason.trim() === ''}
        loading={add.isPending}
        onClick={() =>
          sent &&
          add.mutate({
            ...{ recordId: record.id, position: file.position },
            ...{ fileId: sent.fileId as FileId, reason },
          })
        }
      >
        {t('archive.reading.addVersion')}
      </Button>
    </div>
  );
}
