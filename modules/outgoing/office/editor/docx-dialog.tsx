import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import type { PartName } from '../../contract/letter-text.ts';
import { draftTexts } from '../../contract/text.ts';
import { partOf } from '../../text/letter-document.ts';
import { looseNodes } from '../../text/read-letter.ts';
import { tidyContent } from '../../text/tidy-blocks.ts';
import { writeBlocks } from '../../text/write-letter.ts';
import { useDesk } from './desk-context.ts';

/** Takes the words of a DOCX into the letter, behind what stands there; it can be undone like anything written. */
export function DocxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { draftId, session, parts } = useDesk();
  const [part, setPart] = useState<PartName>(parts.find((name) => name === 'body') ?? parts[0] ?? 'body');
  const read = useAct(draftTexts.readDocx, {
    stales: [],
    onDone: ({ content, leftOut }) => {
      session.history.stopCapturing();
      const fragment = partOf(session.doc, part);
      const former = tidyContent(looseNodes(fragment));
      session.doc.transact(() => writeBlocks(fragment, [...(former?.content ?? []), ...content.content]));
      const named = leftOut.map((one) => t(`outgoing.editor.docx.leftOut.${one}`)).join(', ');
      toast(named ? t('outgoing.editor.docx.doneWithout', { named }) : t('outgoing.editor.docx.done'));
      onClose();
    },
  });
  const uploads = useUploads(({ fileId }) => read.mutate({ draftId, fileId }));
  return (
    <Dialog opened onClose={onClose} title={t('outgoing.editor.act.readDocx')}>
      {parts.length > 1 ? (
        <NativeSelect
          label={t('outgoing.editor.docx.into')}
          value={part}
          data={parts.map((name) => ({ value: name, label: t(`outgoing.part.${name}`) }))}
          onChange={(event) => setPart(event.currentTarget.value as PartName)}
        />
      ) : null}
      <FileDrop
        uploads={uploads}
        label={t('outgoing.editor.docx.file')}
        hint={t('outgoing.editor.docx.hint')}
        accept=".docx"
        several={false}
      />
      {read.error ? <ErrorState error={read.error} /> : null}
    </Dialog>
  );
}
