import { ActionIcon, Button } from '@mantine/core';
import { CircleCheck, Copy, File as FileIcon, FileUp, RotateCw, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { codeOf, useErrorText } from '../states/error-text.ts';
import { refusesContent } from './refuses-content.ts';
import styles from './upload.module.css';
import type { UploadItem, Uploads } from './use-uploads.ts';

const icons = { waiting: FileIcon, sending: FileIcon, sent: CircleCheck, failed: TriangleAlert };

interface UploadListProps {
  uploads: Uploads;
  /** Asks for another file in the place of one that is not taken. */
  onReplace: (key: string) => void;
}

/** The files that were chosen, each with how far it is, and what to do when it stopped. */
export function UploadList({ uploads, onReplace }: UploadListProps) {
  const { t } = useTranslation();
  const done = uploads.items.filter((item) => item.state === 'sent').length;
  if (uploads.items.length === 0) return null;
  return (
    <>
      <ul className={styles.files}>
        {uploads.items.map((item) => (
          <UploadRow key={item.key} item={item} uploads={uploads} onReplace={onReplace} />
        ))}
      </ul>
      <p className="unseen" role="status">
        {t('office.upload.progress', { done, all: uploads.items.length })}
      </p>
    </>
  );
}

function UploadRow({ item, uploads, onReplace }: UploadListProps & { item: UploadItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { name, size } = item.file;
  const failed = item.state === 'failed';
  const refused = failed && refusesContent(item.error);
  const Icon = icons[item.state];
  const Again = refused ? FileUp : RotateCw;
  const state = refused ? 'refused' : item.state;
  return (
    <li className={styles.file} data-state={item.state}>
      <Icon size={18} className={styles.fileIcon} aria-hidden="true" />
      <div className={styles.fileWords}>
        <span className={styles.fileName}>{name}</span>
        <span className={styles.fileState}>
          {format.bytes(size)} · {t(`office.upload.${state}`, { share: format.percent(item.share, 0) })}
        </span>
        {item.state === 'sending' ? (
          <progress
            className={styles.progress}
            value={item.share}
            aria-label={t('office.upload.of', { name })}
          />
        ) : null}
        {failed ? (
          <span className={styles.fault} role="alert">
            {errorText(item.error)} {refused ? null : <code>{codeOf(item.error)}</code>}
          </span>
        ) : null}
        {item.sent && item.sent.duplicateOf.length > 0 ? (
          <span className={styles.duplicate}>
            <Copy size={14} aria-hidden="true" />{' '}
            {t('office.upload.duplicate', { day: format.moment(item.sent.duplicateOf[0]?.uploadedAt ?? '') })}
          </span>
        ) : null}
      </div>
      {failed ? (
        <Button
          variant="subtle"
          size="compact-sm"
          className={styles.again}
          leftSection={<Again size={14} aria-hidden="true" />}
          onClick={() => (refused ? onReplace(item.key) : uploads.retry(item.key))}
        >
          {t(refused ? 'office.upload.replace' : 'office.upload.goOn')}
        </Button>
      ) : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.remove}
        aria-label={t('office.upload.remove', { name })}
        onClick={() => uploads.remove(item.key)}
      >
        <X size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
