import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  Check,
  CornerUpLeft,
  Gavel,
  Hash,
  MessageSquareText,
  PencilLine,
  Replace,
  Undo2,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import type { RequestView } from '../../contract/request-view.ts';
import { requests } from '../../contract/requests.ts';
import { askPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { BackForm, ConsiderForm, DecideForm, NumberForm } from './act-forms.tsx';

/** Acts that are done by one press. */
const simple = ['accept-substitution', 'acknowledge', 'cancel', 'withdraw'] as const;
/** Acts that are asked for with their reason. */
const reasoned = ['decline-substitution', 'send-back', 'revoke', 'annul'] as const;
const icons = {
  'accept-substitution': Check,
  acknowledge: Check,
  cancel: X,
  withdraw: Undo2,
  'decline-substitution': X,
  'send-back': CornerUpLeft,
  revoke: X,
  annul: X,
} as const;

/** What the reader may do with a request now: by the rule that guards the server. */
export function RequestActs({ request, own }: { request: RequestView; own: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<(typeof reasoned)[number] | null>(null);
  const { id: requestId, can } = request;
  const act = useAct(requests.takeStep, {
    stales: ['leave.'],
    onDone: () => {
      setAsking(null);
      toast(t('leave.act.done'));
    },
  });
  const open = (name: (typeof can.acts)[number]) => can.acts.includes(name);
  const decides = open('approve') || open('refuse');
  return (
    <span className={styles.acts}>
      {simple.filter(open).map((name) => {
        const Icon = icons[name];
        const isMain = name === 'accept-substitution' || name === 'acknowledge';
        return (
          <Button
            key={name}
            variant={isMain ? 'filled' : 'default'}
            loading={act.isPending && asking === null}
            leftSection={<Icon size={16} aria-hidden="true" />}
            onClick={() => act.mutate({ requestId, step: { act: name } })}
          >
            {t(`leave.do.${name}`)}
          </Button>
        );
      })}
      {reasoned.filter(open).map((name) => {
        const Icon = icons[name];
        return (
          <Button
            key={name}
            variant="default"
            leftSection={<Icon size={16} aria-hidden="true" />}
            onClick={() => setAsking(name)}
          >
            {t(`leave.do.${name}`)}
          </Button>
        );
      })}
      {can.resubmit ? (
        <Button
          component={Link}
          to={askPath}
          search={{ request: requestId } as never}
          leftSection={<PencilLine size={16} aria-hidden="true" />}
        >
          {t('leave.do.resubmit')}
        </Button>
      ) : null}
      {can.replace ? (
        <Button
          component={Link}
          to={askPath}
          search={{ replaces: requestId } as never}
          variant="default"
          leftSection={<Replace size={16} aria-hidden="true" />}
        >
          {t('leave.do.replace')}
        </Button>
      ) : null}
      {can.numberLetter ? (
        <DialogButton
          verb={t(request.confided?.letterNumber ? 'leave.do.renumber' : 'leave.do.number')}
          icon={Hash}
          keeps
        >
          {(close) => <NumberForm request={request} onEnd={close} />}
        </DialogButton>
      ) : null}
      {open('return-early') || open('recall') ? (
        <DialogButton verb={t(`leave.do.${own ? 'return-early' : 'recall'}`)} icon={Undo2} keeps>
          {(close) => (
            <BackForm request={request} act={open('recall') ? 'recall' : 'return-early'} onEnd={close} />
          )}
        </DialogButton>
      ) : null}
      {open('consider') ? (
        <DialogButton verb={t('leave.do.consider')} icon={MessageSquareText} look="main" keeps>
          {(close) => <ConsiderForm request={request} onEnd={close} />}
        </DialogButton>
      ) : null}
      {decides ? (
        <DialogButton verb={t('leave.do.decide')} icon={Gavel} look="main" keeps>
          {(close) => <DecideForm request={request} onEnd={close} />}
        </DialogButton>
      ) : null}
      <ConfirmWithReason
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t(`leave.do.${asking ?? 'send-back'}`)}
        verb={t(`leave.do.${asking ?? 'send-back'}`)}
        label={t('leave.do.reason')}
        takes={(reason) => reason.trim() !== '' && reason.length <= 1_000}
        busy={act.isPending}
        error={asking ? act.error : null}
        onConfirm={(reason) => asking && act.mutate({ requestId, step: { act: asking, reason } })}
      >
        {t(`leave.do.${asking ?? 'send-back'}.hint`)}
      </ConfirmWithReason>
    </span>
  );
}
