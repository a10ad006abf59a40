import { Button } from '@mantine/core';
import { Link, Unlink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type ShareView, shares } from '../../contract/shares.ts';
import type { RecordView } from '../../contract/views.ts';
import { ShareForm } from '../share/share-form.tsx';
import styles from './notes.module.css';

const stales = [shares.list.id];

/** Links by which people without an account see the record; for who keeps it. */
export function SharePanel({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const answer = useOperation(shares.list, { recordId: record.id });
  const items = answer.data?.items;
  if (!record.can.share && items?.length === 0) return null;
  return (
    <Panel
      title={t('archive.share.title')}
      acts={
        record.can.share ? (
          <DialogButton look="small" verb={t('archive.share.verb')} icon={Link} keeps>
            {(close) => <ShareForm recordIds={[record.id]} title={record.title} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {!items ? (
        <AnswerState of={answer} compact loading={<LoadingRows rows={1} />} />
      ) : items.length === 0 ? (
        <NothingYet>{t('archive.share.none')}</NothingYet>
      ) : (
        <ul className={styles.list}>
          {items.map((share) => (
            <Shared key={share.id} share={share} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** A link is open until the end of the day before the instant at which it ends. */
const lastMoment = ({ expiresAt }: ShareView) => new Date(Date.parse(expiresAt) - 1).toISOString();

function Shared({ share }: { share: ShareView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const withdraw = useAct(shares.withdraw, {
    stales,
    onDone: () => {
      setAsking(false);
      toast(t('archive.share.withdrawn'));
    },
  });
  return (
    <li className={styles.note} data-active={share.state === 'open' || undefined}>
      <div className={styles.head}>
        <strong>{share.title}</strong>
        <small>
          {t(`archive.share.state.${share.state}`, { until: format.day(lastMoment(share)) })}
          {share.records > 1 ? ` · ${t('archive.share.holds', { count: share.records })}` : null}
        </small>
      </div>
      <p className={styles.body}>{share.reason}</p>
      <p className={styles.at}>
        {t('archive.share.by', { name: share.madeBy.name, day: format.day(share.madeAt) })}
        {' · '}
        {share.lastOpenedAt
          ? t('archive.share.opened', { count: share.openings, last: format.moment(share.lastOpenedAt) })
          : t('archive.share.neverOpened')}
      </p>
      {share.can.withdraw ? (
        <Button
          mt="xs"
          variant="default"
          size="compact-sm"
          leftSection={<Unlink size={14} aria-hidden="true" />}
          onClick={() => setAsking(true)}
        >
          {t('archive.share.withdraw')}
        </Button>
      ) : null}
      <ConfirmFinal
        danger
        opened={asking}
        onClose={() => setAsking(false)}
        verb={t('archive.share.withdraw')}
        title={t('archive.share.withdrawTitle')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ shareId: share.id })}
      >
        {t('archive.share.withdrawWhat', { title: share.title })}
      </ConfirmFinal>
    </li>
  );
}
