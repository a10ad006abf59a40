import { Link } from '@tanstack/react-router';
import { Archive, FolderInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { records } from '../../contract/records.ts';
import type { SourceModule } from '../../contract/terms.ts';
import { dossierPath, recordPath } from '../addresses.ts';
import { FileLetterForm } from '../unfiled/file-letter-form.tsx';
import { LifeBadge } from '../words/archive-badges.tsx';
import styles from './filed.module.css';

interface FiledNoteProps {
  module: SourceModule;
  letterId: string;
}

/** On the page of a letter: where it lies in the archive, or that it waits to be filed. */
function FiledNote({ module, letterId }: FiledNoteProps) {
  const { t } = useTranslation();
  const { data } = useOperation(records.filed, { module, letterId });
  if (!data || (!data.record && !data.unfiled)) return null;
  const { record, unfiled } = data;
  if (!record)
    return (
      <Panel
        title={t('archive.title')}
        acts={
          <DialogButton
            verb={t('archive.file.verb')}
            icon={FolderInput}
            title={t('archive.file.title')}
            look="small"
            keeps
          >
            {(close) => <FileLetterForm module={module} letterId={letterId} title="" onEnd={close} />}
          </DialogButton>
        }
      >
        <NothingYet>{t(`archive.filed.waits.${unfiled}`)}</NothingYet>
      </Panel>
    );
  const { dossier } = record;
  return (
    <Panel title={t('archive.title')} acts={<LifeBadge state={dossier.state} />}>
      <p className={styles.where}>
        <Archive size={18} aria-hidden="true" />
        <span>
          <Link to={dossierPath(record.dossierId)}>
            {dossier.number}/{dossier.year} {dossier.title}
          </Link>
          <br />
          <Link to={recordPath(record.id)}>{t('archive.record.item', { item: record.item })}</Link>
          <span className={styles.quiet}> · {dossier.unitName}</span>
        </span>
      </p>
    </Panel>
  );
}

export function LetterFiled({ subjectId }: { subjectId: string }) {
  return <FiledNote module="letters" letterId={subjectId} />;
}

export function DraftFiled({ subjectId }: { subjectId: string }) {
  return <FiledNote module="outgoing" letterId={subjectId} />;
}
