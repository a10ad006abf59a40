import { Button } from '@mantine/core';
import { FileLock2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { emergency } from '../../contract/emergency.ts';
import { records } from '../../contract/records.ts';
import type { RecordView } from '../../contract/views.ts';
import styles from '../record/record.module.css';

interface EmergencyFileProps {
  record: RecordView;
  file: RecordView['documents'][number];
  children: ReactNode;
}

/** A file of a record; of one that is open in an emergency, after its reader said that they read it. */
export function EmergencyFile({ record, file, children }: EmergencyFileProps) {
  const { t } = useTranslation();
  const open = useAct(emergency.openFile, { stales: [records.show.id] });
  const { position } = file;
  if (!record.emergency || record.emergency.files.includes(position)) return children;
  const { openingId } = record.emergency;
  return (
    <section className={styles.missing} aria-label={file.name}>
      <FileLock2 size={32} strokeWidth={1.5} aria-hidden="true" />
      <p>
        {file.name}
        <br />
        {t('archive.emergency.openFileWhat')}
      </p>
      <Button loading={open.isPending} onClick={() => open.mutate({ openingId, position })}>
        {t('archive.emergency.openFile')}
      </Button>
    </section>
  );
}
