import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { unsentActs } from '#office/outbox/outbox-state.ts';
import { useQueuedAct } from '#office/outbox/use-queued-act.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { DeskTarget } from './desk-target.ts';

const stales = ['dispositions.', 'letters.'];

/** Acts that ask nothing. Their faults are told as a toast, for the place of the press is long scrolled away. */
export function useQuickActs() {
  const { t } = useTranslation();
  const read = useQueuedAct(dispositions.markRead, {
    stales: ['dispositions.'],
    subject: ({ recipientId }) => recipientId,
    // It names nothing but the desk.
    mayWait: () => true,
    words: () => t('dispositions.act.readUnsent'),
  });
  const start = useAct(dispositions.start, { stales, onDone: () => toast(t('dispositions.start.done')) });
  return {
    /** Silent: nobody asked for it, it happens by opening. */
    read: (recipientId: DeskTarget['recipientId']) => {
      const waits = unsentActs
        .get()
        .some((act) => act.subject === recipientId && act.operation === dispositions.markRead.id);
      if (!waits) read.mutate({ recipientId });
    },
    start: (desk: DeskTarget) => start.mutate({ recipientId: desk.recipientId }),
    busy: start.isPending,
  };
}
