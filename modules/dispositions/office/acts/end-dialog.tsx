import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { HeldInput } from '#office/design/form/held-input.tsx';
import { dispositions } from '../../contract/dispositions.ts';
import { ReportCard } from '../tree/report-card.tsx';
import type { DeskTarget } from './desk-target.ts';

interface EndDialogProps {
  act: 'accept' | 'close';
  desk: DeskTarget;
  opened: boolean;
  onClose: () => void;
}

/** Ends a disposition with everything below it; nobody can take that back, so it is confirmed. */
export function EndDialog({ act, desk, opened, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const onDone = () => {
    toast(t(`dispositions.end.${act}.done`, { post: desk.postName }));
    onClose();
  };
  const options = { stales: ['dispositions.', 'letters.'], onDone };
  const accept = useAct(dispositions.accept, options);
  const close = useAct(dispositions.close, options);
  const running = act === 'accept' ? accept : close;
  const confirm = () => {
    if (act === 'accept') accept.mutate({ recipientId: desk.recipientId });
    else close.mutate({ dispositionId: desk.dispositionId, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <ConfirmFinal
      opened={opened}
      onClose={onClose}
      verb={t(`dispositions.act.${act}`)}
      title={t(`dispositions.end.${act}.title`)}
      busy={running.isPending}
      error={running.error}
      onConfirm={confirm}
    >
      <p>{t(`dispositions.end.${act}.what`, { post: desk.postName })}</p>
      {act === 'accept' ? <LastReport desk={desk} /> : null}
      <HeldInput when={note.trim() !== ''} />
      {act === 'close' ? (
        <Textarea
          mt={12}
          label={t('dispositions.end.note')}
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : null}
    </ConfirmFinal>
  );
}

/** What is about to be accepted; without an answer the dialog still says what accepting means. */
function LastReport({ desk }: { desk: DeskTarget }) {
  const { data } = useOperation(dispositions.openDesk, { recipientId: desk.recipientId });
  const report = data?.desk.reports.at(-1);
  return report ? (
    <div style={{ marginTop: 12 }}>
      <ReportCard report={report} />
    </div>
  ) : null;
}
