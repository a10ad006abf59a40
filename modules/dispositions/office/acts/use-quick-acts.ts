import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { unsentActs } from '#office/outbox/outbox-state.ts';
import { useQueuedAct } from '#office/outbox/use-queued-act.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { DeskTarget } from './desk-target.ts';

const stales = ['dispositions.', 'letters.'];

/** Acts that ask nothing. Faults are told where the press happened is long scrolled away: as a toast. */
export function useQuickActs() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const read = useQueuedAct(dispositions.markRead, {
    stales: ['dispositions.'],
    subject: ({ recipientId }) => recipientId,
    words: () => t('dispositions.act.readUnsent'),
  });
  const start = useAct(dispositions.start, { stales, onDone: () => toast(t('dispositions.start.done')) });
  const accept = useAct(dispositions.accept, {
    stales,
    onDone: (desk) => toast(t('dispositions.end.accept.done', { post: desk.post.name })),
  });
  const onError = (error: Error) => toast(errorText(error), { tone: 'bad' });
  return {
    /** Silent: nobody asked for it, it happens by opening. */
    read: (recipientId: DeskTarget['recipientId']) => {
      const waits = unsentActs
        .get()
        .some((act) => act.subject === recipientId && act.operation === dispositions.markRead.id);
      if (!waits) read.mutate({ recipientId });
    },
    start: (desk: DeskTarget) => start.mutate({ recipientId: desk.recipientId }, { onError }),
    accept: (desk: DeskTarget) => accept.mutate({ recipientId: desk.recipientId }, { onError }),
    busy: start.isPending || accept.isPending,
  };
}
