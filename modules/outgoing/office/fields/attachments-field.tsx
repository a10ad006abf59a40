import { ActionIcon, NumberInput } from '@mantine/core';
import { Paperclip, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftFacts } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { attachmentAddress } from '../file-addresses.ts';
import { CommittedText } from './committed-text.tsx';
import styles from './fields.module.css';
import type { Facts } from './meet-others.ts';

const accepted = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/tiff';

interface AttachmentsFieldProps {
  draft: DraftView;
  facts: DraftFacts;
  onChange: (changes: Facts) => void;
}

/** Files that go with the letter, and what its line "Lampiran" says. */
export function AttachmentsField({ draft, facts, onChange }: AttachmentsFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const uploads = useUploads(({ fileId }) => {
    if (!facts.fileIds.includes(fileId as FileId))
      onChange(withFiles(facts, [...facts.fileIds, fileId as FileId].slice(0, 20)));
  });
  const files = draft.files.filter(({ fileId }) => facts.fileIds.includes(fileId));
  return (
    <fieldset className={styles.group}>
      <legend>{t('outgoing.field.attachments')}</legend>
      <div className={styles.pair}>
        <NumberInput
          label={t('outgoing.attachments.count')}
          min={0}
          max={999}
          allowDecimal={false}
          value={facts.attachments.count}
          onChange={(count) => onChange({ attachments: { ...facts.attachments, count: Number(count) || 0 } })}
        />
        <CommittedText
          label={t('outgoing.attachments.unit')}
          value={facts.attachments.unit}
          maxLength={40}
          onCommit={(unit) => onChange({ attachments: { ...facts.attachments, unit } })}
        />
      </div>
      {files.length > 0 ? (
        <ul className={styles.chosen}>
          {files.map(({ fileId, name, sizeBytes }) => (
            <li key={fileId} className={styles.one}>
              <Paperclip size={18} strokeWidth={1.75} aria-hidden="true" />
              <span className={styles.words}>
                <a href={attachmentAddress(draft.id, fileId)} download>
                  {name}
                </a>
                <span className={styles.quiet}>{format.bytes(sizeBytes)}</span>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={t('outgoing.attachments.remove', { name })}
                onClick={() => {
                  for (const { key, sent } of uploads.items) if (sent?.fileId === fileId) uploads.remove(key);
                  onChange(
                    withFiles(
                      facts,
                      facts.fileIds.filter((one) => one !== fileId),
                    ),
                  );
                }}
              >
                <Trash2 size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <FileDrop
        uploads={{
          ...uploads,
          items: uploads.items.filter(({ sent }) => !sent || !isListed(files, sent.fileId)),
        }}
        label={t('outgoing.attachments.files')}
        hint={t('outgoing.attachments.hint')}
        accept={accepted}
      />
    </fieldset>
  );
}

/** Other files; the number on the paper goes along unless the writer gave another. */
function withFiles({ fileIds, attachments }: DraftFacts, next: FileId[]): Facts {
  const counted = attachments.count === fileIds.length;
  return { fileIds: next, ...(counted ? { attachments: { ...attachments, count: next.length } } : {}) };
}

/** A file that the letter names already needs no place among those on their way. */
function isListed(files: DraftView['files'], fileId: string): boolean {
  return files.some((file) => file.fileId === fileId);
}
