import { Button } from '@mantine/core';
import {
  Building2,
  CircleAlert,
  CircleCheck,
  Clock3,
  Eye,
  type LucideIcon,
  Mail,
  MailCheck,
  Printer,
  Send,
  UserRound,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import {
  type DeliveryChannel,
  type DeliveryState,
  type DeliveryView,
  sending,
} from '../../contract/sending.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import styles from './sent.module.css';

const channels: Record<DeliveryChannel, LucideIcon> = {
  post: UserRound,
  agency: Building2,
  mail: Mail,
  paper: Printer,
};

const looks: Record<DeliveryState, readonly [Tone, LucideIcon]> = {
  waiting: ['neutral', Clock3],
  sent: ['busy', Send],
  delivered: ['good', MailCheck],
  read: ['good', Eye],
  failed: ['bad', CircleAlert],
};

/** What goes inside the house arrives within seconds: it is looked after until it has. */
const untilArrived = (deliveries: DeliveryView[] | undefined) =>
  deliveries?.some(({ state }) => state === 'waiting') ? 2_500 : false;

/** Whom the letter went to, how, and whether it was read. */
export function DeliveriesPanel({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const answer = useOperation(sending.deliveries, { draftId: draft.id }, { every: untilArrived });
  const addressed = draft.facts.recipients.length + draft.facts.copies.length > 0;
  // All of them are behind a list, and none of them is the reader.
  if (answer.data?.length === 0 && addressed) return null;
  const read = answer.data?.filter(({ state }) => state === 'read').length ?? 0;
  return (
    <Panel
      title={t('outgoing.deliveries.title')}
      hint={answer.data ? t('outgoing.deliveries.read', { read, count: answer.data.length }) : undefined}
      flush
    >
      <AnswerState of={answer} compact loading={<LoadingRows rows={3} />} />
      {answer.data?.length === 0 ? <NothingYet>{t('outgoing.deliveries.none')}</NothingYet> : null}
      {answer.data && answer.data.length > 0 ? (
        <PanelRows>
          {answer.data.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} />
          ))}
        </PanelRows>
      ) : null}
    </Panel>
  );
}

function Delivery({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<'resend' | 'hand-over' | null>(null);
  const [tone, icon] = looks[delivery.state];
  const { can } = delivery;
  const at = delivery.readAt ?? delivery.deliveredAt ?? delivery.sentAt;
  return (
    <PanelRow
      icon={channels[delivery.channel]}
      name={
        delivery.behind === null
          ? delivery.name
          : t('outgoing.recipients.behind', { name: delivery.name, list: delivery.behind })
      }
      detail={[
        t(`outgoing.channel.${delivery.channel}`),
        delivery.isCopy ? t('outgoing.deliveries.copy') : null,
        delivery.copyNumber ? t('outgoing.deliveries.numbered', { number: delivery.copyNumber }) : null,
        delivery.address,
      ]
        .filter(Boolean)
        .join(' · ')}
      further={
        <>
          {delivery.receipt ? `${delivery.receipt} · ` : null}
          {at ? format.moment(at) : null}
          {delivery.failure ? (
            <span className={styles.failure}>
              {' '}
              {t(`outgoing.failure.${delivery.failure}`, t('outgoing.failure.other'))}
            </span>
          ) : null}
        </>
      }
    >
      <StatusBadge tone={tone} icon={icon} label={t(`outgoing.delivery.${delivery.state}`)} />
      {can.resend || can.handOver || can.print ? (
        <span className={styles.acts}>
          {can.print ? (
            <Button
              component="a"
              href={addressOf(sending.printCopy, { deliveryId: delivery.id })}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size="compact-sm"
              leftSection={<Printer size={14} aria-hidden="true" />}
            >
              {t('outgoing.delivery.print')}
            </Button>
          ) : null}
          {can.handOver ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<CircleCheck size={14} aria-hidden="true" />}
              onClick={() => setAsking('hand-over')}
            >
              {t('outgoing.handOver.verb')}
            </Button>
          ) : null}
          {can.resend ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Send size={14} aria-hidden="true" />}
              onClick={() => setAsking('resend')}
            >
              {t('outgoing.resend.verb')}
            </Button>
          ) : null}
        </span>
      ) : null}
      <HandOverDialog delivery={delivery} opened={asking === 'hand-over'} onClose={() => setAsking(null)} />
      <ResendDialog delivery={delivery} opened={asking === 'resend'} onClose={() => setAsking(null)} />
    </PanelRow>
  );
}
