import { Button } from '@mantine/core';
import { Check, CornerUpLeft, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { requests } from '../../contract/requests.ts';
import type { RequestId } from '../../contract/terms.ts';
import styles from '../staff.module.css';

const icons = { return: CornerUpLeft, reject: X } as const;

/** Approves a request, or returns or rejects it with a reason. */
export function DecisionButtons({ requestId, onDone }: { requestId: RequestId; onDone?: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'return' | 'reject' | null>(null);
  const act = useAct(requests.decide, {
    stales: ['staff.'],
    onDone: ({ state }) => {
      setAsking(null);
      toast(t(`staff.request.decided.${state}`));
      onDone?.();
    },
  });
  return (
    <span className={styles.acts}>
      {(['return', 'reject'] as const).map((decision) => {
        const Icon = icons[decision];
        return (
          <Button
            key={decision}
            variant="default"
            size="compact-sm"
            disabled={act.isPending}
            leftSection={<Icon size={14} aria-hidden="true" />}
            onClick={() => setAsking(decision)}
          >
            {t(`staff.request.${decision}`)}
          </Button>
        );
      })}
      <Button
        size="compact-sm"
        loading={act.isPending && asking === null}
        leftSection={<Check size={14} aria-hidden="true" />}
        onClick={() => act.mutate({ requestId, decision: 'approve' })}
      >
        {t('staff.request.approve')}
      </Button>
      <ConfirmWithReason
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t(`staff.request.${asking ?? 'return'}Title`)}
        verb={t(`staff.request.${asking ?? 'return'}`)}
        label={t('staff.request.reason')}
        takes={(reason) => reason.trim() !== '' && reason.length <= 500}
        busy={act.isPending}
        error={asking ? act.error : null}
        onConfirm={(reason) => asking && act.mutate({ requestId, decision: asking, reason })}
      >
        {t(`staff.request.${asking ?? 'return'}Hint`)}
      </ConfirmWithReason>
    </span>
  );
}
