import { Button } from '@mantine/core';
import { Camera, FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeldInput } from '../form/use-held-input.ts';
import styles from './upload.module.css';
import { UploadList } from './upload-list.tsx';
import type { Uploads } from './use-uploads.ts';

interface FileDropProps {
  uploads: Uploads;
  /** What is asked for: `Pindaian surat`. */
  label: string;
  /** Kinds, size and pages that are taken, in words. */
  hint: string;
  /** As in `<input accept>`. */
  accept: string;
  several?: boolean;
  /** Offers the camera of a phone. */
  camera?: boolean;
}

/** Takes files by dropping, choosing, pasting or the camera, and shows each on its way. */
export function FileDrop({ uploads, label, hint, accept, several = true, camera }: FileDropProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const { items } = uploads;
  useHeldInput(
    () => items.length > 0,
    () => items.some(({ state }) => state === 'waiting' || state === 'sending'),
  );
  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    if (chosen.length > 0) uploads.add(several ? chosen : chosen.slice(0, 1));
  };
  const replace = (key: string) => {
    uploads.remove(key);
    chooser.current?.click();
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className={styles.upload}>
      {/* biome-ignore lint/a11y/useSemanticElements: a place to drop on that also holds buttons is no fieldset */}
      <div
        role="group"
        aria-label={label}
        aria-describedby={hintId}
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        onPaste={(event) => take(event.clipboardData.files)}
      >
        <FileUp size={28} strokeWidth={1.5} className={styles.dropIcon} aria-hidden="true" />
        <p className={styles.dropLabel}>{t('office.upload.drop', { what: label })}</p>
        <div className={styles.dropButtons}>
          <Button variant="default" onClick={() => chooser.current?.click()}>
            {t('office.upload.choose')}
          </Button>
          {camera ? (
            <Button
              variant="default"
              className={styles.lens}
              leftSection={<Camera size={16} aria-hidden="true" />}
              onClick={() => lens.current?.click()}
            >
              {t('office.upload.camera')}
            </Button>
          ) : null}
        </div>
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={accept}
          multiple={several}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <input
          ref={lens}
          type="file"
          hidden
          accept="image/*"
          capture="environment"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <UploadList uploads={uploads} onReplace={replace} />
    </div>
  );
}
