import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { prose } from '#core/contract/schemas.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { useQueuedAct } from '#office/outbox/use-queued-act.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { DeskTarget } from './desk-target.ts';
import { type FileFromBelow, reportsFromBelow } from './from-below.ts';
import { TakeOver } from './take-over.tsx';

interface ReportDialogProps {
  desk: DeskTarget;
  opened: boolean;
  onClose: () => void;
}

const Report = z.object({ text: prose(10_000).pipe(z.string().min(1)) });
/** What the server takes, by content; the browser only narrows the choice. */
const accepted = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/tiff';

const mayHavePassedOn: ReadonlySet<DeskTarget['state']> = new Set(['forwarded', 'in-progress']);

/** What was done, with files, back to the giver. */
export function ReportDialog({ desk, opened, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const uploads = useUploads();
  const [filesFromBelow, setFilesFromBelow] = useState<FileFromBelow[]>([]);
  // Only who passed it on, now or before it was sent back, has reports of others.
  const { data: tree } = useOperation(
    dispositions.tree,
    { letterId: desk.letterId },
    { enabled: opened && mayHavePassedOn.has(desk.state) },
  );
  const below = reportsFromBelow(tree?.desks ?? [], desk.recipientId);
  const ready = uploads.items.length === 0 || uploads.complete;
  const report = useQueuedAct(dispositions.report, {
    stales: ['dispositions.', 'letters.'],
    subject: ({ recipientId }) => recipientId,
    mayWait: () => desk.mayWait,
    words: ({ text }) => t('dispositions.report.unsent', { subject: desk.subject, text: text.slice(0, 200) }),
    onDone: () => {
      toast(t('dispositions.report.done'));
      onClose();
    },
    onQueued: () => {
      toast(t('dispositions.report.kept'), { tone: 'neutral' });
      onClose();
    },
  });
  const form = useContractForm({
    schema: Report,
    initial: { text: '' },
    submit: async ({ text }) => {
      if (!ready) return;
      const fileIds = uploads.items.flatMap((item) => (item.sent ? [item.sent.fileId] : []));
      await report.mutateAsync({ recipientId: desk.recipientId, text, fileIds, filesFromBelow });
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('dispositions.report.title')} keeps>
      <Form of={form} verb={t('dispositions.act.report')} onCancel={onClose}>
        <p>{desk.subject}</p>
        <Textarea
          label={t('dispositions.report.text')}
          description={t('dispositions.report.hint')}
          rows={5}
          data-autofocus
          {...form.form.getInputProps('text')}
        />
        {below.length > 0 ? (
          <TakeOver
            reports={below}
            text={form.form.values.text}
            onText={(text) => form.form.setFieldValue('text', text)}
            files={filesFromBelow}
            onFiles={setFilesFromBelow}
          />
        ) : null}
        <FileDrop
          uploads={uploads}
          label={t('dispositions.report.files')}
          hint={t('dispositions.report.filesHint')}
          accept={accepted}
          camera
        />
        {ready ? null : <p role="status">{t('dispositions.report.waitForFiles')}</p>}
      </Form>
    </Dialog>
  );
}
