import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { callOnce } from '#office/data/call-once.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { records } from '../../contract/records.ts';
import { copyStates } from '../../contract/terms.ts';
import type { DossierView } from '../../contract/views.ts';
import { capital } from '../words/capital.ts';
import styles from './dossier.module.css';
import { emptyRecord, RecordFields, saidOf } from './record-fields.tsx';
import { titleOfFile } from './title-of-file.ts';

interface FileUploadsProps {
  dossier: DossierView;
  files: readonly File[];
  onEnd: () => void;
}

/** What can be read, by content; the browser only narrows the choice. */
const accepted = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/tiff';

/** Files several files at once: each as a record of its own, or all as one. */
export function FileUploads({ dossier, files, onEnd }: FileUploadsProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const uploads = useUploads();
  const [way, setWay] = useState<'each' | 'one'>('each');
  const said = useForm({ initialValues: emptyRecord });
  const [filing, setFiling] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (files.length > 0) uploads.add(files);
  });
  const sent = uploads.items.flatMap(({ key, file, sent: one }) =>
    one ? [{ key, name: file.name, id: one.fileId as FileId }] : [],
  );
  const several = uploads.items.length > 1;
  /** What is sent becomes one record, of which more can be said than what its file is called. */
  const single = uploads.items.length > 0 && (!several || way === 'one');
  const [file] = uploads.items;
  const named = useRef<string>(undefined);
  useEffect(() => {
    if (!file || several || named.current === file.key) return;
    named.current = file.key;
    said.setFieldValue('title', titleOfFile(file.file.name));
  });
  const send = async () => {
    setFiling(true);
    setFault(null);
    const common = { dossierId: dossier.id, medium: 'electronic' as const };
    try {
      if (single)
        await callOnce(records.file, {
          ...{ ...common, fileIds: sent.map(({ id }) => id) },
          ...saidOf(said.values),
        });
      else
        for (const one of sent) {
          await callOnce(records.file, {
            ...{ ...common, fileIds: [one.id], title: titleOfFile(one.name) },
            copyState: said.values.copyState,
          });
          // What is filed is off the list: another attempt files the rest.
          uploads.remove(one.key);
        }
      toast(t('archive.add.done', { count: single ? 1 : sent.length }));
      onEnd();
    } catch (error) {
      setFault(error);
    } finally {
      setFiling(false);
      void staleByOperation(queries, ['archive.']);
    }
  };
  return (
    <>
      <FileDrop
        uploads={uploads}
        label={t('archive.add.drop')}
        hint={t('archive.add.accepted')}
        accept={accepted}
        camera
      />
      {several ? (
        <SegmentedControl
          value={way}
          onChange={(value) => setWay(value as typeof way)}
          aria-label={t('archive.add.way')}
          data={(['each', 'one'] as const).map((value) => ({ value, label: t(`archive.add.${value}`) }))}
        />
      ) : null}
      {single ? (
        <RecordFields inputs={said.getInputProps} />
      ) : (
        <NativeSelect
          label={t('archive.field.copyState')}
          data={copyStates.map((value) => ({ value, label: capital(t(`archive.copy-state.${value}`)) }))}
          {...said.getInputProps('copyState')}
        />
      )}
      {fault ? <ErrorState compact error={fault} /> : null}
      <div className={styles.acts}>
        <Button
          disabled={!uploads.complete || (single && !said.values.title.trim())}
          loading={filing}
          onClick={() => void send()}
        >
          {t('archive.add.verb')}
        </Button>
        <Button variant="default" onClick={onEnd} disabled={filing}>
          {t('office.cancel')}
        </Button>
      </div>
    </>
  );
}
