import { Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, ClipboardCheck, Siren, TimerOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type EmergencyOpening, emergency } from '../../contract/emergency.ts';
import { recordPath } from '../addresses.ts';
import { ClassBadge } from '../words/archive-badges.tsx';
import styles from './emergency.module.css';
import { EndButton } from './end-button.tsx';

/** One opening: which record, who, why, until when, what was read, and what was found about it. */
export function OpeningItem({ opening, meant = false }: { opening: EmergencyOpening; meant?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (meant) place.current?.scrollIntoView({ block: 'center' });
  }, [meant]);
  const { number, year, item, review, can } = opening;
  const called = opening.title ?? t('archive.emergency.record', { number, year, item });
  return (
    <li ref={place} className={styles.opening} data-active={meant || undefined}>
      <div className={styles.head}>
        <h2>{opening.title ? <Link to={recordPath(opening.recordId)}>{called}</Link> : called}</h2>
        <ClassBadge of={opening.securityClass} />
        <State of={opening} />
      </div>
      <p className={styles.quiet}>
        {[
          t('archive.emergency.openedBy', {
            name: opening.openedBy.name,
            at: format.moment(opening.openedAt),
          }),
          endOf(opening),
          opening.unitName,
        ].join(' · ')}
      </p>
      <p className={styles.reason}>{opening.reason || t('archive.emergency.forgotten')}</p>
      <Readings of={opening} />
      {review ? (
        <p className={styles.review}>
          {t('archive.emergency.reviewedBy', {
            ...{ name: review.by.name, at: format.moment(review.at), remark: review.remark },
          })}
        </p>
      ) : null}
      {can.end || can.review ? (
        <div className={styles.acts}>
          {can.end ? (
            <EndButton openingId={opening.id} onEnded={() => toast(t('archive.emergency.over'))} />
          ) : null}
          {can.review ? (
            <DialogButton
              look="small"
              verb={t('archive.emergency.review')}
              title={t('archive.emergency.reviewTitle')}
              icon={ClipboardCheck}
              keeps
            >
              {(close) => <Review opening={opening} onEnd={close} />}
            </DialogButton>
          ) : null}
        </div>
      ) : null}
    </li>
  );

  function endOf({ ended, stands, endsAt }: EmergencyOpening): string {
    if (stands) return t('archive.emergency.stands', { until: format.moment(endsAt) });
    return ended
      ? t('archive.emergency.ended', { at: format.moment(ended.at), name: ended.by.name })
      : t('archive.emergency.ranOut', { at: format.moment(endsAt) });
  }
}

function State({ of }: { of: EmergencyOpening }) {
  const { t } = useTranslation();
  if (of.stands) return <StatusBadge tone="bad" icon={Siren} label={t('archive.emergency.state.stands')} />;
  return of.review ? (
    <StatusBadge tone="good" icon={Check} label={t('archive.emergency.state.reviewed')} />
  ) : (
    <StatusBadge tone="wait" icon={TimerOff} label={t('archive.emergency.waiting')} />
  );
}

function Readings({ of }: { of: EmergencyOpening }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of.readings.length === 0) return <p className={styles.quiet}>{t('archive.emergency.readsNone')}</p>;
  return (
    <ul className={styles.readings} aria-label={t('archive.emergency.reads')}>
      {of.readings.map(({ position, act, times, lastAt }) => (
        <li key={`${position} ${act}`}>
          {t(`archive.emergency.read.${act}`, { position, count: times, at: format.moment(lastAt) })}
        </li>
      ))}
    </ul>
  );
}

function Review({ opening, onEnd }: { opening: EmergencyOpening; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(emergency.review, {
    initial: { remark: '' },
    shape: (values) => ({ openingId: opening.id, ...values }),
    onDone: () => {
      onEnd();
      toast(t('archive.emergency.reviewed'));
    },
  });
  return (
    <Form of={form} verb={t('archive.emergency.review')} onCancel={onEnd}>
      <Textarea
        label={t('archive.emergency.remark')}
        description={t('archive.emergency.remarkHint')}
        required
        autosize
        minRows={3}
        maxLength={1_000}
        {...form.form.getInputProps('remark')}
      />
    </Form>
  );
}
